import { forwardFieldNames, type PayloadWords } from '#modules/reporting/index.ts'
import type { MessageKey, Translator } from '#platform/i18n/translator.ts'

const codes = [
  'forms.labour',
  'forms.sexual',
  'forms.criminal',
  'forms.housing',
  'forms.services',
  'forms.other',
  'forms.unknown',
  'goingOn.yes',
  'goingOn.no',
  'goingOn.unknown',
  'danger.now',
  'danger.threats',
  'danger.no',
  'danger.unknown',
  'entrance.worker',
  'entrance.witness',
  'entrance.staff',
] as const

/** Words for what is handed over: those of the pages, names of municipalities and words of signals. */
export function letterWords(
  t: Translator,
  municipalities: readonly { code: string; name: string }[],
  signals: readonly { id: string; words: string }[],
): PayloadWords {
  const own = codes.map((code) => [code, t(`forwards.code.${code}` satisfies MessageKey)] as const)
  return {
    fields: Object.fromEntries(
      forwardFieldNames.map((field) => [field, t(`forwards.field.${field}` satisfies MessageKey)]),
    ) as PayloadWords['fields'],
    codes: Object.fromEntries([
      ...own,
      ...municipalities.map(({ code, name }) => [`municipality.${code}`, name] as const),
      ...signals.map(({ id, words }) => [`signals.${id}`, words] as const),
    ]),
  }
}
