import type { Day } from '#kernel/days.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { answerLabel } from './answer-label.ts'
import type { WizardView } from './wizard-view.ts'

/** The answers as plain text to hand over: what was asked and answered, what comes next, and blanks for what was seen. */
export function handOverNote(view: WizardView, t: Translator, today: Day): string {
  const outcome = view.outcome
  const lines = [
    `${t('note.title')} — ${view.title}`,
    `${t('note.made-on')}: ${t.day(today)}`,
    `${t('note.plan')}: ${view.guide} ${view.version}`,
    ...(view.municipality ? [`${t('guide.municipality')}: ${view.municipality.name}`] : []),
    '',
    `${t('note.path')}:`,
    ...view.trail.map((step) => `- ${step.question} ${answerLabel(step, t)}`),
    '',
    `${t('note.outcome')}: ${view.text}`,
  ]
  if (!outcome) return lines.join('\n')
  const [first] = outcome.contacts
  return [
    ...lines,
    `${t('wizard.who')}: ${t(`party.${outcome.owner}`)}`,
    `${t('wizard.when')}: ${t(`term.${outcome.term}`)}`,
    // A note goes on without the warning that stands beside a number on the page.
    ...(first ? [`${t('wizard.call')}: ${first.name}${first.trusted && first.phone ? ` ${first.phone}` : ''}`] : []),
    '',
    `${t('note.fill-in')}:`,
    ...outcome.record.map((item) => `- ${item}: ……`),
  ].join('\n')
}
