import { type CasePlace, commitmentOfText, openWithRing } from '#modules/reporting/ceremonies/index.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { CaseKeys } from './open-sealed.ts'
import type { SentCase } from './sent-case.ts'

/**
 * Whether a report is what the receipt of its reporter is bound to: the site signs a commitment and sees nothing of what is sealed, so a browser that lies can have another text signed than it seals, and prove later that
 * this one was told. Null: it does not open, or the server told no commitment.
 */
export async function fitsReceipt(
  keys: Pick<CaseKeys, 'case'>,
  place: CasePlace,
  { items, commitment }: Pick<SentCase, 'items' | 'commitment'>,
): Promise<boolean | null> {
  const report = items.find(({ kind }) => kind === 'report')
  if (!report?.envelope || commitment === undefined) return null
  const { item, sender, kind, sequence, envelope } = report
  const opened = await openWithRing(keys.case, place, { item, sender, kind, sequence, envelope: bytesOf(envelope) })
  if (!opened.ok) return null
  const bound = await commitmentOfText(new TextDecoder().decode(opened.value))
  return bound.ok && bound.value === commitment
}
