import { describe, expect, test } from 'vitest'
import { cents, minutes } from '#kernel/units.ts'
import { shortRules } from '../../testing/short-rules.ts'
import { on, saidShort } from '../../testing/some-shifts.ts'
import type { ShortFinding } from './answer.ts'
import { holidayPay } from './holiday-pay.ts'
import { housingDeduction } from './housing-deduction.ts'
import { minimumWageNow } from './minimum-wage-now.ts'
import { notice, yearsOfService } from './notice.ts'
import { registration } from './registration.ts'
import { serviceOf, transitionPayment } from './transition-payment.ts'

const book = shortRules()
const find = (findings: readonly ShortFinding[], id: string): ShortFinding => {
  const found = findings.find((one) => one.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}
const said = (findings: readonly ShortFinding[], id: string): string => saidShort(find(findings, id))
const valuesOf = (findings: readonly ShortFinding[], id: string, step: string) =>
  find(findings, id).trace.find((one) => one.id === step)?.values

describe('the minimum wage on a day', () => {
  const asked = { day: on('2026-07-01'), otherDay: null, birthDate: null, age: 21, apprentice: null }
  const wage = (changes: Partial<typeof asked> | object) => minimumWageNow({ ...asked, ...changes }, book)
  test('changes on 1 July', () => {
    expect(valuesOf(wage({}), 'minimum-wage-on', 'wage-hour')).toMatchObject({ rate: 1499, age: 21 })
    expect(valuesOf(wage({ day: on('2026-06-30') }), 'minimum-wage-on', 'wage-hour')).toMatchObject({ rate: 1471 })
  })
  test('rises on the birthday', () => {
    const birthDate = { year: 2005, month: 7, date: 10 }
    const at = (text: string) => wage({ day: on(text), birthDate, age: null, apprentice: false })
    expect(valuesOf(at('2026-07-09'), 'minimum-wage-on', 'wage-hour')).toMatchObject({ rate: 1199, age: 20 })
    expect(valuesOf(at('2026-07-10'), 'minimum-wage-on', 'wage-hour')).toMatchObject({ rate: 1499, age: 21 })
  })
  test('asks for the age, and at twenty whether somebody is an apprentice', () => {
    expect(said(wage({ age: null }), 'minimum-wage-on')).toBe('unknown birthDate')
    expect(said(wage({ age: 20 }), 'minimum-wage-on')).toBe('unknown apprentice')
    expect(said(wage({ age: 20, apprentice: true }), 'minimum-wage-on')).toBe('ok')
    expect(said(wage({ age: 14 }), 'minimum-wage-on')).toBe('not-applicable too-young')
  })
  test('was an amount per month before 2024, which is not compared with one per hour', () => {
    const early = wage({ otherDay: on('2023-12-31') })
    expect(valuesOf(early, 'minimum-wage-other', 'wage-month')).toMatchObject({ rate: 199_500 })
    expect(said(early, 'minimum-wage-change')).toBe('not-applicable hour-against-month')
  })
  test('tells the difference of two days', () => {
    const two = wage({ otherDay: on('2026-06-30') })
    expect(valuesOf(two, 'minimum-wage-change', 'wage-higher')).toMatchObject({ amount: 28 })
  })
  test('is not known outside the amounts', () => {
    expect(said(wage({ day: on('2027-01-01') }), 'minimum-wage-on')).toBe('out-of-coverage no-rule')
  })
})

describe('rent off the wage', () => {
  const asked = {
    first: on('2026-07-06'),
    last: on('2026-07-12'),
    minutesWorked: minutes(2400),
    birthDate: null,
    age: 30,
    apprentice: null,
    fullTimeMinutesPerWeek: null,
    deducted: cents(14_990),
    wage: cents(59_960),
    agreed: true,
    landlordCertified: true,
    mandateSigned: true,
    postedWorker: false,
  }
  test('takes a quarter of the minimum wage at most', () => {
    const most = housingDeduction(asked, book)
    expect(valuesOf(most, 'housing-most', 'housing-most')).toEqual({ share: 250, amount: 14_990 })
    expect(said(most, 'housing-cap')).toBe('ok')
    expect(said(housingDeduction({ ...asked, deducted: cents(14_991) }, book), 'housing-cap')).toBe('breach 1')
  })
  test('needs a certified landlord', () => {
    expect(said(housingDeduction({ ...asked, landlordCertified: false }, book), 'housing-conditions')).toBe(
      'breach 14990',
    )
  })
  test('is told without an amount that came off, and asked about without hours', () => {
    expect(housingDeduction({ ...asked, deducted: null }, book)).toHaveLength(1)
    expect(said(housingDeduction({ ...asked, minutesWorked: null }, book), 'housing-most')).toBe(
      'unknown minutesWorked',
    )
    expect(said(housingDeduction({ ...asked, age: null }, book), 'housing-most')).toBe('unknown birthDate')
  })
})

describe('registering', () => {
  const stay = { arrival: on('2026-03-10'), leaving: null, awayUntil: null, forGood: null }
  test.each([
    ['2026-07-09', 'ok as-guest'],
    ['2026-07-10', 'unknown on-the-border'],
    ['2026-07-11', 'ok as-resident'],
  ])('leaving on %s', (leaving, verdict) => {
    expect(said(registration({ ...stay, leaving: on(leaving) }, book), 'registration')).toBe(verdict)
  })
  test('is due within five days', () => {
    const found = registration({ ...stay, leaving: on('2026-12-01') }, book)
    expect(valuesOf(found, 'registration', 'register-by')).toMatchObject({ day: on('2026-03-15') })
  })
  test('with no day of leaving tells both ways', () => {
    const found = registration(stay, book)
    expect(said(found, 'registration')).toBe('unknown leaving')
    expect(find(found, 'registration').trace.map(({ id }) => id)).toEqual(['stay-limit', 'register-by', 'register-rni'])
  })
  test.each([
    ['2027-07-31', 'not-applicable away-short'],
    ['2027-08-01', 'unknown on-the-border'],
    ['2027-08-02', 'ok'],
  ])('being away from December until %s', (until, verdict) => {
    const found = registration({ ...stay, leaving: on('2026-12-01'), awayUntil: on(until) }, book)
    expect(said(found, 'deregistration')).toBe(verdict)
  })
  test('leaving for good is told five days before', () => {
    const found = registration({ ...stay, leaving: on('2026-12-01'), forGood: true }, book)
    expect(valuesOf(found, 'deregistration', 'deregister-between')).toMatchObject({ from: on('2026-11-26') })
  })
})

describe('holiday', () => {
  const asked = {
    first: on('2026-01-01'),
    last: on('2026-12-31'),
    wage: cents(100_001),
    weeklyMinutes: minutes(2400),
    paid: cents(8001),
    jobEnded: null,
    highWage: null,
    agencyWorker: false,
  }
  test('allowance is eight per cent, exactly', () => {
    expect(valuesOf(holidayPay(asked, book), 'holiday-allowance-amount', 'holiday-allowance-due')).toMatchObject({
      amount: 8000.08,
    })
    expect(said(holidayPay(asked, book), 'holiday-allowance-paid')).toBe('ok')
    expect(said(holidayPay({ ...asked, paid: cents(8000) }, book), 'holiday-allowance-paid')).toBe('unknown jobEnded')
    const ended = { ...asked, paid: cents(8000), jobEnded: on('2026-12-31') }
    expect(said(holidayPay(ended, book), 'holiday-allowance-paid')).toBe('unknown highWage')
    expect(said(holidayPay({ ...ended, highWage: false }, book), 'holiday-allowance-paid')).toBe('breach 1')
  })
  test('hours are four times a week in a year', () => {
    expect(valuesOf(holidayPay(asked, book), 'holiday-hours', 'holiday-hours')).toMatchObject({ minutes: 9600 })
    const july = { ...asked, first: on('2026-07-01'), last: on('2026-07-31') }
    expect(valuesOf(holidayPay(july, book), 'holiday-hours', 'holiday-hours')).toMatchObject({ minutes: 815 })
  })
})

describe('the end of a job', () => {
  const asked = { start: on('2021-07-02'), noticeDay: on('2026-07-01'), agencyWorker: true, agencyClause: true }
  test('grows with the years of service', () => {
    const months = (start: string) =>
      valuesOf(notice({ ...asked, start: on(start) }, book), 'notice-employer', 'notice-employer')?.months
    expect(months('2021-07-02')).toBe(1)
    expect(months('2021-07-01')).toBe(2)
    expect(months('2016-07-01')).toBe(3)
    expect(months('2011-07-01')).toBe(4)
    expect(yearsOfService(on('2024-02-29'), on('2025-02-28'))).toBe(0)
    expect(yearsOfService(on('2024-02-29'), on('2025-03-01'))).toBe(1)
  })
  test('with the agency clause has a term after 26 weeks', () => {
    const clause = (start: string) => said(notice({ ...asked, start: on(start) }, book), 'notice-agency-clause')
    expect(clause('2025-12-31')).toBe('ok')
    expect(clause('2026-01-01')).toBe('ok before-notice-weeks')
  })
  test('service counts years, months and days', () => {
    expect(serviceOf(on('2024-01-01'), on('2025-12-31'))).toMatchObject({ years: 2, months: 0, days: 0 })
    expect(serviceOf(on('2024-01-01'), on('2026-02-14'))).toMatchObject({ years: 2, months: 1, days: 14, of: 28 })
    expect(serviceOf(on('2026-01-31'), on('2026-01-31'))).toMatchObject({ years: 0, months: 0, days: 1 })
  })
  const job = {
    start: on('2023-01-01'),
    end: on('2026-06-30'),
    monthWage: cents(300_000),
    endedBy: 'employer' as const,
    transitionException: false,
    paid: cents(350_000),
    agencyWorker: true,
  }
  test('gives a third of a month for each year, and its part for half a year', () => {
    const found = transitionPayment(job, book)
    expect(valuesOf(found, 'transition-payment', 'transition-payment')).toMatchObject({ amount: 350_000 })
    expect(said(found, 'transition-paid')).toBe('ok')
    expect(said(transitionPayment({ ...job, paid: cents(349_999) }, book), 'transition-paid')).toBe('breach 1')
  })
  test('is claimed in three months by law, in twelve by the agreement', () => {
    const found = transitionPayment(job, book)
    expect(valuesOf(found, 'transition-claim-law', 'transition-claim')).toMatchObject({ day: on('2026-09-30') })
    expect(valuesOf(found, 'transition-claim-agency', 'transition-claim-agency')).toMatchObject({
      day: on('2027-06-30'),
    })
  })
  test('by the worker gives none', () => {
    expect(said(transitionPayment({ ...job, endedBy: 'worker' }, book), 'transition-payment')).toBe(
      'not-applicable worker-ended',
    )
  })
})
