import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

const words = join(import.meta.dirname, '../../content/interface/payslip')

/** A week of July 2026 below the minimum wage, with too much taken off. */
export const wrongWeek: readonly (readonly [field: string, value: string])[] = [
  ['periodFrom', '2026-07-06'],
  ['periodUntil', '2026-07-12'],
  ['birthDate', '1995-03-02'],
  ['hours', '40'],
  ['pay.base', '560,00'],
  ['off.housing', '175'],
  ['off.travel', '25'],
  ['agencyWorker', 'yes'],
  ['housingMandateSigned', 'no'],
  ['cash', '0'],
]

/** The pages of the payslip check; where they do not exist, the page that says where they do. */
export function payslipTemplatesIn(language: string): Template[] {
  const path = `/${language}/rights/payslip`
  if (!existsSync(join(words, `${wordsOf(language)}.json`))) return [{ name: 'payslip that this language lacks', path }]
  return [
    { name: 'payslip', path },
    { name: 'first part of a payslip', path, go: ['period'] },
    { name: 'payslip on one page', path, go: ['all'] },
    { name: 'refused payslip', path, go: ['all'], filled: [['pay.base', '1.234']] },
    { name: 'result of a payslip', path, go: ['all'], filled: wrongWeek },
    { name: 'result of an empty payslip', path, go: ['all'], filled: [] },
  ]
}
