import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { type Bytes, sameAgain, sameBytes, showReceiptCode } from '#platform/sealing/index.ts'
import { type BegunCase, beginCase, sealReport } from '../../ceremonies/index.ts'
import { type Draft, reportFrom } from '../../domain/report/draft.ts'
import { type FoundReader, readerFor } from '../find-reader.ts'
import { type NotKept, submitReport } from '../keep-report.ts'
import { findThread } from '../thread.ts'
import { inTurn, type NotNow, type SeenOnceDesk } from './seen-once-desk.ts'

/** What somebody gets for a report that is kept. */
export interface SentOnce {
  day: Day
  /** As it is written down: `7F3 K9C …`. */
  code: string
  caseId: string
  organisation: { id: string; name: string }
  commitment: Bytes
  /** Another text was sent with the same page before, and that one is kept. */
  isEarlier: boolean
}

/** `unready` – an answer is missing · `too-large` – more than an envelope holds. */
export type NotSentOnce = 'unready' | 'too-large' | NotNow | NotKept

interface Asked {
  draft: Draft
  language: LanguageTag
  /** 32 bytes that the page was drawn with: sent again, they lead to the same case and the same code. */
  seed: Uint8Array
  /** The line of the internet that it comes from; never kept. */
  line: string
}

/**
 * Seals a report in memory and keeps it. The same page sent twice is one case and one code, also when the first answer never arrived.
 * Refusals: see `NotSentOnce`; `old-key` only when the key changes twice while it is sealed.
 */
export async function sendSeenOnce(desk: SeenOnceDesk, asked: Asked): Promise<Result<SentOnce, NotSentOnce>> {
  const { draft, seed, line } = asked
  const municipality = draft.municipality === 'unknown' ? null : draft.municipality
  const reader = await readerFor(desk, municipality)
  if (reader === null) return err('not-read-here')
  const begun = await inTurn(desk, line, async () => beginCase(reader.organisation, await sameAgain(seed)))
  if (!begun.ok) return begun
  const sent = await sealed(desk, asked, begun.value, reader)
  if (sent.ok || sent.error !== 'old-key') return sent
  const now = await readerFor(desk, municipality)
  return now?.organisation === reader.organisation ? sealed(desk, asked, begun.value, now) : err('not-read-here')
}

async function sealed(
  desk: SeenOnceDesk,
  { draft, language }: Asked,
  begun: BegunCase,
  reader: FoundReader,
): Promise<Result<SentOnce, NotSentOnce>> {
  const told = reportFrom(draft, { language, files: [], salt: toBase64url(begun.salt) })
  if (!told.ok) return told
  const to = { ...reader, publicKey: new Uint8Array(reader.publicKey) }
  const made = await sealReport(begun, to, { ...told.value, files: [] }, desk.random)
  if (!made.ok) {
    if (made.error === 'too-large') return err('too-large')
    throw new Error('the key of an organisation cannot be used')
  }
  const { commitment } = made.value
  const receipt = {
    code: showReceiptCode(begun.code),
    caseId: begun.caseId,
    organisation: { id: reader.organisation, name: reader.name },
    commitment,
  }
  const kept = await submitReport(desk, made.value, 'seen-once')
  if (kept.ok) return ok({ ...receipt, day: kept.value.day, isEarlier: false })
  if (kept.error !== 'taken') return kept
  const before = await findThread(desk, begun.lookupId)
  if (before?.caseId !== begun.caseId) return kept
  return ok({
    ...receipt,
    day: before.receivedOn,
    organisation: { id: before.organisation, name: before.organisationName },
    isEarlier: !sameBytes(before.commitment, commitment),
  })
}
