import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { mandatoryItems } from '../../domain/payslip.ts'
import { type BatchColumn, batchColumns } from '../../forms/batch-columns.ts'

type Line = Partial<Record<BatchColumn, CsvCell>>

/** An empty table to fill in: the head, and two payslips of people who do not exist. */
export function batchTemplate(t: Translator): string {
  const [yes, no] = [t('batch.yes'), t('batch.no')]
  const first: Line = {
    person: t('batch.template.person', { number: 1 }),
    periodFrom: '2026-07-06',
    periodUntil: '2026-07-12',
    birthDate: '1995-03-02',
    hours: 40,
    contractHoursPerWeek: 40,
    employmentStart: '2026-01-05',
    'pay.base': 599.6,
    'pay.holiday-allowance': 47.97,
    'off.housing': 120,
    'off.tax': 31.5,
    fixedMonthlyPay: no,
    deductionsAgreed: yes,
    agencyWorker: yes,
    recruitedAbroad: yes,
    postedWorker: no,
    apprentice: no,
    landlordCertified: yes,
    housingMandateSigned: yes,
    payslipItems: mandatoryItems.join(' '),
    paidInCash: 0,
  }
  const second: Line = {
    person: t('batch.template.person', { number: 2 }),
    periodFrom: '2026-07-06',
    periodUntil: '2026-07-12',
    birthDate: '2007-10-01',
    hours: '38:30',
    'pay.base': 350,
    deductions: t('batch.none'),
  }
  return toCsv(
    batchColumns,
    [first, second].map((line) => batchColumns.map((column) => line[column] ?? null)),
  )
}
