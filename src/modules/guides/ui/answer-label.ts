import type { Translator } from '#platform/i18n/translator.ts'
import type { TrailStep } from './wizard-view.ts'

/** The answer of a passed step in words: the option, "done", or what Baken looked up. */
export function answerLabel(step: TrailStep, t: Translator): string {
  if (step.answer) return step.answer
  if (!step.byBaken) return '✓'
  return t(step.result === 'known' ? 'wizard.looked-up.known' : 'wizard.looked-up.unknown')
}
