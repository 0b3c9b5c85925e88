import { type Day, day } from '#kernel/days.ts'
import type { ItemOn } from './history.ts'
import type { Kind } from './item-types.ts'
import { type ItemId, isRow, type RegisterEvent } from './items.ts'
import { surelyBy, type When } from './when.ts'

/** From the first day up to and including the last. */
export interface EvaluationPeriod {
  from: Day
  to: Day
}

/** The year in which the first of the two notes was written begins here; the evaluation they promise begins there too. */
export const firstEvaluated: Day = day('2019-01-01')

/**
 * `rows` – statements of a note that was surely written by the end of the period, but for facts and the goals
 * themselves · `promised` – those that promise, plan, do under a condition or mean to · `done` – said in the period to
 * be done.
 * Every row is in exactly one of the last four: `shown` – something was found that surely happened in the period and
 * not before the promise · `other-time` – something was found, of another or an unknown time · `said-only` – said to be
 * done, and nothing was found that shows it · `unknown` – nobody knows what came of it.
 */
export const evaluationCounts = ['rows', 'promised', 'done', 'shown', 'other-time', 'said-only', 'unknown'] as const
export type EvaluationCount = (typeof evaluationCounts)[number]
export const outcomeClasses = ['shown', 'other-time', 'said-only', 'unknown'] as const
export type OutcomeClass = (typeof outcomeClasses)[number]

/** What each count holds. */
export type Tallied = Readonly<Record<EvaluationCount, readonly ItemId[]>>

export interface Evaluation {
  /** Every row once, also when it serves several goals. */
  total: Tallied
  byGoal: readonly { goal: ItemId; tallied: Tallied }[]
  withoutGoal: Tallied
  /** Not known precisely enough to say that they were promised by the end of the period; in no count. */
  undated: readonly ItemId[]
}

const promisedKinds: readonly (Kind | null)[] = ['commitment', 'activity', 'conditional', 'idea']

/** What a register comes to in a period, in total and per goal. `rows` are as known on some day. */
export function evaluate(
  rows: readonly ItemOn[],
  { goals, goalsOf }: { goals: readonly ItemId[]; goalsOf: ReadonlyMap<ItemId, readonly ItemId[]> },
  period: EvaluationPeriod,
): Evaluation {
  const statements = rows.filter(({ item, kind }) => isRow(item) && item.type !== 'goal' && kind !== 'fact')
  const scope = statements.filter(({ item }) => item.since !== null && surelyBy(item.since) <= period.to)
  const undated = statements.filter(
    ({ item }) => item.since === null || (item.since.from <= period.to && surelyBy(item.since) > period.to),
  )
  const goalsOfRow = ({ item }: ItemOn) => goalsOf.get(item.id) ?? []
  const tally = (some: readonly ItemOn[]) => tallied(some, period)
  return {
    total: tally(scope),
    byGoal: goals.map((goal) => ({ goal, tallied: tally(scope.filter((row) => goalsOfRow(row).includes(goal))) })),
    withoutGoal: tally(scope.filter((row) => goalsOfRow(row).length === 0)),
    undated: idsOf(undated),
  }
}

function tallied(rows: readonly ItemOn[], period: EvaluationPeriod): Tallied {
  const ofClass = (wanted: OutcomeClass) => idsOf(rows.filter((row) => outcomeIn(row, period) === wanted))
  return {
    rows: idsOf(rows),
    promised: idsOf(rows.filter(({ kind }) => promisedKinds.includes(kind))),
    done: idsOf(rows.filter(({ standing }) => isDone(standing.state) && liesIn(standing.since, period))),
    shown: ofClass('shown'),
    'other-time': ofClass('other-time'),
    'said-only': ofClass('said-only'),
    unknown: ofClass('unknown'),
  }
}

const idsOf = (rows: readonly ItemOn[]): ItemId[] => rows.map(({ item }) => item.id)
const isDone = (state: ItemOn['standing']['state']): boolean => state === 'done'

/** What is known of what came of a row; see `evaluationCounts`. */
export function outcomeIn({ item, standing, events }: ItemOn, period: EvaluationPeriod): OutcomeClass {
  const found = events.filter(shows)
  const notBefore = (moment: When) => item.since === null || moment.until > item.since.from
  if (found.some(({ when }) => when !== null && liesIn(when, period) && notBefore(when))) return 'shown'
  if (found.length > 0) return 'other-time'
  return isDone(standing.state) ? 'said-only' : 'unknown'
}

const shows = ({ change, evidence }: RegisterEvent): boolean =>
  (change === 'found' || change === 'state') && evidence.length > 0

/** True when every day that the moment can be lies in the period. */
export const liesIn = (moment: When | null, { from, to }: EvaluationPeriod): boolean =>
  moment !== null && moment.from >= from && surelyBy(moment) <= to

/** True when some day that the moment can be lies in the period. */
export const touches = (moment: When, { from, to }: EvaluationPeriod): boolean =>
  moment.from <= to && surelyBy(moment) >= from
