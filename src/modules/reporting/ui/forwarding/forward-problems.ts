import type { MessageKey, Translator } from '#platform/i18n/translator.ts'

/** What can go wrong while something is handed over. */
export const sendProblems = [
  'to',
  'name',
  'ground',
  'fields',
  'too-large',
  'too-many-along',
  'too-much-along',
  'files-gone',
  'identity-ground',
  'closed-vault',
  'not-opened',
  'busy',
  'prove-again',
  'signed-out',
  'not-now',
  'closed',
  'not-read-here',
  'old-key',
  'taken',
  'role',
  'locked-case',
  'no-connection',
  'failed',
] as const

/** What can go wrong with what was handed over before. */
const rowProblems = ['was-read', 'gone', 'not-a-reason', 'answered-before', 'role'] as const

/** The sentence for a refusal of the server. */
export function forwardProblem(t: Translator, code: string): string {
  const known = rowProblems.find((one) => one === code) ?? 'failed'
  return t(`forwards.problem.${known}` satisfies MessageKey)
}
