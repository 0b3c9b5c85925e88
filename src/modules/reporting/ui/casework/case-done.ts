import type { Translator } from '#platform/i18n/translator.ts'
import type { ListedState } from '../../domain/desk/case-list.ts'
import type { CaseDeed } from '../../domain/desk/desk-steps.ts'

/** What was just done, in a sentence. */
export function caseDone(t: Translator, done: CaseDeed, state: ListedState): string {
  const words: Readonly<Record<CaseDeed, string>> = {
    assign: t('cases.assign.done'),
    coded: t('cases.coded.kept'),
    step: t('cases.step.done', { step: t(`cases.state.${state}`) }),
    link: t('cases.links.done'),
    unlink: t('cases.links.removed'),
    task: t('cases.tasks.added'),
    'task-done': t('cases.tasks.done'),
    'task-undone': t('cases.tasks.undone'),
    asked: t('cases.vault.asked'),
    agreed: t('cases.vault.agreed'),
    refused: t('cases.vault.refused'),
    held: t('cases.kept.hold.done'),
    released: t('cases.kept.release.done'),
    'question-asked': t('consultations.done.asked'),
    'question-withdrawn': t('consultations.done.withdrawn'),
  }
  return words[done]
}
