import { type Day, parseDay } from '#kernel/days.ts'
import { type EvaluationCount, type EvaluationPeriod, evaluationCounts, firstEvaluated } from '../domain/evaluation.ts'

/**
 * Why a value in the address could not be used. `not-a-day` · `from-after-to` – the period ends before it begins ·
 * `not-known-yet` – it ends after the day of which the register is shown · `means-nothing` – no goal or count.
 */
export interface EvaluationProblem {
  parameter: 'from' | 'to' | 'goal' | 'count'
  problem: 'not-a-day' | 'from-after-to' | 'not-known-yet' | 'means-nothing'
  /** As it was typed, at most 40 letters. */
  typed: string
}

export interface AskedEvaluation {
  period: EvaluationPeriod
  /** The rows of which count are to be listed; null: none were asked for. */
  chosen: { goal: string; count: EvaluationCount } | null
  problems: readonly EvaluationProblem[]
}

/** Instead of a goal: every row, and the rows that serve no goal. */
export const otherGroups = ['all', 'none'] as const

const maximumTyped = 40

/**
 * Reads `from`, `to`, `goal` and `count`. Where the period cannot be used, the usual one is shown: from the beginning of
 * the year of the first note up to the day of the register. A period is used whole or not at all.
 */
export function evaluationIn(address: URLSearchParams, on: Day, goals: readonly string[]): AskedEvaluation {
  const usual = { from: firstEvaluated, to: on }
  const from = dayIn(address, 'from', usual.from)
  const to = dayIn(address, 'to', usual.to)
  const unread = [from, to].flatMap(({ problem }) => (problem ? [problem] : []))
  const wrong = unread.length > 0 ? unread : periodProblems(from.day, to.day, on)
  const chosen = chosenIn(address, goals)
  return {
    period: wrong.length > 0 ? usual : { from: from.day, to: to.day },
    chosen: chosen.value,
    problems: [...wrong, ...chosen.problems],
  }
}

function dayIn(address: URLSearchParams, parameter: 'from' | 'to', usual: Day) {
  const typed = address.get(parameter)?.trim() ?? ''
  if (typed === '') return { day: usual, problem: null }
  const parsed = parseDay(typed)
  if (parsed.ok) return { day: parsed.value, problem: null }
  return { day: usual, problem: { parameter, problem: 'not-a-day', typed: typed.slice(0, maximumTyped) } as const }
}

function periodProblems(from: Day, to: Day, on: Day): EvaluationProblem[] {
  if (to > on) return [{ parameter: 'to', problem: 'not-known-yet', typed: to }]
  return from > to ? [{ parameter: 'from', problem: 'from-after-to', typed: from }] : []
}

function chosenIn(address: URLSearchParams, goals: readonly string[]) {
  const goal = address.get('goal') ?? ''
  const count = address.get('count') ?? ''
  const found = evaluationCounts.find((one) => one === count)
  const known = goals.includes(goal) || otherGroups.some((one) => one === goal)
  if (goal === '' && count === '') return { value: null, problems: [] }
  const problem = (parameter: 'goal' | 'count', typed: string): EvaluationProblem => ({
    parameter,
    problem: 'means-nothing',
    typed: typed.slice(0, maximumTyped),
  })
  if (found && known) return { value: { goal, count: found }, problems: [] }
  return {
    value: null,
    problems: [...(known ? [] : [problem('goal', goal)]), ...(found ? [] : [problem('count', count)])],
  }
}
