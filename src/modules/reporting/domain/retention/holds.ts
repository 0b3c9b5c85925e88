import { addDays, type Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'

/**
 * Why a case may not be deleted for now. `criminal-investigation` – police or prosecution asked for it · `court-case` – it is evidence
 * in a trial or appeal · `complaint` – somebody complained of how it was handled · `supervision` – a supervisor or the data protection
 * officer looks at it · `disclosure-request` – somebody asked for disclosure (Woo), and what was there at that moment has to be judged:
 * our own reading, not verified (docs/privacy/records-and-deletion.md) · `asked-by-person` – who it is about asked to keep it, as
 * evidence of their own. Source of law of the others: GDPR, article 17, paragraph 3 b and e, and article 18, paragraph 1.
 */
export const holdReasons = [
  'criminal-investigation',
  'court-case',
  'complaint',
  'supervision',
  'disclosure-request',
  'asked-by-person',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** A year: then somebody has to look again whether it still has to be held. In days. */
export const longestHoldDays = 365

/**
 * Whether a hold may last until that day, which no longer belongs to it. Refusals: `in-the-past` – today or before · `too-long` – longer
 * than a year from today · `unknown-reason`.
 */
export function mayHold(
  { reason, until }: { reason: string; until: Day },
  today: Day,
): Result<HoldReason, 'in-the-past' | 'too-long' | 'unknown-reason'> {
  const known = holdReasons.find((one) => one === reason)
  if (!known) return err('unknown-reason')
  if (until <= today) return err('in-the-past')
  return until > addDays(today, longestHoldDays) ? err('too-long') : ok(known)
}
