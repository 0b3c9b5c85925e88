import type { MessageKey, Translator } from '#platform/i18n/translator.ts'
import type { FileRefusal, LineRefusal } from '../forms/read-batch.ts'

/** What a table says in its own words; the rest is said as in the payslip check. */
const ofTables = [
  'cells-differ',
  'cell-too-long',
  'hours-and-minutes',
  'not-none',
  'not-yes-or-no',
  'not-a-day',
] as const

/** Why a cell, or a line, was not read. */
export function refusedCell(t: Translator, { code, typed }: Pick<LineRefusal, 'code' | 'typed'>): string {
  const own = ofTables.find((one) => one === code)
  return t(own ? `batch.why.${own}` : (`payslip.refused.${code}` as MessageKey), { typed })
}

/** Why a table was not read. */
export const refusedFile = (t: Translator, { code, line, column }: FileRefusal): string =>
  t(`batch.file.${code}`, { line: t.number(line), column: column ?? '' })

export const ruleName = (t: Translator, id: string): string => t(`payslip.finding.${id}` as MessageKey)
export const whyWords = (t: Translator, why: string | null): string =>
  why === null ? '' : t(`payslip.why.${why}` as MessageKey)
