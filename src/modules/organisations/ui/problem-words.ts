import type { Translator } from '#platform/i18n/translator.ts'
import type { FieldProblem } from '../forms/field-problem.ts'

/** Every refusal that these pages have words for. */
export const toldProblems = [
  'not-here',
  'role',
  'relation',
  'state',
  'author',
  'prove-again',
  'say-why',
  'unknown-person',
  'role-not-here',
  'nothing-changed',
  'period-order',
  'oneself',
  'chosen-by-self',
  'elsewhere',
  'unknown-organisation',
  'needs-two',
  'already-here',
  'taken',
  'one-platform',
  'not-a-day',
  'in-the-past',
  'itself',
  'successor-ends',
  'before-first-day',
  'unknown-request',
  'same-person',
  'asker-gone',
  'still-held',
  'overtaken',
  'unknown-step',
  'no-name',
  'name-wrong',
  'no-mail',
  'mail-wrong',
  'no-role',
  'no-person',
  'no-kind',
  'no-organisation-name',
  'code-wrong',
  'no-place',
  'no-region',
  'kept-already',
  'not-in-directory',
] as const
export type ToldProblem = (typeof toldProblems)[number]

const toldProblem = (code: string): ToldProblem => toldProblems.find((one) => one === code) ?? 'unknown-step'

/** What is wrong in a sentence that says what to do. */
export const problemWord = (t: Translator, code: string): string => t(`people.problem.${toldProblem(code)}`)

/** For the box above a form. */
export const problemWords = (
  t: Translator,
  problems: readonly FieldProblem[],
): { field: string | null; words: string }[] =>
  problems.map(({ field, code }) => ({ field, words: problemWord(t, code) }))

/** For the fields themselves. */
export const wrongFields = (t: Translator, problems: readonly FieldProblem[]): Record<string, string> =>
  Object.fromEntries(problems.flatMap(({ field, code }) => (field === null ? [] : [[field, problemWord(t, code)]])))
