import { describe, expect, test } from 'vitest'
import { aWeek, findingOf, paid, type SlipJson, saidOf } from '../../testing/a-payslip.ts'
import type { FindingId } from '../check-payslip.ts'

const said = (id: FindingId, changes: SlipJson) => saidOf(id, aWeek(changes))

describe('holiday allowance that is paid with the wage', () => {
  const allowance = (wage: number, allowed: number, more: SlipJson = {}) =>
    said('holiday-allowance', { ...paid(wage, { 'holiday-allowance': allowed }), ...more })

  test('is at least eight per cent of it: 47.968', () => {
    expect(allowance(59_960, 4797)).toBe('ok')
    expect(allowance(59_960, 4796)).toBe('breach 1')
    expect(allowance(62_500, 5000)).toBe('ok')
    expect(allowance(62_500, 4999)).toBe('unknown agreement')
  })

  test('overtime earns it too, repaid costs do not', () => {
    expect(
      said('holiday-allowance', paid(50_000, { overtime: 12_500, expense: 10_000, 'holiday-allowance': 5000 })),
    ).toBe('ok')
    expect(
      said('holiday-allowance', paid(50_000, { overtime: 12_500, expense: 10_000, 'holiday-allowance': 4999 })),
    ).toBe('unknown agreement')
  })

  test('may be less by an agreement, while wage and allowance are 108 % of the minimum', () => {
    // 108 % of 599.60 is 647.568.
    expect(allowance(62_000, 2756)).toBe('breach 2204')
    expect(allowance(62_000, 2757)).toBe('unknown agreement')
    // The rest may be saved up: it is told, and not claimed.
    const { claimCents, why } = findingOf('holiday-allowance', aWeek(paid(50_000, { 'holiday-allowance': 1000 })))
    expect([claimCents, why]).toEqual([0, 'rest-later'])
  })

  test('that is not there may come later', () => {
    expect(allowance(59_960, 0)).toBe('unknown paid-later')
    expect(said('holiday-allowance', paid(59_960))).toBe('unknown paid-later')
    expect(said('holiday-allowance', paid(0))).toBe('not-applicable')
  })

  test('what is not known', () => {
    expect(said('holiday-allowance', { payLines: undefined })).toBe('unknown payLines')
    expect(said('holiday-allowance', { periodUntil: undefined, periodFrom: undefined })).toBe('unknown periodUntil')
    expect(said('holiday-allowance', { periodUntil: undefined, periodFrom: undefined, payLines: undefined })).toBe(
      'unknown periodUntil payLines',
    )
    expect(allowance(59_960, 100, { minutesWorked: undefined })).toBe('unknown minutesWorked')
    expect(allowance(59_960, 100, { birthDate: undefined })).toBe('unknown birthDate')
    expect(allowance(59_960, 100, { birthDate: '2012-01-01' })).toBe('unknown agreement')
    expect(allowance(59_960, 4797, { minutesWorked: undefined })).toBe('ok')
    expect(allowance(1, 1, { periodFrom: '2027-01-04', periodUntil: '2027-01-10' })).toBe('out-of-coverage')
  })
})

describe('the items of a payslip', () => {
  test('are all eight there', () => {
    expect(said('payslip-items', {})).toBe('ok')
    expect(
      said('payslip-items', { payslipItems: ['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07'] }),
    ).toBe('breach no amount')
    expect(said('payslip-items', { payslipItems: [] })).toBe('breach no amount')
    expect(said('payslip-items', { payslipItems: undefined })).toBe('unknown payslipItems')
    expect(said('payslip-items', { payslipItems: ['PS-09', 'PS-10', 'PS-11'] })).toBe('breach no amount')
  })

  test('cite exactly the ones that are missing', () => {
    const { trace } = findingOf(
      'payslip-items',
      aWeek({ payslipItems: ['PS-01', 'PS-02', 'PS-03', 'PS-05', 'PS-06', 'PS-08'] }),
    )
    expect(trace[0]?.cites.map(({ fact }) => fact)).toEqual(['PS-04', 'PS-07'])
    expect(trace[0]?.values).toEqual({ shown: 6, of: 8 })
  })

  test('need a day', () => {
    expect(said('payslip-items', { periodFrom: undefined, periodUntil: undefined })).toBe('unknown periodUntil')
    expect(said('payslip-items', { periodFrom: undefined, periodUntil: undefined, payslipItems: undefined })).toBe(
      'unknown periodUntil payslipItems',
    )
    expect(said('payslip-items', { periodUntil: undefined })).toBe('unknown periodUntil')
    expect(said('payslip-items', { periodFrom: undefined })).toBe('ok')
    expect(
      said('payslip-items', { periodFrom: '2018-01-01', periodUntil: '2018-01-07', employmentStart: undefined }),
    ).toBe('out-of-coverage')
  })
})

describe('wage in hand', () => {
  const cash = (cents: number | undefined, more: SlipJson = {}) =>
    said('cash-payment', { paidInCashCents: cents, ...paid(59_960), ...more })

  test('none of the minimum wage', () => {
    expect(cash(0)).toBe('ok')
    expect(cash(1)).toBe('breach 1')
    expect(cash(10_000)).toBe('breach 10000')
    expect(cash(undefined)).toBe('unknown paidInCashCents')
  })

  test('at most what was paid on top of it, and that is asked about', () => {
    expect(cash(2000, paid(61_960))).toBe('unknown cash-above-minimum')
    expect(cash(2001, paid(61_960))).toBe('breach 1')
    expect(cash(500, paid(50_000, { expense: 500 }))).toBe('unknown cash-above-minimum')
    expect(cash(501, paid(50_000, { expense: 500 }))).toBe('breach 1')
  })

  test('is no money that is missing: nothing is claimed', () => {
    expect(findingOf('cash-payment', aWeek({ ...paid(59_960), paidInCashCents: 10_000 })).claimCents).toBe(0)
  })

  test('what is not known', () => {
    expect(cash(1, { payLines: undefined })).toBe('unknown payLines')
    expect(cash(1, { minutesWorked: undefined })).toBe('unknown minutesWorked')
    expect(cash(1, { periodFrom: undefined, periodUntil: undefined })).toBe('unknown periodUntil')
    expect(cash(undefined, { periodFrom: undefined, periodUntil: undefined })).toBe(
      'unknown periodUntil paidInCashCents',
    )
    expect(cash(1, { birthDate: '2012-01-01' })).toBe('unknown too-young')
    expect(cash(1, { periodFrom: '2027-01-04', periodUntil: '2027-01-10' })).toBe('out-of-coverage')
    expect(cash(0, { periodFrom: '2018-01-01', periodUntil: '2018-01-07', employmentStart: undefined })).toBe(
      'out-of-coverage',
    )
  })
})

describe('wage exchanged for costs', () => {
  const exchange = (base: number, exchanged: number, more: SlipJson = {}) =>
    said('et-scheme', { ...paid(base, { 'et-exchange': exchanged }), ...more })

  test('not at or below the minimum wage', () => {
    expect(exchange(59_960, 1000)).toBe('breach 1000')
    expect(exchange(50_000, 1000)).toBe('breach 1000')
    // What is missing is claimed under the minimum wage.
    expect(findingOf('et-scheme', aWeek(paid(50_000, { 'et-exchange': 1000 }))).claimCents).toBe(0)
    expect(findingOf('et-scheme', aWeek(paid(59_960, { 'et-exchange': 1000 }))).claimCents).toBe(0)
  })

  test('is right when it holds before and after the exchange', () => {
    expect(exchange(70_000, 10_000)).toBe('ok')
    expect(exchange(69_960, 10_000)).toBe('ok')
    expect(exchange(69_959, 10_000)).toBe('unknown before-or-after')
  })

  test('at most thirty per cent of the gross pay', () => {
    expect(exchange(100_000, 30_000)).toBe('ok')
    expect(exchange(100_000, 30_001)).toBe('unknown before-or-after')
    // 30 % of 1000 + 428.57 is 428.571.
    expect(exchange(100_000, 42_857)).toBe('unknown before-or-after')
    expect(exchange(100_000, 42_858)).toBe('breach 1')
    expect(
      exchange(100_000, 42_858, {
        payLines: [
          { kind: 'base', cents: 100_000 },
          { kind: 'et-exchange', cents: 42_858 },
          { kind: 'holiday-allowance', cents: 10 },
        ],
      }),
    ).toBe('unknown before-or-after')
  })

  test('that limit is of the agency agreement', () => {
    expect(exchange(100_000, 60_000, { agencyWorker: false })).toBe('unknown before-or-after')
    expect(exchange(100_000, 20_000, { agencyWorker: false })).toBe('unknown other-agreement')
    expect(exchange(100_000, 60_000, { agencyWorker: undefined })).toBe('unknown agencyWorker')
    expect(exchange(100_000, 20_000, { agencyWorker: undefined })).toBe('unknown agencyWorker')
  })

  test('what is not known', () => {
    expect(exchange(100_000, 0)).toBe('not-applicable')
    expect(said('et-scheme', { payLines: undefined })).toBe('unknown payLines')
    expect(exchange(1, 1, { periodFrom: undefined, periodUntil: undefined })).toBe('unknown periodUntil')
    expect(exchange(100_000, 20_000, { minutesWorked: undefined })).toBe('unknown minutesWorked')
    expect(exchange(100_000, 42_858, { minutesWorked: undefined })).toBe('breach 1')
    expect(exchange(1, 1, { periodFrom: '2025-12-01', periodUntil: '2025-12-07', employmentStart: undefined })).toBe(
      'out-of-coverage',
    )
  })
})

describe('the wage guarantee of arrival', () => {
  const guarantee = (changes: SlipJson) => said('income-guarantee', changes)
  const arrived = {
    employmentStart: '2025-11-03',
    periodFrom: '2025-11-03',
    periodUntil: '2025-11-09',
    fullTimeMinutesPerWeek: 2400,
  }

  test('is for agency workers who were recruited abroad, in their first two months', () => {
    expect(guarantee({ ...arrived, agencyWorker: false })).toBe('not-applicable')
    expect(guarantee({ ...arrived, recruitedAbroad: false })).toBe('not-applicable')
    expect(guarantee({ employmentStart: '2026-05-06' })).toBe('not-applicable')
    expect(guarantee({ employmentStart: '2026-05-07' })).toBe('unknown uncertain-rule')
  })

  test('is the full week, whatever the hours', () => {
    expect(guarantee({ ...arrived, minutesWorked: 600, ...paid(57_600) })).toBe('ok')
    expect(guarantee({ ...arrived, minutesWorked: 600, ...paid(57_599) })).toBe('unknown guaranteeLapsed')
    expect(guarantee({ ...arrived, minutesWorked: 600, guaranteeLapsed: false, ...paid(57_599) })).toBe('breach 1')
    expect(guarantee({ ...arrived, guaranteeLapsed: true, ...paid(1) })).toBe('not-applicable')
    expect(guarantee({ ...arrived, guaranteeLapsed: true, ...paid(57_599) })).toBe('not-applicable')
    expect(guarantee({ ...arrived, guaranteeLapsed: true, ...paid(57_600) })).toBe('ok')
    // Somebody young may be paid enough by what is enough at that age.
    expect(guarantee({ ...arrived, guaranteeLapsed: true, birthDate: undefined, ...paid(57_599) })).toBe(
      'unknown birthDate',
    )
  })

  test('counts only the days in it, and then is sure only when it is paid', () => {
    const late = { ...arrived, employmentStart: '2025-11-06', guaranteeLapsed: false }
    // Two working days of that week are 16 hours; four of its seven days are 22 hours and 52 minutes.
    expect(guarantee({ ...late, ...paid(32_928) })).toBe('ok')
    expect(guarantee({ ...late, ...paid(32_927) })).toBe('unknown guarantee-exceptions')
    expect(guarantee({ ...late, ...paid(0) })).toBe('unknown guarantee-exceptions')
  })

  test('ends after two months, from the last day of December with the last of February', () => {
    const last = { employmentStart: '2024-12-31', ...paid(1) }
    expect(guarantee({ ...last, periodFrom: '2025-02-28', periodUntil: '2025-03-06' })).toBe(
      'unknown fullTimeMinutesPerWeek',
    )
    expect(guarantee({ ...last, periodFrom: '2025-03-01', periodUntil: '2025-03-07' })).toBe('not-applicable')
    expect(
      guarantee({ ...last, employmentStart: '2024-12-30', periodFrom: '2025-02-28', periodUntil: '2025-03-06' }),
    ).toBe('unknown fullTimeMinutesPerWeek')
  })

  test('what is not known', () => {
    expect(guarantee({ ...arrived, agencyWorker: undefined, recruitedAbroad: undefined })).toBe(
      'unknown agencyWorker recruitedAbroad',
    )
    expect(guarantee({ ...arrived, employmentStart: undefined })).toBe('unknown employmentStart')
    expect(guarantee({ ...arrived, fullTimeMinutesPerWeek: undefined })).toBe('unknown fullTimeMinutesPerWeek')
    expect(guarantee({ ...arrived, payLines: undefined })).toBe('unknown payLines')
    expect(guarantee({ ...arrived, periodFrom: undefined })).toBe('unknown periodFrom')
    expect(guarantee({ ...arrived, periodFrom: undefined, periodUntil: undefined })).toBe('unknown periodUntil')
    expect(guarantee({ ...arrived, birthDate: undefined, ...paid(57_599) })).toBe('unknown guaranteeLapsed')
    expect(guarantee({ employmentStart: '2021-01-01', periodFrom: '2021-01-04', periodUntil: '2021-01-10' })).toBe(
      'out-of-coverage',
    )
  })
})
