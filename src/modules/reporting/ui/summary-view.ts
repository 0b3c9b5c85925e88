import type { Translator } from '#platform/i18n/translator.ts'
import { type Draft, givesContact, type QuestionId } from '../domain/report/draft.ts'
import { contactFields } from '../domain/report/report.ts'

/** One answer of the summary. `lines`: as they are read; empty when nothing was filled in. */
export interface SummaryRow {
  question: QuestionId
  title: string
  lines: readonly string[]
}

/** Everything that was answered, in the order of the questions, in the words of who tells. `municipality` null: not known. */
export function summaryRows(draft: Draft, municipality: string | null, t: Translator): readonly SummaryRow[] {
  const entrance = draft.entrance ?? 'worker'
  const place = municipality ?? t('reporting.municipality.unknown')
  const lines: Readonly<Record<QuestionId, readonly string[]>> = {
    forms: draft.forms.map((form) => t(`reporting.form.${form}.name`)),
    place: [place, draft.words.trim()].filter((line) => line !== ''),
    'going-on': draft.goingOn === null ? [] : [t(`reporting.going-on.${draft.goingOn}`)],
    danger: draft.danger === null ? [] : [t(`reporting.danger.${draft.danger}`)],
    story: [draft.story.trim()],
    contact: givesContact(draft)
      ? contactFields
          .filter((field) => draft.contact[field].trim() !== '')
          .map((field) => `${t(`reporting.contact.${field}.label`)}: ${draft.contact[field].trim()}`)
      : [],
  }
  const questions = Object.keys(lines) as QuestionId[]
  return questions.map((question) => ({
    question,
    title: question === 'contact' ? t('reporting.summary.contact') : t(`reporting.q.${question}.${entrance}`),
    lines: lines[question],
  }))
}
