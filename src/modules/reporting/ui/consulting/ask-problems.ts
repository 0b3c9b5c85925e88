import type { MessageKey, Translator } from '#platform/i18n/translator.ts'

/** What can go wrong while somebody is asked. */
export const askProblems = [
  'to',
  'colleague',
  'partner',
  'name',
  'question',
  'ground',
  'too-large',
  'prove-again',
  'signed-out',
  'not-now',
  'not-a-holder',
  'not-read-here',
  'old-key',
  'own-old-key',
  'taken',
  'role',
  'locked-case',
  'no-connection',
  'failed',
] as const

/** What can go wrong with a question that was asked, on either side. */
export const questionProblems = [
  'empty',
  'too-large',
  'gone',
  'unknown',
  'answered-before',
  'unread',
  'not-opened',
  'role',
  'signed-out',
  'no-connection',
  'failed',
] as const

/** The sentence for a refusal of the server. */
export function questionProblem(t: Translator, code: string): string {
  const known = questionProblems.find((one) => one === code) ?? 'failed'
  return t(`consultations.problem.${known}` satisfies MessageKey)
}
