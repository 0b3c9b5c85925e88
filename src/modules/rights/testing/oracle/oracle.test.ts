import { describe, expect, test } from 'vitest'
import { ageOn, countWeekdays, daysBetween, daysLater, monthsLater, wholeMonths, wholeWeeks } from './calendar.ts'
import { oracleMinimum, randomInput, spanning, sweepCases } from './cases.ts'
import { dueOver } from './due.ts'
import { centsUp, type Fraction, fraction, subtract } from './fraction.ts'
import { oracle } from './oracle.ts'
import { type FindingId, findingIds, type OracleInput } from './oracle-input.ts'
import { amountOn, changeDays, healthCaps, isCovered } from './oracle-tables.ts'
import { realisticPayslips } from './realistic.ts'
import { pay, period } from './realistic-payslip.ts'

/** The same numbers on every run. */
function dice(start: number): () => number {
  let state = start
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const n = (numerator: number, denominator = 1): Fraction => fraction(BigInt(numerator), BigInt(denominator))

describe('amounts', () => {
  test.each([
    ['2024-01-01', 18, false, 664n],
    ['2024-01-01', 20, false, 1062n],
    ['2024-06-30', 21, false, 1327n],
    ['2024-07-01', 19, false, 821n],
    ['2025-01-01', 16, false, 485n],
    ['2025-07-01', 21, false, 1440n],
    ['2026-06-30', 21, false, 1471n],
    ['2026-07-01', 21, false, 1499n],
    ['2026-12-31', 67, false, 1499n],
    ['2026-01-01', 18, true, 669n],
    ['2026-07-01', 20, true, 922n],
    ['2026-07-01', 17, true, 592n],
    ['2024-01-01', 18, true, 604n], // 13.27 × 45.5 % = 6.03785
    ['2024-01-01', 20, true, 816n], // 13.27 × 61.5 % = 8.16105
    ['2025-07-01', 19, true, 756n], // 14.40 × 52.5 % = 7.56
  ])('%s, %i years, apprentice %s: %i cents an hour', (day, age, isApprentice, cents) => {
    expect(amountOn(day, age, isApprentice)).toEqual({ per: 'hour', cents })
  })

  test.each([
    ['2019-06-30', 21, 1373_45n, 316_95n], // 85 %: 1,373.43 and 316.965
    ['2019-06-30', 22, 1615_80n, 372_90n],
    ['2019-07-01', 21, 1635_60n, 377_45n],
    ['2019-01-01', 18, 767_50n, 177_15n], // 47.5 %: 767.505 and 177.1275
    ['2023-01-01', 20, 1547_50n, 357_10n], // 80 %: 1,547.52 and 357.12
    ['2023-07-01', 17, 788_05n, 181_85n], // 39.5 %: 788.025, half, goes up
    ['2023-12-31', 40, 1995_00n, 460_40n],
  ])('%s, %i years: a month and a week', (day, age, month, week) => {
    expect(amountOn(day, age, false)).toEqual({ per: 'month-and-week', month, week })
  })

  // Every typed amount of the young is the share of the adult amount, to the cent, half a cent up.
  test('what was typed obeys the percentages', () => {
    const shares = { 15: 300n, 16: 345n, 17: 395n, 18: 500n, 19: 600n, 20: 800n }
    for (const day of changeDays.filter((change) => change >= '2024-01-01')) {
      const adult = amountOn(day, 21, false)
      for (const [age, share] of Object.entries(shares)) {
        const cents = adult?.per === 'hour' ? (adult.cents * share + 500n) / 1000n : 0n
        expect(amountOn(day, Number(age), false)).toEqual({ per: 'hour', cents })
      }
    }
  })

  test('below 15 there is none; before 2019 and from 2027 on no day is covered', () => {
    expect(amountOn('2026-07-01', 14, false)).toBeUndefined()
    expect(['2018-12-31', '2019-01-01', '2026-12-31', '2027-01-01'].map(isCovered)).toEqual([false, true, true, false])
    expect(healthCaps[2019]).toBeUndefined()
  })
})

describe('days', () => {
  test.each([
    ['2026-02-27', '2006-02-28', 19],
    ['2026-02-28', '2006-02-28', 20],
    ['2026-02-28', '2008-02-29', 17],
    ['2026-03-01', '2008-02-29', 18],
    ['2028-02-29', '2008-02-29', 20],
  ])('on %s somebody born on %s is %i', (day, birthDate, age) => expect(ageOn(day, birthDate)).toBe(age))

  test('weeks, months and weekdays are counted', () => {
    expect(wholeWeeks(daysBetween('2026-09-07', '2026-09-13'))).toBe(1)
    expect(wholeMonths(daysBetween('2026-01-01', '2026-03-31'))).toBe(3)
    expect(wholeMonths(daysBetween('2026-01-01', '2026-01-30'))).toBe(0)
    expect(wholeMonths(daysBetween('2021-02-01', '2021-02-28'))).toBe(1)
    expect(countWeekdays(daysBetween('2026-01-01', '2026-12-31'))).toBe(261)
    expect(countWeekdays(daysBetween('2023-08-01', '2023-08-31'))).toBe(23)
    expect(monthsLater('2025-08-25', 2)).toBe('2025-10-25')
    expect(monthsLater('2025-12-31', 2)).toBe('2026-03-01')
    expect(daysLater('2024-02-28', 2)).toBe('2024-03-01')
  })
})

const adult: OracleInput = { birthDate: '1990-05-20', apprentice: false }
const due = (input: OracleInput) => {
  const found = dueOver({ ...adult, ...input })
  return found.is === 'range' ? [found.low, found.high] : found.is
}
const same = (value: Fraction) => [value, value]
const week = period('2026-09-07', '2026-09-13')
const fullWeek = { fullTimeMinutesPerWeek: 2400 }

describe('D', () => {
  test.each<[string, OracleInput, ReturnType<typeof due>]>([
    ['40 hours of 14.99', { ...week, minutesWorked: 2400 }, same(n(599_60))],
    ['one minute', { ...week, minutesWorked: 1 }, same(n(1499, 60))],
    ['no hours', { ...week, parts: [] }, same(n(0))],
    ['no birth date', { ...week, birthDate: '', minutesWorked: 2400 }, [n(0), n(599_60)]],
    ['an hour over 1 July', { ...period('2026-06-29', '2026-07-05'), minutesWorked: 60 }, [n(1471), n(1499)]],
    ['2027 on its last day', { ...period('2026-12-29', '2027-01-01'), minutesWorked: 60 }, 'out-of-coverage'],
    ['no hours known', week, 'unknown'],
    ['2023 without a full week', { ...period('2023-09-04', '2023-09-10'), minutesWorked: 60 }, 'unknown'],
    [
      'a week of 2023, 41 of 40 hours',
      { ...period('2023-09-04', '2023-09-10'), ...fullWeek, minutesWorked: 2460 },
      same(n(460_40 * 41, 40)),
    ],
    [
      'ten days of 2023: by the week and by the month',
      { ...period('2023-09-04', '2023-09-13'), ...fullWeek, minutesWorked: 2400 },
      [n(1995_00 * 3, 13), n(460_40)],
    ],
    [
      'a month of 2023 by the hour',
      { ...period('2023-08-01', '2023-08-31'), ...fullWeek, minutesWorked: 2400, fixedMonthlyPay: false },
      same(n(1995_00 * 3, 13)),
    ],
    [
      'the same, fixed: 40 of 184 hours',
      { ...period('2023-08-01', '2023-08-31'), ...fullWeek, minutesWorked: 2400, fixedMonthlyPay: true },
      same(n(1995_00 * 40, 184)),
    ],
    [
      'the same, not known',
      { ...period('2023-08-01', '2023-08-31'), ...fullWeek, minutesWorked: 2400 },
      [n(1995_00 * 40, 184), n(1995_00 * 3, 13)],
    ],
    [
      'fixed, two hours above 184',
      { ...period('2023-08-01', '2023-08-31'), ...fullWeek, minutesWorked: 11_160, fixedMonthlyPay: true },
      same(n(1995_00 * 263, 260)), // 1 + 120 × 3 ÷ (13 × 2400)
    ],
    [
      'February 2021 is a month and four weeks',
      { ...period('2021-02-01', '2021-02-28'), ...fullWeek, minutesWorked: 2400, fixedMonthlyPay: false },
      same(n(388_80)), // 1,684.80 × 3 ÷ 13 is 388.80 too
    ],
    [
      'fixed in September 2026: 174 hours, or the 176 of the month',
      {
        ...{ ...period('2026-09-01', '2026-09-30'), minutesWorked: 10_560, fixedMonthlyPay: true },
        contractMinutesPerWeek: 2400,
      },
      [n(2608_26), n(2638_24)],
    ],
    [
      'parts that overlap, over 1 January 2026',
      {
        ...period('2025-12-29', '2026-01-04'),
        parts: [
          { from: '2025-12-29', until: '2025-12-31', minutes: 60 },
          { from: '2025-12-31', until: '2026-01-01', minutes: 60 },
        ],
      },
      [n(2880), n(2911)],
    ],
  ])('%s', (_, { birthDate, ...input }, expected) => {
    const found = birthDate === '' ? dueOver(input) : dueOver({ ...adult, ...input })
    expect(found.is === 'range' ? [found.low, found.high] : found.is).toEqual(expected)
  })

  test('not knowing whether somebody is an apprentice gives a range at 18 to 20 only', () => {
    const worked = { ...week, minutesWorked: 60 }
    expect(dueOver({ ...worked, birthDate: '2007-01-01' })).toEqual({ is: 'range', low: n(787), high: n(899) })
    expect(dueOver({ ...worked, birthDate: '2009-01-01' })).toEqual({ is: 'range', low: n(592), high: n(592) })
  })

  test('a quarter of 38 hours is 142.405, and cents go up', () => {
    const [low] = due({ ...week, minutesWorked: 2280 })
    const quarter = typeof low === 'object' ? fraction(low.n, low.d * 4n) : n(0)
    expect(quarter).toEqual(n(142_405, 10))
    expect([centsUp(quarter), centsUp(subtract(n(142_41), quarter)), centsUp(n(149_90))]).toEqual([142_41, 1, 149_90])
  })
})

describe('findings', () => {
  const paid = (cents: number) => ({ ...adult, ...week, minutesWorked: 2400, ...pay({ base: cents }) })

  test.each<[string, FindingId, OracleInput, string]>([
    ['exactly the minimum', 'minimum-wage', paid(599_60), 'ok'],
    ['a cent less', 'minimum-wage', paid(599_59), 'breach'],
    ['hours of 2018', 'minimum-wage', { ...period('2018-01-01', '2018-01-07'), minutesWorked: 60 }, 'out-of-coverage'],
    ['days of 2018 without hours', 'minimum-wage', period('2018-01-01', '2018-01-07'), 'unknown'],
    ['nothing known', 'housing-cap', {}, 'unknown'],
    ['no deductions, nothing else known', 'housing-cap', { deductions: [] }, 'not-applicable'],
    ['housing in 2016', 'housing-cap', { ...period('2016-01-04', '2016-01-10'), ...housing(1) }, 'out-of-coverage'],
    [
      'health insurance in 2019',
      'health-insurance-cap',
      { ...period('2019-03-04', '2019-03-10'), ...health(1) },
      'out-of-coverage',
    ],
    [
      'an advance beside a fee',
      'forbidden-deductions',
      {
        ...week,
        deductions: [
          { kind: 'advance', cents: 1 },
          { kind: 'administration', cents: 1 },
        ],
      },
      'breach',
    ],
    [
      'exchange before 2026',
      'et-scheme',
      { ...period('2025-12-01', '2025-12-31'), ...pay({ base: 1, 'et-exchange': 1 }) },
      'out-of-coverage',
    ],
    ['no wage and no allowance', 'holiday-allowance', { ...week, ...pay({ expense: 10 }) }, 'not-applicable'],
    ['nothing in hand', 'cash-payment', { ...week, paidInCashCents: 0 }, 'ok'],
    ['direct employment', 'income-guarantee', { agencyWorker: false }, 'not-applicable'],
    ['items not known', 'payslip-items', {}, 'unknown'],
  ])('%s', (_, finding, input, expected) => expect(oracle(input)[finding].verdict).toBe(expected))

  function housing(cents: number): OracleInput {
    return { deductions: [{ kind: 'housing', cents }] }
  }
  function health(cents: number): OracleInput {
    return { deductions: [{ kind: 'health-insurance', cents }] }
  }

  // D lies anywhere from 0 to 599.60: what comes off the minimum may be nothing at either end, and something between.
  test('agreed housing is not ok as long as some of it may come off the minimum', () => {
    const input = { ...paid(400_00), ...housing(200_00), deductionsAgreed: true }
    expect(oracle(input)['housing-cap']).toEqual({ verdict: 'breach', differenceCents: 50_10, claimCents: 50_10 })
    const { birthDate: _, ...unborn } = input
    expect(oracle(unborn)['housing-cap'].verdict).toBe('unknown')
  })
})

test.each(realisticPayslips)('payslip $id: $what', ({ input, expected }) => expect(oracle(input)).toEqual(expected))

test('the fast path says what the slow one says, on 2,000 of more than 600,000 cases', () => {
  let count = 0
  let compared = 0
  for (const { input, slip } of sweepCases()) {
    count += 1
    if (count % 389 !== 0) continue
    compared += 1
    const slow = oracle(input)
    const fast = oracleMinimum(slip)
    for (const id of ['minimum-wage', 'housing-cap', 'health-insurance-cap'] as const) {
      if (JSON.stringify(fast[id]) !== JSON.stringify(slow[id]))
        expect([input, id, fast[id]]).toEqual([input, id, slow[id]])
    }
  }
  expect(count).toBeGreaterThan(600_000)
  expect(compared).toBeGreaterThan(1_900)
})

test('periods over a change give every verdict on the minimum wage', () => {
  const seen = new Set<string>()
  let count = 0
  for (const input of spanning()) {
    count += 1
    if (count % 97 === 0) seen.add(oracle(input)['minimum-wage'].verdict)
  }
  expect([...seen].sort()).toEqual(['breach', 'not-applicable', 'ok', 'out-of-coverage', 'unknown'])
})

/** Fields whose removal may turn an unknown or another verdict into a certain one, by the letter of the page. */
const knownExceptions = new Set(['fixedMonthlyPay', 'birthDate'])

test('on random payslips a claim is never above its difference, and no removal makes another certain verdict', () => {
  const random = dice(20_260_701)
  for (let count = 0; count < 150; count++) {
    const input = randomInput(random)
    const whole = oracle(input)
    for (const id of findingIds) expect(whole[id].claimCents).toBeLessThanOrEqual(whole[id].differenceCents ?? 0)
    for (const field of Object.keys(input).filter((name) => !knownExceptions.has(name))) {
      const less = oracle(Object.fromEntries(Object.entries(input).filter(([name]) => name !== field)))
      for (const id of findingIds) expect(['unknown', whole[id].verdict]).toContain(less[id].verdict)
    }
  }
})
