import { type DayNumber, dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import { minorFromAge } from '../domain/short/working-time/around.ts'
import { type FieldProblem, type TypedFields, typedIn } from '../forms/check-fields.ts'
import { type FieldAsked, type ShortCheckId, shortCheckIds, shortCheckOf } from '../forms/short-checks.ts'
import { answerWeeks, isWeekField, weekFields, weeksAsked } from '../forms/week-form.ts'
import {
  type FieldShown,
  fieldShown,
  type LabelNumbers,
  problemWords,
  type ShortResult,
  shortResult,
} from '../ui/short-views.ts'

/** What a page is made with. */
export interface ShortPageWith {
  t: Translator
  rules: RuleBook
  today: Day
}

export interface ProblemShown {
  field: string
  label: string
  words: string
}

/** The page of a check: the form as it was filled in, and what came of it; `result` is null until something was asked. */
export interface ShortPage {
  id: ShortCheckId
  fields: readonly FieldShown[]
  problems: readonly ProblemShown[]
  result: ShortResult | null
  /** What was typed, to be asked again in another language. */
  carry: TypedFields
}

export const isShortCheck = (id: string): id is ShortCheckId => shortCheckIds.some((one) => one === id)

/** The fields of a check among what was posted. */
export function typedForCheck(id: ShortCheckId, posted: Iterable<readonly [string, unknown]>): TypedFields {
  const names = new Set(shortCheckOf(id)?.asked.map(({ name }) => name))
  return typedIn(posted, (name) => names.has(name))
}

/** @param typed what was posted; null for a page that was only opened: today stands in a field for a day */
export function shortPage(id: ShortCheckId, typed: TypedFields | null, { t, rules, today }: ShortPageWith): ShortPage {
  const check = shortCheckOf(id)
  const asked = check?.asked ?? []
  const answer = (typed && check?.answer(typed, rules)) ?? { findings: [], problems: [] }
  const shown = typed ?? { day: today }
  const fields = asked.map((field) => fieldShown(t, field, shown, answer.problems))
  const labels = new Map(fields.map(({ name, label }) => [name, label]))
  return {
    id,
    fields,
    problems: problemsShown(t, answer.problems, (name) => labels.get(name) ?? name),
    result: resultOf(t, typed, answer),
    carry: typed ?? {},
  }
}

function resultOf(
  t: Translator,
  typed: TypedFields | null,
  { findings, problems }: { findings: readonly ShortFinding[]; problems: readonly FieldProblem[] },
): ShortResult | null {
  return typed === null || problems.length > 0 ? null : shortResult(t, findings)
}

const problemsShown = (
  t: Translator,
  problems: readonly FieldProblem[],
  labelOf: (name: string) => string,
): ProblemShown[] =>
  problems.map((one) => ({ field: one.field, label: labelOf(one.field), words: problemWords(t, one) }))

/** The page of hours and rest. */
export interface WeekPage {
  monday: DayNumber
  weeks: number
  /** Fields before the table, and those after it. */
  before: readonly FieldShown[]
  after: readonly FieldShown[]
  typed: TypedFields
  problems: readonly ProblemShown[]
  result: ShortResult | null
  carry: TypedFields
}

export const typedForWeeks = (posted: Iterable<readonly [string, unknown]>): TypedFields => typedIn(posted, isWeekField)

const beforeTable: readonly FieldAsked[] = [
  { name: 'ageGroup', kind: 'choice', options: weekFields.ageGroup.options },
  { name: 'monday', kind: 'day', options: [] },
]
const afterTable: readonly FieldAsked[] = [
  { name: 'nextDay', kind: 'day', options: [] },
  ...(['collectiveScheme', 'exceptional'] as const).map((name) => ({ name, kind: 'yes-no' as const, options: [] })),
  ...(['longNights', 'freeSundays'] as const).map((name) => ({ name, kind: 'number' as const, options: [] })),
]

/** @param show false while only the table is asked for */
export function weekPage(typed: TypedFields, show: boolean, { t, rules, today }: ShortPageWith): WeekPage {
  const now = dayNumberOf(today)
  const { monday, weeks } = weeksAsked(typed, now)
  const answer = show ? answerWeeks(typed, rules, now) : { findings: [], problems: [] }
  const numbers = ageNumbers(rules, now)
  const shown = { ...typed, monday: typed.monday ?? dayOfNumber(monday) }
  const fields = (asked: readonly FieldAsked[]) =>
    asked.map((field) => fieldShown(t, field, shown, answer.problems, numbers))
  return {
    monday,
    weeks,
    before: fields(beforeTable),
    after: fields(afterTable),
    typed,
    problems: problemsShown(t, answer.problems, (name) => weekLabel(t, name, monday)),
    result: resultOf(t, show ? typed : null, answer),
    carry: typed,
  }
}

function ageNumbers(rules: RuleBook, on: DayNumber): LabelNumbers {
  return { age: rules.on('working-time-adult-age', on)?.value ?? '', least: minorFromAge }
}

function weekLabel(t: Translator, name: string, monday: DayNumber): string {
  const [, row, part] = /^d\.(\d+)\.(from|until|break)$/.exec(name) ?? []
  if (row === undefined) return t(`rights.field.${name as 'monday'}`)
  return `${t.day(dayOfNumber(monday + Number(row)))}: ${t(`rights.field.${part as 'from'}`)}`
}
