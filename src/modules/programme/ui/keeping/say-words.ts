import type { Translator } from '#platform/i18n/translator.ts'

/** Every refusal that these pages have words for. */
export const saidProblems = [
  'not-here',
  'role',
  'relation',
  'state',
  'author',
  'prove-again',
  'say-why',
  'unknown-item',
  'changed-meanwhile',
  'already-waiting',
  'not-this-step',
  'in-the-future',
  'only-parliament-sets',
  'unknown-event',
  'not-yours',
  'withdrawn-already',
  'breaks-steps',
  'state-of-a-fact',
  'no-such-step',
  'not-entitled',
  'only-parliament-settles',
  'nothing-to-settle',
  'not-conditional',
  'day-missing',
  'day-too-many',
  'not-a-quarter-end',
  'not-a-year-end',
  'no-state',
  'no-basis',
  'not-a-day',
  'no-when',
  'not-a-date',
  'backwards',
  'no-words',
  'no-reason',
  'too-long',
  'no-title',
  'no-address',
  'not-an-address',
  'no-text',
  'unknown-party',
  'unknown-agreement',
  'unknown-version',
  'nothing-changed',
] as const
export type SaidProblem = (typeof saidProblems)[number]

/** What is wrong with a field, as a code; `field` null: with no single one. */
export interface ToldProblem {
  field: string | null
  code: SaidProblem
}

/** For the box above a form. `prefix` is what the fields on the page begin with. */
export const boxWords = (
  t: Translator,
  problems: readonly ToldProblem[],
  prefix = '',
): { field: string | null; words: string }[] =>
  problems.map(({ field, code }) => ({
    field: field === null ? null : `${prefix}${field}`,
    words: t(`promises.problem.${code}`),
  }))

/** For the fields themselves. */
export const fieldWords = (t: Translator, problems: readonly ToldProblem[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    problems.flatMap(({ field, code }) => (field === null ? [] : [[field, t(`promises.problem.${code}`)]])),
  )
