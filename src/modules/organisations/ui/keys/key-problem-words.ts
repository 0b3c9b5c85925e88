import type { Translator } from '#platform/i18n/translator.ts'
import { ceremonyProblems } from './ceremony-problems.ts'

const onForms = ['last-way', 'unknown-way', 'unknown-paper', 'still-held'] as const

/** The sentence of a refusal about keys; of one that has none, that something went wrong. */
export function keyProblemWords(t: Translator, code: string): string {
  const known = [...ceremonyProblems, ...onForms].find((one) => one === code)
  return t(`keys.problem.${known ?? 'failed'}`)
}
