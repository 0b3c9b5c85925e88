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
] as const
export type CaseProblem = (typeof caseProblems)[number]

/** The sentence for a refusal; one without a sentence of its own has that of the failure. */
export const caseProblem = (code: string): CaseProblem => {
  if (code === 'unknown-case' || code === 'unknown-task') return 'unknown'
  return caseProblems.find((one) => one === code) ?? 'failed'
}
