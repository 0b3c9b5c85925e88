import type { MessageKey, Translator } from '#platform/i18n/translator.ts'
import { forwardFieldNames } from '../../domain/forwards/fields.ts'
import type { PayloadWords } from '../../domain/forwards/payload-lines.ts'

/** FIELD-CODE. */
const codes = [
  'forms-labour',
  'forms-sexual',
  'forms-criminal',
  'forms-housing',
  'forms-services',
  'forms-other',
  'forms-unknown',
  'goingOn-yes',
  'goingOn-no',
  'goingOn-unknown',
  'danger-now',
  'danger-threats',
  'danger-no',
  'danger-unknown',
  'entrance-worker',
  'entrance-witness',
  'entrance-staff',
] as const

/** Words for what is handed over. `places`: names of municipalities by their code; `signals`: words of signals by their id. */
export function payloadWords(
  t: Translator,
  places: Readonly<Record<string, string>>,
  signals: Readonly<Record<string, string>> = {},
): PayloadWords {
  const of = (field: string, words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([code, name]) => [`${field}.${code}`, name] as const)
  return {
    fields: Object.fromEntries(
      forwardFieldNames.map((field) => [field, t(`passed-on.field.${field}` satisfies MessageKey)]),
    ) as PayloadWords['fields'],
    codes: Object.fromEntries([
      ...codes.map((code) => [code.replace('-', '.'), t(`passed-on.code.${code}` satisfies MessageKey)] as const),
      ...of('municipality', places),
      ...of('signals', signals),
    ]),
  }
}
