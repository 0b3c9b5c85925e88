import { describe, expect, test } from 'vitest'
import type { Fact } from '#kernel/facts.ts'
import type { Confidence } from '#kernel/sources.ts'
import { aWeek, findingOf, off, paid, type SlipJson, saidOf } from '../../testing/a-payslip.ts'
import { someFacts, table } from '../../testing/some-rules.ts'
import type { FindingId } from '../check-payslip.ts'
import { openRuleBook } from '../rule-book.ts'

/** A book without some facts, and with others. */
const bookWithout = (ids: readonly string[], more: readonly Fact[] = []) =>
  openRuleBook([...someFacts().filter(({ id }) => !ids.includes(id)), ...more])
const without = (id: FindingId, fact: string, changes: SlipJson = {}) => saidOf(id, aWeek(changes), bookWithout([fact]))
const cited = (id: FindingId, changes: SlipJson, book = bookWithout([])) =>
  findingOf(id, aWeek(changes), book).trace.flatMap(({ cites }) => cites.map(({ fact }) => fact))

describe('a rule that does not hold on those days gives no answer', () => {
  const housing = off({ housing: 100 })
  const health = off({ 'health-insurance': 100 })
  test.each<[FindingId, string, SlipJson]>([
    ['minimum-wage', 'minimum-wage-hour', {}],
    ['minimum-wage', 'minimum-wage-age', {}],
    ['holiday-allowance', 'holiday-allowance-share', {}],
    ['holiday-allowance', 'WML-11', {}],
    ['housing-cap', 'housing-deduction-cap', housing],
    ['housing-cap', 'DED-01', housing],
    ['housing-cap', 'minimum-wage-hour', housing],
    ['housing-conditions', 'DED-01', housing],
    ['housing-conditions', 'housing-mandate', housing],
    ['housing-conditions', 'housing-landlord', housing],
    ['housing-conditions', 'housing-posted-workers', housing],
    ['health-insurance-cap', 'health-deduction-cap-year', health],
    ['health-insurance-cap', 'DED-02', health],
    ['health-conditions', 'DED-02', health],
    ['forbidden-deductions', 'DED-00', {}],
    ['forbidden-deductions', 'DED-08', off({ 'recruitment-fee': 1 })],
    ['forbidden-deductions', 'DED-10', off({ administration: 1 })],
    ['payslip-items', 'PS-01', {}],
    ['payslip-items', 'PS-08', {}],
    ['cash-payment', 'WML-08', {}],
    ['cash-payment', 'minimum-wage-hour', { paidInCashCents: 1 }],
    ['et-scheme', 'et-exchange-max-share', paid(70_000, { 'et-exchange': 1 })],
    ['et-scheme', 'ET-03', paid(70_000, { 'et-exchange': 1 })],
    ['et-scheme', 'minimum-wage-hour', paid(70_000, { 'et-exchange': 1 })],
    ['income-guarantee', 'agency-guarantee-months', {}],
    ['income-guarantee', 'CAO-16', {}],
  ])('%s without %s', (id, fact, changes) => expect(without(id, fact, changes)).toBe('out-of-coverage'))

  test('but only the rules of what is there', () => {
    expect(without('forbidden-deductions', 'DED-08', off({ administration: 1 }))).toBe('breach 1')
    expect(without('forbidden-deductions', 'DED-10', off({}))).toBe('ok')
    expect(without('cash-payment', 'minimum-wage-hour', { paidInCashCents: 0 })).toBe('ok')
    expect(without('holiday-allowance', 'minimum-wage-hour', {})).toBe('ok')
    expect(without('housing-conditions', 'minimum-wage-hour', housing)).toBe('ok')
    expect(without('health-conditions', 'minimum-wage-hour', health)).toBe('ok')
    expect(without('health-insurance-cap', 'minimum-wage-hour', health)).toBe('ok')
  })

  test('and not where nobody agreed: then the deduction alone decides', () => {
    const notAgreed = (lines: Readonly<Record<string, number>>, more: SlipJson = {}) => ({
      ...off(lines),
      deductionsAgreed: false,
      ...more,
    })
    const noMinimum = 'minimum-wage-hour'
    const mandate = { healthMandateSigned: false, landlordCertified: false }
    expect(without('health-conditions', noMinimum, { ...health, ...mandate })).toBe('out-of-coverage')
    expect(without('health-conditions', noMinimum, notAgreed({ 'health-insurance': 100 }, mandate))).toBe('breach 100')
    expect(without('housing-conditions', noMinimum, { ...housing, ...mandate })).toBe('out-of-coverage')
    expect(without('housing-conditions', noMinimum, notAgreed({ housing: 100 }, mandate))).toBe('breach 100')
    expect(without('forbidden-deductions', noMinimum, off({ travel: 100 }))).toBe('out-of-coverage')
    expect(without('forbidden-deductions', noMinimum, notAgreed({ travel: 100 }))).toBe('breach 100')
    expect(without('forbidden-deductions', noMinimum, notAgreed({ travel: 100, administration: 9 }))).toBe('breach 109')
    expect(without('forbidden-deductions', noMinimum, off({ travel: 100, administration: 9 }))).toBe('breach 9')
  })
})

describe('a row that is only cited may be missing: the answer is the same', () => {
  test.each<[FindingId, string, SlipJson, string]>([
    ['minimum-wage', 'WML-01', {}, 'ok'],
    ['minimum-wage', 'WML-02', {}, 'ok'],
    ['holiday-allowance', 'WML-12', paid(59_960), 'unknown paid-later'],
    ['et-scheme', 'ET-08', paid(59_960, { 'et-exchange': 1000 }), 'breach 1000'],
    ['forbidden-deductions', 'DED-04', off({ advance: 1 }), 'unknown advance'],
    ['forbidden-deductions', 'DED-05', off({ travel: 1 }), 'breach 1'],
    ['forbidden-deductions', 'DED-07', off({ other: 1, fine: 1 }), 'breach 2'],
  ])('%s without %s', (id, fact, changes, said) => {
    expect(without(id, fact, changes)).toBe(said)
    expect(cited(id, changes, bookWithout([fact]))).not.toContain(fact)
    expect(cited(id, changes)).toContain(fact)
    expect(cited(id, changes, bookWithout([fact])).every((one) => typeof one === 'string')).toBe(true)
  })
})

describe('a row that is uncertain gives no more than a question', () => {
  const hourly = (confidence: Confidence) =>
    bookWithout(
      ['minimum-wage-hour'],
      [table('minimum-wage-hour', 'cents', [['2026-07-01', '2027-01-01', 1499, confidence]])],
    )

  test('an amount of the minimum wage', () => {
    expect(saidOf('minimum-wage', aWeek(paid(1)), hourly('uncertain'))).toBe('unknown uncertain-rule')
    expect(saidOf('minimum-wage', aWeek(paid(99_999)), hourly('uncertain'))).toBe('unknown uncertain-rule')
    expect(cited('minimum-wage', paid(1), hourly('uncertain'))).toContain('minimum-wage-hour')
    expect(saidOf('minimum-wage', aWeek(paid(1)), hourly('own'))).toBe('breach 59959')
  })

  test('of a cap on the insurance, also when only one of two years has it', () => {
    const caps = (confidence: Confidence, next: Confidence = 'seen') =>
      bookWithout(
        ['health-deduction-cap-year'],
        [
          table('health-deduction-cap-year', 'cents', [
            ['2025-01-01', '2026-01-01', 52_000, confidence],
            ['2026-01-01', '2027-01-01', 104_000, next],
          ]),
        ],
      )
    const cap = (cents: number, changes: SlipJson, book = caps('seen')) =>
      saidOf('health-insurance-cap', aWeek({ ...off({ 'health-insurance': cents }), ...changes }), book)
    expect([cap(2000, {}), cap(2001, {})]).toEqual(['ok', 'breach 1'])
    expect([cap(2000, {}, caps('seen', 'uncertain')), cap(2001, {}, caps('seen', 'uncertain'))]).toEqual([
      'unknown uncertain-rule',
      'unknown uncertain-rule',
    ])
    const turn = { periodFrom: '2025-12-29', periodUntil: '2026-01-04', employmentStart: undefined, ...paid(0) }
    expect([cap(1000, turn), cap(1001, turn), cap(2000, turn), cap(2001, turn)]).toEqual([
      'ok',
      'unknown part-of-period',
      'unknown part-of-period',
      'breach 1',
    ])
    expect(cap(1000, turn, caps('uncertain'))).toBe('unknown uncertain-rule')
    const december = { periodFrom: '2025-12-22', periodUntil: '2025-12-28', employmentStart: undefined, ...paid(0) }
    expect([cap(1000, december), cap(1001, december)]).toEqual(['ok', 'breach 1'])
    const only2026 = bookWithout(
      ['health-deduction-cap-year'],
      [table('health-deduction-cap-year', 'cents', [['2026-01-01', '2027-01-01', 104_000]])],
    )
    const json = aWeek({ ...off({ 'health-insurance': 1 }), ...turn })
    expect(saidOf('health-insurance-cap', json, only2026)).toBe('out-of-coverage')
  })
})

describe('the last week of the guarantee', () => {
  // In a book that is certain of 2026, where the guarantee is of two months.
  const certain = bookWithout(
    ['agency-guarantee-months', 'CAO-16'],
    [
      table('agency-guarantee-months', 'months', [['2022-01-01', '2027-01-01', 2]]),
      table('CAO-16', 'rule', [['2022-01-01', '2027-01-01', null]]),
    ],
  )
  const week = (employmentStart: string, cents: number, more: SlipJson = {}) =>
    saidOf(
      'income-guarantee',
      aWeek({ employmentStart, fullTimeMinutesPerWeek: 2400, guaranteeLapsed: false, ...paid(cents), ...more }),
      certain,
    )

  test('is whole when it ends on its last day, and not when it goes on for a day', () => {
    expect(week('2026-05-13', 59_959)).toBe('breach 1')
    expect(week('2026-05-13', 59_960)).toBe('ok')
    // Until Saturday: five working days, six days.
    expect(week('2026-05-12', 59_959)).toBe('unknown guarantee-exceptions')
    expect(week('2026-05-12', 59_960)).toBe('ok')
    expect(week('2026-05-07', 11_991)).toBe('unknown guarantee-exceptions')
    expect(week('2026-05-07', 11_992)).toBe('ok')
    expect(week('2026-05-06', 0)).toBe('not-applicable')
  })

  test('is whole when it begins on its first day, and not when it begins before it', () => {
    expect(week('2026-07-06', 0)).toBe('breach 59960')
    expect(week('2026-07-07', 0)).toBe('unknown guarantee-exceptions')
  })

  test('over some days is certainly below only what is the least for them', () => {
    const days = { periodUntil: '2026-07-10', minutesWorked: 600 }
    // Five working days are 40 hours; five sevenths of a week are 28.57.
    expect(week('2026-07-06', 59_960, days)).toBe('ok')
    expect(week('2026-07-06', 59_959, days)).toBe('unknown guarantee-exceptions')
    expect(week('2026-07-06', 42_822, days)).toBe('unknown guarantee-exceptions')
    expect(week('2026-07-06', 42_821, days)).toBe('breach 1')
  })

  test('needs an amount, and an age that has one', () => {
    expect(week('2026-07-06', 0, { birthDate: undefined })).toBe('unknown birthDate')
    expect(week('2026-07-06', 0, { birthDate: '2012-01-01' })).toBe('unknown too-young')
    const covered = { periodFrom: '2025-05-05', periodUntil: '2025-05-11' }
    expect(week('2025-05-05', 0, covered)).toBe('out-of-coverage')
    expect(week('2025-05-05', 0, { ...covered, agencyWorker: undefined })).toBe('unknown agencyWorker')
  })
})

test('a breach over one month says that nobody said whether the pay is fixed', () => {
  const why = (changes: SlipJson) => findingOf('minimum-wage', aWeek({ ...paid(1), ...changes })).why
  // A month of 23 working days, with some hours.
  const month = {
    periodFrom: '2026-07-01',
    periodUntil: '2026-07-31',
    minutesWorked: 11_040,
    fixedMonthlyPay: undefined,
  }
  expect(why(month)).toBe('fixed-pay')
  expect(why({ ...month, fixedMonthlyPay: false })).toBeNull()
  expect(why({ ...month, periodFrom: '2026-07-02' })).toBeNull()
  expect(why({ ...month, periodUntil: '2026-08-31' })).toBeNull()
  const parts = [{ from: '2026-07-06', until: '2026-07-12', minutes: 2400 }]
  expect(why({ ...month, parts, minutesWorked: undefined, periodFrom: undefined })).toBeNull()
  expect(
    why({ ...month, parts, minutesWorked: undefined, periodUntil: undefined, employmentStart: undefined }),
  ).toBeNull()
})
