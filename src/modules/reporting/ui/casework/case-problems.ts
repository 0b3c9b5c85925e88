import type { Translator } from '#platform/i18n/translator.ts'
import { mostFileMegabytes } from '../../domain/report/report.ts'

/** Everything that can be refused on the page of a case, in the browser or by the server. Each has a sentence under `cases.problem`. */
export const caseProblems = [
  'failed',
  'no-connection',
  'signed-out',
  'prove-again',
  'changed-meanwhile',
  'old-key',
  'not-opened',
  'too-large',
  'not-a-day',
  'in-the-past',
  'in-the-future',
  'before-sent',
  'answered-before',
  'taken-back',
  'unknown',
  'unknown-mark',
  'several',
  'itself',
  'empty',
  'lacking',
  'no-such-step',
  'role',
  'state',
  'author',
  'not-here',
  'closed-vault',
  'missing',
  'too-many-files',
  'file-too-large',
  'file-not-a-kind',
  'file-uncleanable',
  'file-refused',
  'not-read-here',
  'not-a-holder',
  'nothing',
  'too-long',
  'unknown-reason',
  'asked-before',
  'request-gone',
  'request-over',
  'held',
  'other-mark',
  'no-reporter',
] as const
export type CaseProblem = (typeof caseProblems)[number]

/** The sentence for a refusal; one without a sentence of its own has that of the failure. */
export const caseProblem = (code: string): CaseProblem => {
  if (code === 'unknown-case' || code === 'unknown-task') return 'unknown'
  return caseProblems.find((one) => one === code) ?? 'failed'
}

/** The sentence for a refusal, in words. */
export const caseProblemWords = (t: Translator, code: string): string =>
  t(`cases.problem.${caseProblem(code)}`, { megabytes: mostFileMegabytes })

/** The field that a refusal of a form is about, by where on the page it was sent and why it was refused; null: it is about none. */
export function fieldOfProblem({ at, problem }: { at: string; problem: string }): string | null {
  if (at === 'links') return 'mark'
  if (at !== 'early') return null
  return problem === 'unknown-reason' ? 'early-why' : problem === 'other-mark' ? 'early-mark' : null
}
