import { describe, expect, test } from 'vitest'
import { aWeek, findingOf, paid, saidOf } from '../../testing/a-payslip.ts'

const said = (changes: Parameters<typeof aWeek>[0] = {}) => saidOf('minimum-wage', aWeek(changes))

describe('forty hours in July 2026 earn € 599.60', () => {
  test.each([
    [59_959, 'breach 1'],
    [59_960, 'ok'],
    [59_961, 'ok'],
    [50_000, 'breach 9960'],
    [0, 'breach 59960'],
  ])('with %i cents it is %s', (base, verdict) => expect(said(paid(base))).toBe(verdict))

  test('overtime and supplements are wage; holiday allowance, costs and bonuses are not', () => {
    expect(said(paid(50_000, { overtime: 5000, 'irregular-hours': 4960 }))).toBe('ok')
    expect(
      said(paid(50_000, { 'holiday-allowance': 5000, expense: 5000, 'year-end-bonus': 5000, 'et-exchange': 5000 })),
    ).toBe('breach 9960')
  })

  test('a part of a cent that is missing is a cent', () => {
    // 2,401 minutes earn 59,984.98… cents.
    expect(said({ minutesWorked: 2401, ...paid(59_984) })).toBe('breach 1')
    expect(said({ minutesWorked: 2401, ...paid(59_985) })).toBe('ok')
  })
})

describe('what is not known', () => {
  test('of the pay, the hours or the days leaves it unknown and is named', () => {
    expect(said({ payLines: undefined })).toBe('unknown payLines')
    expect(said({ minutesWorked: undefined })).toBe('unknown minutesWorked')
    expect(said({ periodFrom: undefined })).toBe('unknown periodFrom')
    expect(said({ periodUntil: undefined, periodFrom: undefined, minutesWorked: undefined, payLines: undefined })).toBe(
      'unknown periodFrom periodUntil minutesWorked payLines',
    )
  })

  test('of the age matters only below the full amount', () => {
    expect(said({ birthDate: undefined, ...paid(59_960) })).toBe('ok')
    expect(said({ birthDate: undefined, ...paid(59_959) })).toBe('unknown birthDate')
    expect(said({ birthDate: undefined, ...paid(0) })).toBe('unknown birthDate')
  })

  test('whether somebody is an apprentice matters only between the two amounts', () => {
    const at19 = { birthDate: '2007-01-01', apprentice: undefined }
    expect(said({ ...at19, ...paid(35_960) })).toBe('ok')
    expect(said({ ...at19, ...paid(35_959) })).toBe('unknown apprentice')
    expect(said({ ...at19, ...paid(31_480) })).toBe('unknown apprentice')
    expect(said({ ...at19, ...paid(31_479) })).toBe('breach 1')
  })
})

describe('age', () => {
  test.each([
    ['2005-07-06', 59_960],
    ['2005-07-13', 47_960],
    ['2006-07-06', 47_960],
    ['2006-07-13', 35_960],
    ['2008-07-06', 30_000],
    ['2009-07-06', 23_680],
    ['2010-07-06', 20_680],
    ['2011-07-06', 18_000],
  ])('born on %s earns %i', (birthDate, due) => {
    expect(said({ birthDate, ...paid(due) })).toBe('ok')
    expect(said({ birthDate, ...paid(due - 1) })).toBe('breach 1')
  })

  test('below fifteen there is no minimum wage', () => {
    expect(said({ birthDate: '2011-07-13' })).toBe('not-applicable')
    expect(findingOf('minimum-wage', aWeek({ birthDate: '2011-07-13' })).why).toBe('too-young')
  })

  test('on the birthday somebody is a year older: without parts only what holds for both ages is sure', () => {
    const birthday = { birthDate: '2005-07-08' }
    expect(said({ ...birthday, ...paid(59_960) })).toBe('ok')
    expect(said({ ...birthday, ...paid(59_959) })).toBe('unknown parts')
    expect(said({ ...birthday, ...paid(47_959) })).toBe('breach 1')
    const parts = [
      { from: '2026-07-06', until: '2026-07-07', minutes: 960 },
      { from: '2026-07-08', until: '2026-07-12', minutes: 1440 },
    ]
    // 16 hours at € 11.99 and 24 hours at € 14.99.
    expect(said({ ...birthday, parts, ...paid(55_160) })).toBe('ok')
    expect(said({ ...birthday, parts, ...paid(55_159) })).toBe('breach 1')
  })

  test('an apprentice of eighteen to twenty has an amount of his own', () => {
    const apprentice = { birthDate: '2006-07-01', apprentice: true }
    expect(said({ ...apprentice, ...paid(36_880) })).toBe('ok')
    expect(said({ ...apprentice, ...paid(36_879) })).toBe('breach 1')
    expect(said({ birthDate: '2009-07-01', apprentice: true, ...paid(23_680) })).toBe('ok')
    expect(said({ birthDate: '2005-07-01', apprentice: true, ...paid(59_959) })).toBe('breach 1')
  })
})

describe('days', () => {
  const span = { periodFrom: '2026-06-29', periodUntil: '2026-07-05' }

  test('a change of the amounts within the period splits the hours exactly', () => {
    const parts = [
      { from: '2026-06-29', until: '2026-06-30', minutes: 960 },
      { from: '2026-07-01', until: '2026-07-05', minutes: 1440 },
    ]
    expect(said({ ...span, parts, ...paid(59_512) })).toBe('ok')
    expect(said({ ...span, parts, ...paid(59_511) })).toBe('breach 1')
    expect(said({ ...span, ...paid(59_960) })).toBe('ok')
    expect(said({ ...span, ...paid(59_959) })).toBe('unknown parts')
    expect(said({ ...span, ...paid(58_840) })).toBe('unknown parts')
    expect(said({ ...span, ...paid(58_839) })).toBe('breach 1')
  })

  test('days without an amount are out of coverage, also when only one of them is', () => {
    expect(said({ periodFrom: '2027-01-01', periodUntil: '2027-01-07' })).toBe('out-of-coverage')
    expect(said({ periodFrom: '2026-12-28', periodUntil: '2027-01-03' })).toBe('out-of-coverage')
    expect(said({ periodFrom: '2026-12-25', periodUntil: '2026-12-31' })).toBe('ok')
    expect(said({ periodFrom: '2018-12-31', periodUntil: '2019-01-06', employmentStart: '2018-01-01' })).toBe(
      'out-of-coverage',
    )
  })

  test('hours that lie in parts count by their own days', () => {
    const parts = [{ from: '2026-12-28', until: '2026-12-31', minutes: 2400 }]
    expect(said({ periodFrom: '2026-12-28', periodUntil: '2027-01-03', parts })).toBe('ok')
  })
})

describe('before 2024', () => {
  const week2019 = {
    periodFrom: '2019-03-04',
    periodUntil: '2019-03-10',
    employmentStart: '2019-01-01',
    fullTimeMinutesPerWeek: 2400,
    birthDate: '1990-01-01',
  }

  test('the hours of a full week must be known', () => {
    expect(said({ ...week2019, fullTimeMinutesPerWeek: undefined })).toBe('unknown fullTimeMinutesPerWeek')
  })

  test('a week goes by the amount of a week', () => {
    expect(said({ ...week2019, ...paid(37_290) })).toBe('ok')
    expect(said({ ...week2019, ...paid(37_289) })).toBe('breach 1')
    expect(said({ ...week2019, minutesWorked: 1200, ...paid(18_645) })).toBe('ok')
    expect(said({ ...week2019, fullTimeMinutesPerWeek: 2160, ...paid(37_290) })).toBe('breach 4144')
  })

  test('the full amount was for twenty-two, and twenty-one had one of its own', () => {
    expect(said({ ...week2019, birthDate: '1998-01-01', ...paid(31_695) })).toBe('ok')
    expect(said({ ...week2019, birthDate: '1998-01-01', ...paid(31_694) })).toBe('breach 1')
    expect(said({ ...week2019, birthDate: '1997-03-04', ...paid(37_289) })).toBe('breach 1')
  })

  const month = {
    periodFrom: '2023-09-01',
    periodUntil: '2023-09-30',
    employmentStart: '2023-01-01',
    fullTimeMinutesPerWeek: 2400,
    minutesWorked: 10_080,
    birthDate: '1990-01-01',
  }

  test('a fixed wage a month is the amount of the month for its own working days', () => {
    // September 2023 has 21 of them: 168 hours.
    expect(said({ ...month, fixedMonthlyPay: true, ...paid(199_500) })).toBe('ok')
    expect(said({ ...month, fixedMonthlyPay: true, ...paid(199_499) })).toBe('breach 1')
    expect(said({ ...month, fixedMonthlyPay: true, minutesWorked: 5040, ...paid(99_750) })).toBe('ok')
    // Eight hours more at 1995 × 3 ÷ (13 × 40) an hour.
    expect(said({ ...month, fixedMonthlyPay: true, minutesWorked: 10_560, ...paid(208_707) })).toBe('breach 1')
    expect(said({ ...month, fixedMonthlyPay: true, minutesWorked: 10_560, ...paid(208_708) })).toBe('ok')
  })

  test('pay by the hour is the month in fifty-two weeks of twelve months', () => {
    // 168 hours × 1995 × 3 ÷ 520 = 1933.615…
    expect(said({ ...month, fixedMonthlyPay: false, ...paid(193_362) })).toBe('ok')
    expect(said({ ...month, fixedMonthlyPay: false, ...paid(193_361) })).toBe('breach 1')
  })

  test('when that is not known, only what holds for both is sure', () => {
    const either = { ...month, fixedMonthlyPay: undefined }
    expect(said({ ...either, ...paid(199_500) })).toBe('ok')
    expect(said({ ...either, ...paid(199_499) })).toBe('unknown fixedMonthlyPay')
    expect(said({ ...either, ...paid(193_361) })).toBe('breach 1')
  })

  test.each([
    ['a full week', 10_400, {}, 199_500],
    ['half a week, as agreed', 5200, { contractMinutesPerWeek: 1200 }, 99_750],
  ])(
    'the hours of an average month of %s are worth the amount of the month, whatever its days',
    (_, minutesWorked, more, due) => {
      for (const fixedMonthlyPay of [true, false, undefined]) {
        const average = { ...month, contractMinutesPerWeek: undefined, ...more, minutesWorked, fixedMonthlyPay }
        expect(said({ ...average, ...paid(due) })).toBe('ok')
        expect(said({ ...average, ...paid(due - 1) })).toBe('breach 1')
      }
    },
  )

  test('a minute more or less than those is held against the days of the month', () => {
    const near = { ...month, fixedMonthlyPay: true, ...paid(199_500) }
    expect(said({ ...near, minutesWorked: 10_401 })).toBe('breach 6158')
    expect(said({ ...near, minutesWorked: 10_399 })).toBe('breach 6120')
  })

  test('of another stretch either amount may be meant', () => {
    const stretch = { ...month, periodUntil: '2023-09-12', minutesWorked: 2400 }
    // By the week 460.40, by the month 460.3846…
    expect(said({ ...stretch, ...paid(46_040) })).toBe('ok')
    expect(said({ ...stretch, ...paid(46_039) })).toBe('unknown week-or-month')
    expect(said({ ...stretch, ...paid(46_038) })).toBe('breach 1')
  })
})

describe('a fixed wage a month since 2024', () => {
  const july = { periodFrom: '2026-07-01', periodUntil: '2026-07-31', minutesWorked: 11_040, fixedMonthlyPay: true }

  test('may be the average of the year: between that and the hours nothing is sure', () => {
    // 184 hours are 2758.16; the average of 261 working days is 174 hours: 2608.26.
    expect(said({ ...july, ...paid(275_816) })).toBe('ok')
    expect(said({ ...july, ...paid(275_815) })).toBe('unknown year-average')
    expect(said({ ...july, ...paid(260_826) })).toBe('unknown year-average')
    expect(said({ ...july, ...paid(260_825) })).toBe('breach 1')
  })

  test('asks for the agreed hours', () => {
    expect(said({ ...july, contractMinutesPerWeek: undefined, ...paid(275_815) })).toBe(
      'unknown contractMinutesPerWeek',
    )
    // They may be any that a week has, so the average may be more than the hours worked.
    expect(said({ ...july, contractMinutesPerWeek: undefined, ...paid(275_816) })).toBe(
      'unknown contractMinutesPerWeek',
    )
  })

  test('not for a week, and not when it is no fixed wage', () => {
    expect(said({ fixedMonthlyPay: true, ...paid(59_959) })).toBe('breach 1')
    expect(said({ ...july, fixedMonthlyPay: false, ...paid(275_815) })).toBe('breach 1')
  })

  test('that nobody said it is: certain is only what an average month would have, for the hours above the agreed ones all', () => {
    const maybe = { ...july, fixedMonthlyPay: undefined }
    expect(said({ ...maybe, ...paid(275_816) })).toBe('ok')
    expect(said({ ...maybe, ...paid(275_815) })).toBe('unknown fixedMonthlyPay')
    expect(said({ ...maybe, ...paid(260_826) })).toBe('unknown fixedMonthlyPay')
    expect(said({ ...maybe, ...paid(260_825) })).toBe('breach 14991')
    // 32 agreed hours: the average is 2086.608; of 184 hours 36.8 are above the 147.2 of July: 551.632 more.
    const part = { ...maybe, contractMinutesPerWeek: 1920 }
    expect(said({ ...part, ...paid(263_824) })).toBe('unknown fixedMonthlyPay')
    expect(said({ ...part, ...paid(263_823) })).toBe('breach 11993')
    // Nobody said how many: the least is what was worked, in an average month: 2758.16 × 261 ÷ (12 × 23).
    const any = { ...maybe, contractMinutesPerWeek: undefined }
    expect(said({ ...any, ...paid(260_826) })).toBe('unknown fixedMonthlyPay contractMinutesPerWeek')
    expect(said({ ...any, ...paid(260_825) })).toBe('breach 14991')
  })

  test('in a month of few working days the hours are the least', () => {
    const february = {
      periodFrom: '2026-02-01',
      periodUntil: '2026-02-28',
      minutesWorked: 9600,
      fixedMonthlyPay: undefined,
    }
    expect(said({ ...february, ...paid(235_360) })).toBe('ok')
    expect(said({ ...february, ...paid(235_359) })).toBe('breach 1')
    expect(said({ ...february, ...paid(235_359), contractMinutesPerWeek: undefined })).toBe('breach 1')
    expect(said({ ...february, ...paid(0), minutesWorked: 0 })).toBe('ok')
  })

  test('only what is certain is claimed', () => {
    const finding = findingOf('minimum-wage', aWeek({ ...july, fixedMonthlyPay: undefined, ...paid(260_000) }))
    expect([finding.differenceCents, finding.claimCents, finding.why]).toEqual([15_816, 826, 'fixed-pay'])
  })
})

test('every answer tells its way: hours, what counted, what did not, and what it rests on', () => {
  const { trace } = findingOf('minimum-wage', aWeek(paid(50_000, { expense: 1000 })))
  expect(trace.map(({ id, values, cites }) => [id, values, cites.map(({ fact }) => fact)])).toEqual([
    ['hours-at-rate', { minutes: 2400, rate: 1499, amount: 59_960, age: 31 }, ['minimum-wage-hour']],
    ['counted', { amount: 50_000 }, ['WML-01']],
    ['not-counted', { amount: 1000 }, ['WML-02']],
    ['paid-against-due', { paid: 50_000, due: 59_960 }, []],
  ])
})
