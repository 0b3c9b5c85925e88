import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aWeek, findingOf, off, paid, type SlipJson, saidOf } from '../testing/a-payslip.ts'
import type { FindingId } from './check-payslip.ts'

describe('a cent and a day across each boundary', () => {
  const hours = fc.integer({ min: 1, max: 10_080 })
  const claimed = (id: FindingId, json: SlipJson) => findingOf(id, json).differenceCents

  test('the minimum wage for any hours', () => {
    fc.assert(
      fc.property(hours, (minutesWorked) => {
        const due = Math.ceil((minutesWorked * 1499) / 60)
        const said = (base: number) => saidOf('minimum-wage', aWeek({ minutesWorked, ...paid(base) }))
        expect([said(due - 1), said(due), said(due + 1)]).toEqual(['breach 1', 'ok', 'ok'])
      }),
    )
  })

  test('a quarter for housing, for any hours', () => {
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 500 }), (minutesWorked, more) => {
        const cap = Math.floor((minutesWorked * 1499) / 240)
        const week = (housing: number) => aWeek({ minutesWorked, ...paid(0), ...off({ housing }) })
        expect(saidOf('housing-cap', week(cap + 1))).toBe('breach 1')
        expect(saidOf('housing-cap', week(cap))).toBe(cap === 0 ? 'not-applicable' : 'ok')
        expect(claimed('housing-cap', week(cap + more))).toBe(more)
      }),
    )
  })

  test('eight per cent of any wage for the holiday allowance, and what was earned above the minimum in hand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), (more) => {
        const wage = 59_960 + more
        const least = Math.ceil(wage * 0.08 - 1e-9)
        const allowance = (cents: number) =>
          saidOf('holiday-allowance', aWeek(paid(wage, { 'holiday-allowance': cents })))
        expect(allowance(least)).toBe('ok')
        expect(allowance(least - 1)).not.toBe('ok')
        const cash = (paidInCashCents: number) => saidOf('cash-payment', aWeek({ ...paid(wage), paidInCashCents }))
        expect(cash(more + 1)).toBe('breach 1')
        expect(cash(more)).toBe(more === 0 ? 'ok' : 'unknown cash-above-minimum')
      }),
    )
  })

  test('the last day with an amount and the first without', () => {
    const ends = (periodUntil: string, periodFrom: string) => saidOf('minimum-wage', aWeek({ periodFrom, periodUntil }))
    expect(ends('2026-12-31', '2026-12-25')).toBe('ok')
    expect(ends('2027-01-01', '2026-12-26')).toBe('out-of-coverage')
    expect(ends('2027-01-07', '2027-01-01')).toBe('out-of-coverage')
  })

  test('the day of a change and the day of a birthday', () => {
    const week = (periodFrom: string, periodUntil: string, cents: number) =>
      saidOf('minimum-wage', aWeek({ periodFrom, periodUntil, ...paid(cents) }))
    expect(week('2026-06-24', '2026-06-30', 58_840)).toBe('ok')
    expect(week('2026-06-25', '2026-07-01', 58_840)).toBe('unknown parts')
    expect(week('2026-07-01', '2026-07-07', 58_840)).toBe('breach 1120')
    const born = (birthDate: string) => saidOf('minimum-wage', aWeek({ birthDate, ...paid(47_960) }))
    expect([born('2005-07-06'), born('2005-07-07'), born('2005-07-12'), born('2005-07-13')]).toEqual([
      'breach 12000',
      'unknown parts',
      'unknown parts',
      'ok',
    ])
  })
})
