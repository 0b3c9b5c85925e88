import type { LanguageTag } from '#kernel/language.ts'
import { languageName } from '#platform/i18n/language-name.ts'
import type { MessageKey, Translator } from '#platform/i18n/translator.ts'
import { forwardFieldNames } from '../../domain/forwards/fields.ts'
import type { PayloadWords } from '../../domain/forwards/payload-lines.ts'
import { numberedWeek } from '../../domain/iso-week.ts'
import { caseSectors } from '../../domain/statistics/sectors.ts'
import { groupWords } from '../figures/figure-words.ts'

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

/**
 * Words for what is handed over.
 *
 * @param places names of municipalities by their code
 * @param tags languages that may be named in it
 * @param signals words of signals by their id
 */
export function payloadWords(
  t: Translator,
  places: Readonly<Record<string, string>>,
  tags: readonly LanguageTag[],
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
      ...caseSectors.map((sector) => [`sector.${sector}`, groupWords(t, 'sector', sector)] as const),
      ...tags.map((tag) => [`language.${tag}`, languageName(t, tag)] as const),
      ...of('municipality', places),
      ...of('signals', signals),
    ]),
    week: t('passed-on.field.week.said'),
  }
}

/** `week 49 van 2026` of `2026-W49`; what is no week as it is. */
export function weekWords(t: Translator, week: string): string {
  const numbers = numberedWeek(week)
  return numbers ? t('passed-on.field.week.said', { ...numbers }) : week
}
