import type { DeductionKind, FindingId, OracleInput, OracleOutcome, PayKind, Verdict } from './oracle-input.ts'

/** A made-up payslip of nobody, with what a reader of the law says of it. */
export interface RealisticPayslip {
  id: string
  what: string
  input: OracleInput
  expected: Record<FindingId, OracleOutcome>
}

type Reading = Exclude<Verdict, 'breach'> | OracleOutcome

/** A breach of an amount, of which `claim` is due: all of it when nothing is said. */
export const over = (difference: number | null, claim = difference ?? 0): OracleOutcome => ({
  verdict: 'breach',
  differenceCents: difference,
  claimCents: claim,
})

/** A grown-up agency worker with a full week who has been here for long, all papers in order, nothing in hand. */
const inOrder: OracleInput = {
  birthDate: '1990-05-20',
  apprentice: false,
  fullTimeMinutesPerWeek: 2400,
  contractMinutesPerWeek: 2400,
  fixedMonthlyPay: false,
  employmentStart: '2019-01-01',
  deductions: [],
  deductionsAgreed: true,
  landlordCertified: true,
  housingMandateSigned: true,
  healthMandateSigned: true,
  postedWorker: false,
  agencyWorker: true,
  recruitedAbroad: false,
  payslipItems: ['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07', 'PS-08', 'PS-11'],
  paidInCashCents: 0,
  guaranteeLapsed: false,
}

/** What such a payslip gives when nothing is taken off and nothing is wrong. */
const allWell: Record<FindingId, Reading> = {
  'minimum-wage': 'ok',
  'holiday-allowance': 'ok',
  'housing-cap': 'not-applicable',
  'housing-conditions': 'not-applicable',
  'health-insurance-cap': 'not-applicable',
  'health-conditions': 'not-applicable',
  'forbidden-deductions': 'ok',
  'payslip-items': 'ok',
  'cash-payment': 'ok',
  'et-scheme': 'not-applicable',
  'income-guarantee': 'not-applicable',
}

/** `input` says what differs from a payslip in order, `readings` what differs from all well. */
export function payslip(
  id: string,
  what: string,
  input: OracleInput,
  readings: Partial<Record<FindingId, Reading>> = {},
): RealisticPayslip {
  const all = { ...allWell, ...readings }
  return {
    id,
    what,
    input: { ...inOrder, ...input },
    expected: Object.fromEntries(
      Object.entries(all).map(([finding, reading]) => [
        finding,
        typeof reading === 'string' ? { verdict: reading, differenceCents: null, claimCents: 0 } : reading,
      ]),
    ) as Record<FindingId, OracleOutcome>,
  }
}

/** Pay lines by kind, in cents. */
export const pay = (lines: Partial<Record<PayKind, number>>): OracleInput => ({
  payLines: Object.entries(lines).map(([kind, cents]) => ({ kind: kind as PayKind, cents })),
})

/** Deductions by kind, in cents. */
export const off = (lines: Partial<Record<DeductionKind, number>>): OracleInput => ({
  deductions: Object.entries(lines).map(([kind, cents]) => ({ kind: kind as DeductionKind, cents })),
})

export const period = (periodFrom: string, periodUntil: string): OracleInput => ({ periodFrom, periodUntil })

/** Monday to Sunday in the second half of 2026: € 14.99 an hour, 40 hours are € 599.60, a quarter of that € 149.90. */
export const autumnWeek: OracleInput = { ...period('2026-09-07', '2026-09-13'), minutesWorked: 2400 }

/** That week paid at exactly the minimum wage, with 8 % (€ 47.968). */
export const atMinimum: OracleInput = { ...autumnWeek, ...pay({ base: 599_60, 'holiday-allowance': 47_97 }) }

/** Housing and health insurance are taken off, as they may be. */
export const housingFine = { 'housing-cap': 'ok', 'housing-conditions': 'ok' } as const
export const healthFine = { 'health-insurance-cap': 'ok', 'health-conditions': 'ok' } as const
