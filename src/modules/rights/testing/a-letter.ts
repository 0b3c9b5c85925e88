import { day } from '#kernel/days.ts'
import { cents, days } from '#kernel/units.ts'
import type { FindingId } from '../domain/check-payslip.ts'
import type { Finding } from '../domain/finding.ts'
import type { LetterAsked, LetterPeriod } from '../server/letter/letter-matter.ts'

/** A finding that says nothing is wrong. */
export const aFinding = (id: FindingId, changes: Partial<Finding<FindingId>> = {}): Finding<FindingId> => ({
  id,
  verdict: 'ok',
  differenceCents: null,
  claimCents: cents(0),
  missing: [],
  why: null,
  trace: [],
  ...changes,
})

/** A certain breach; `claim` is the whole difference when left out. */
export const aBreach = (id: FindingId, difference: number | null, claim = difference ?? 0): Finding<FindingId> =>
  aFinding(id, {
    verdict: 'breach',
    differenceCents: difference === null ? null : cents(difference),
    claimCents: cents(claim),
  })

export const anUnknown = (id: FindingId, missing: Finding['missing'] = []): Finding<FindingId> =>
  aFinding(id, { verdict: 'unknown', missing })

/** October 2026. */
export const aLetterPeriod = (
  findings: readonly Finding<FindingId>[],
  changes: Partial<LetterPeriod> = {},
): LetterPeriod => ({
  days: { from: day('2026-10-01'), until: day('2026-10-31') },
  findings,
  payslipItems: null,
  ...changes,
})

/** A letter of 21 November 2026 with a term of two weeks and nobody's name. */
export const aLetter = (findings: readonly Finding<FindingId>[], changes: Partial<LetterAsked> = {}): LetterAsked => ({
  periods: [aLetterPeriod(findings)],
  employer: null,
  worker: null,
  today: day('2026-11-21'),
  term: days(14),
  ...changes,
})
