import type { MessageKey, Translator } from '#platform/i18n/translator.ts'
import type { FormRefusal } from '../forms/payslip-form.ts'

/** The label of a field; a row of parts says which part it is. */
export function fieldLabel(t: Translator, name: string): string {
  const [, row, part] = /^part\.(\d)\.(\w+)$/.exec(name) ?? []
  if (row !== undefined) return `${t('payslip.parts.row', { row })}: ${t(`payslip.field.part.${part}` as MessageKey)}`
  // A key that ends with `.other` would be one form of a plural.
  return t(`payslip.field.${name.replace(/\.other$/, '.rest')}` as MessageKey)
}

/** What was wrong with a field, as a sentence. */
export const refusalWords = (t: Translator, { code, typed }: FormRefusal): string =>
  t(`payslip.refused.${code}`, { typed })
