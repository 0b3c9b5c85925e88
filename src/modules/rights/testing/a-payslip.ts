import { checkPayslip, type FindingId } from '../domain/check-payslip.ts'
import type { Finding } from '../domain/finding.ts'
import { readPayslip } from '../domain/read-payslip.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import { someRules } from './some-rules.ts'

/** The JSON of a payslip; `undefined` takes a field away. */
export type SlipJson = Readonly<Record<string, unknown>>

/** A week of forty hours at the minimum wage of July 2026, of a grown agency worker, with everything known and right. */
export const aWeek = (changes: SlipJson = {}): SlipJson => ({
  periodFrom: '2026-07-06',
  periodUntil: '2026-07-12',
  birthDate: '1995-03-02',
  minutesWorked: 2400,
  contractMinutesPerWeek: 2400,
  fixedMonthlyPay: false,
  employmentStart: '2026-01-05',
  recruitedAbroad: true,
  payLines: [
    { kind: 'base', cents: 59_960 },
    { kind: 'holiday-allowance', cents: 4797 },
  ],
  deductions: [],
  landlordCertified: true,
  housingMandateSigned: true,
  healthMandateSigned: true,
  postedWorker: false,
  agencyWorker: true,
  apprentice: false,
  payslipItems: ['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07', 'PS-08'],
  paidInCashCents: 0,
  ...changes,
})

export const paid = (base: number, more: Readonly<Record<string, number>> = {}) => ({
  payLines: Object.entries({ base, ...more }).map(([kind, cents]) => ({ kind, cents })),
})
export const off = (lines: Readonly<Record<string, number>>) => ({
  deductions: Object.entries(lines).map(([kind, cents]) => ({ kind, cents })),
})

const rules = someRules()

/** What one rule says of it. @throws Error for a payslip that is refused */
export function findingOf(id: FindingId, json: SlipJson, book: RuleBook = rules): Finding<FindingId> {
  const read = readPayslip(json)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const found = checkPayslip(read.value, book).find((one) => one.id === id)
  if (!found) throw new Error(`there is no finding ${id}`)
  return found
}

/** The verdict in one line: `breach 1000` or `unknown birthDate payLines`. */
export function saidOf(id: FindingId, json: SlipJson, book: RuleBook = rules): string {
  const { verdict, differenceCents, missing, why } = findingOf(id, json, book)
  if (verdict === 'breach') return `breach ${differenceCents ?? 'no amount'}`
  if (verdict === 'unknown') return ['unknown', ...missing, ...(missing.length === 0 && why ? [why] : [])].join(' ')
  return verdict
}
