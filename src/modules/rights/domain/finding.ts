import { type Cents, cents } from '#kernel/units.ts'
import type { InputId } from './payslip.ts'
import type { BookRow } from './rule-book.ts'
import type { StepId } from './steps.ts'

/**
 * `ok` and `breach` are certain whatever is not known. `unknown`: what is missing could make it either. `not-applicable`:
 * the rule says nothing about this. `out-of-coverage`: we hold no rule for those days.
 */
export const verdicts = ['ok', 'breach', 'unknown', 'not-applicable', 'out-of-coverage'] as const
export type Verdict = (typeof verdicts)[number]

/** One step of the way to a verdict: which sentence, with which numbers, resting on which rows. */
export interface Step {
  readonly id: StepId
  /** In the units that `unitOf` names; an amount of cents may be a fraction. */
  readonly values: Readonly<Record<string, number>>
  readonly cites: readonly BookRow[]
}

/** What one rule says of one payslip. */
export interface Finding<Id extends string = string> {
  readonly id: Id
  readonly verdict: Verdict
  /** By how much the limit was passed, in whole cents up; null without a breach or where no amount fits. */
  readonly differenceCents: Cents | null
  /** What is certainly due to the worker of that difference, whatever is not known. Never more than the difference. */
  readonly claimCents: Cents
  /** What is not known and could still change the answer. */
  readonly missing: readonly InputId[]
  /** Why there is no plain answer, or what kind of breach it is; a message of its own. */
  readonly why: string | null
  readonly trace: readonly Step[]
}

type Rest = Partial<Pick<Finding, 'why' | 'trace' | 'missing'>>

const noSteps: readonly Step[] = []
const noInputs: readonly InputId[] = []
const noCents = cents(0)

const found = <Id extends string>(id: Id, verdict: Verdict, rest: Rest): Finding<Id> => ({
  id,
  verdict,
  differenceCents: null,
  claimCents: noCents,
  missing: rest.missing ?? noInputs,
  why: rest.why ?? null,
  trace: rest.trace ?? noSteps,
})

export const isFine = <Id extends string>(id: Id, trace: readonly Step[], why: string | null = null) =>
  found(id, 'ok', { trace, why })
export const isUnknown = <Id extends string>(id: Id, missing: readonly InputId[], rest: Rest = {}) =>
  found(id, 'unknown', { ...rest, missing })
export const doesNotApply = <Id extends string>(id: Id, why: string, trace: readonly Step[] = noSteps) =>
  found(id, 'not-applicable', { why, trace })
export const outOfCoverage = <Id extends string>(id: Id) => found(id, 'out-of-coverage', { why: 'no-rule' })

/** @param claim what is certainly due; the whole difference when left out */
export const isBreach = <Id extends string>(
  id: Id,
  difference: Cents | null,
  { claim = difference ?? noCents, why = null, trace = noSteps }: Rest & { claim?: Cents } = {},
): Finding<Id> => ({
  id,
  verdict: 'breach',
  differenceCents: difference,
  claimCents: claim,
  missing: noInputs,
  why,
  trace,
})

/** Every row that a finding rests on, each once. */
export const citedRows = ({ trace }: Pick<Finding, 'trace'>): readonly BookRow[] => [
  ...new Set(trace.flatMap(({ cites }) => cites)),
]

/** True when something it rests on is general knowledge that nobody checked: the verdict is shown with that beside it. */
export const isNotVerified = (finding: Finding): boolean =>
  citedRows(finding).some(({ row }) => row.confidence === 'own')

/** True when something it rests on is uncertain: such a row gives no more than "unknown, ask". */
export const isUncertain = (rows: readonly (BookRow | undefined)[]): boolean =>
  rows.some((one) => one?.row.confidence === 'uncertain')

/** What rests on an uncertain row is never more than "unknown, ask". */
export function sure<Id extends string>(finding: Finding<Id>): Finding<Id> {
  const isCertain = finding.verdict === 'ok' || finding.verdict === 'breach'
  if (!isCertain || !finding.trace.some(({ cites }) => isUncertain(cites))) return finding
  return isUnknown(finding.id, noInputs, { why: 'uncertain-rule', trace: finding.trace })
}
