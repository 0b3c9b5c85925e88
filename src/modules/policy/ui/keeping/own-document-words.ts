import { problemWord } from '#modules/organisations/ui/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { deciders, documentActs, themes } from '../../domain/policy.ts'
import { ownDocumentFields } from '../../forms/own-document-form.ts'

const ownProblems = ['no-municipality', 'unknown-document', 'nothing-to-undo'] as const

/** Why something was not said of a document, in a sentence that says what to do. */
export function saidProblem(t: Translator, code: string): string {
  if (code === 'changed-meanwhile') return t('editing.fault.changed-meanwhile')
  const own = ownProblems.find((one) => one === code)
  return own ? t(`said.problem.${own}`) : problemWord(t, code)
}

/** What a field of a document is called. */
export function documentFieldName(t: Translator, field: string): string {
  const known = ownDocumentFields.find((one) => one === field)
  return known ? t(`said.field.${known}`) : field
}

/** What one value of a field is called. */
export function documentFieldWord(t: Translator, field: string, value: string): string {
  const theme = field === 'theme' ? themes.find((one) => one === value) : undefined
  if (theme) return t(`policy.theme.${theme}`)
  const act = field === 'act' ? documentActs.find((one) => one === value) : undefined
  if (act) return t(`frameworks.act.${act}`)
  const decider = field === 'decidedBy' ? deciders.find((one) => one === value) : undefined
  if (decider) return t(`frameworks.decidedBy.${decider}`)
  return ['title', 'about', 'url'].includes(field) ? value : t.date(value)
}
