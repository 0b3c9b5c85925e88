import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { minutes } from '#kernel/units.ts'
import { aWeek, type SlipJson } from '../testing/a-payslip.ts'
import { someFacts, someRules } from '../testing/some-rules.ts'
import { readPayslip } from './read-payslip.ts'
import { openRuleBook } from './rule-book.ts'
import { fullTimeMinutes, wageDue } from './wage-due.ts'

const rules = someRules()

/** What is due, in one line: `59960`, `47960–59960 parts`, `unknown minutesWorked`. */
function due(changes: SlipJson, book = rules): string {
  const read = readPayslip(aWeek(changes))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const known = wageDue(read.value, book)
  if (known.kind === 'unknown') return ['unknown', ...known.missing].join(' ')
  if (known.kind !== 'known') return known.kind
  const [low, high] = [known.low, known.high].map(({ num, den }) => Math.round((num / den) * 100) / 100)
  return [low === high ? low : `${low}–${high}`, ...known.missing].join(' ')
}

const part = (from: string, until: string, worked: number) => ({ from, until, minutes: worked })
const noPeriod = { periodFrom: undefined, periodUntil: undefined, minutesWorked: undefined, employmentStart: undefined }

describe('hours in parts', () => {
  const july = [part('2026-07-06', '2026-07-12', 2400)]

  test('need no period, but where a fixed wage of a month may count', () => {
    expect(due({ ...noPeriod, parts: july })).toBe('59960')
    expect(due({ ...noPeriod, parts: july, fixedMonthlyPay: undefined })).toBe('59960')
    expect(due({ ...noPeriod, parts: july, fixedMonthlyPay: true })).toBe('unknown periodFrom periodUntil')
    expect(due({ ...noPeriod, periodFrom: '2026-07-01', parts: july, fixedMonthlyPay: true })).toBe(
      'unknown periodUntil',
    )
    expect(due({ ...noPeriod, periodUntil: '2026-07-31', parts: july, fixedMonthlyPay: true })).toBe(
      'unknown periodFrom',
    )
  })

  test('before 2024 may be of a month of fixed pay, as long as nobody says otherwise', () => {
    const before = { ...noPeriod, fullTimeMinutesPerWeek: 2400, parts: [part('2023-09-04', '2023-09-10', 2400)] }
    // By the week 460.40, by the month 460.38.
    expect(due({ ...before, fixedMonthlyPay: false })).toBe('46038.46–46040')
    expect(due({ ...before, fixedMonthlyPay: undefined })).toBe('unknown periodFrom periodUntil')
    const turn = { ...noPeriod, fullTimeMinutesPerWeek: 2400, fixedMonthlyPay: undefined }
    expect(due({ ...turn, parts: [part('2023-12-31', '2023-12-31', 60), ...july] })).toBe(
      'unknown periodFrom periodUntil',
    )
    expect(due({ ...turn, parts: [part('2026-01-01', '2026-01-01', 60)] })).toBe('1471')
  })

  test('none of them are no hours', () => {
    expect(due({ ...noPeriod, parts: [] })).toBe('0')
    expect(due({ parts: [], minutesWorked: undefined })).toBe('0')
  })

  test('count with the days they have: one below fifteen is not all of them', () => {
    const young = { ...noPeriod, birthDate: '2011-07-08' }
    const [before, after] = [part('2026-07-06', '2026-07-07', 600), part('2026-07-08', '2026-07-12', 600)]
    expect(due({ ...young, parts: [before] })).toBe('not-applicable')
    expect(due({ ...young, parts: [before, before] })).toBe('not-applicable')
    expect(due({ ...young, parts: [before, after] })).toBe('4500')
    expect(due({ ...young, parts: [after, before] })).toBe('4500')
    expect(due({ ...young, parts: [part('2026-07-06', '2026-07-12', 600)] })).toBe('0–4500 parts')
  })

  test('without an amount on one of their days are out of coverage, whatever else is not known', () => {
    const [uncovered, unknown] = [part('2024-02-01', '2024-02-01', 60), part('2023-12-01', '2023-12-01', 60)]
    const year = { ...noPeriod, fixedMonthlyPay: false }
    expect(due({ ...year, parts: [unknown] })).toBe('unknown fullTimeMinutesPerWeek')
    expect(due({ ...year, parts: [unknown, uncovered] })).toBe('out-of-coverage')
    expect(due({ ...year, parts: [uncovered, unknown] })).toBe('out-of-coverage')
    expect(due({ ...year, parts: [part('2023-12-31', '2024-01-01', 60)] })).toBe('out-of-coverage')
    expect(due({ ...year, parts: [...july, unknown] })).toBe('unknown fullTimeMinutesPerWeek')
  })
})

describe('hours of a period', () => {
  test('name what is not known', () => {
    expect(due({ periodFrom: undefined })).toBe('unknown periodFrom')
    expect(due({ periodUntil: undefined })).toBe('unknown periodUntil')
    expect(due({ minutesWorked: undefined })).toBe('unknown minutesWorked')
    expect(due({ periodFrom: undefined, periodUntil: undefined, minutesWorked: undefined })).toBe(
      'unknown periodFrom periodUntil minutesWorked',
    )
  })

  test('ask for nothing that makes no difference', () => {
    expect(due({ minutesWorked: 0, birthDate: undefined })).toBe('0')
    expect(due({ birthDate: '2005-07-08', minutesWorked: 0 })).toBe('0')
    expect(due({ birthDate: undefined })).toBe('0–59960 birthDate')
    expect(due({ birthDate: '2007-01-01', apprentice: undefined })).toBe('31480–35960 apprentice')
    expect(due({ birthDate: '2008-07-08', apprentice: undefined })).toBe('23680–30000 apprentice parts')
  })
})

describe('before 2024', () => {
  const week = {
    periodFrom: '2023-09-04',
    periodUntil: '2023-09-10',
    employmentStart: undefined,
    fullTimeMinutesPerWeek: 2400,
    fixedMonthlyPay: false,
  }
  const month = { ...week, periodFrom: '2023-09-01', periodUntil: '2023-09-30', minutesWorked: 10_080 }

  test('a full week above forty hours counts as forty', () => {
    expect(due(week)).toBe('46040')
    expect(due({ ...week, fullTimeMinutesPerWeek: 2280 })).toBe('48463.16')
    expect(due({ ...week, fullTimeMinutesPerWeek: 2401 })).toBe('46040')
    expect(due({ ...week, fullTimeMinutesPerWeek: 2880 })).toBe('46040')
    expect(due({ ...month, fixedMonthlyPay: true, fullTimeMinutesPerWeek: 2880 })).toBe('199500')
  })

  test('asks for the full week, the age and the apprentice where they matter', () => {
    expect(due({ ...week, fullTimeMinutesPerWeek: undefined })).toBe('unknown fullTimeMinutesPerWeek')
    expect(due({ ...week, birthDate: undefined })).toBe('0–46040 birthDate')
    expect(due({ ...week, birthDate: '2003-01-01', apprentice: undefined })).toBe('0–36830 apprentice')
    expect(due({ ...week, birthDate: '2010-01-01' })).toBe('not-applicable')
  })

  test('the table that the days go by must have an amount', () => {
    const without = (id: string) => openRuleBook(someFacts().filter((fact) => fact.id !== id))
    const either = { ...week, periodUntil: '2023-09-12' }
    expect(due(week, without('minimum-wage-week'))).toBe('out-of-coverage')
    expect(due(either, without('minimum-wage-week'))).toBe('out-of-coverage')
    expect(due(either, without('minimum-wage-month'))).toBe('out-of-coverage')
    expect(due({ ...month, minutesWorked: 2400 }, without('minimum-wage-month'))).toBe('out-of-coverage')
  })

  test('whole weeks go by the week, whole months by the month, and what is both or neither by either', () => {
    // 1995.00 × 3 ÷ (13 × 40) is 11.509…, 460.40 ÷ 40 is 11.51.
    expect(due({ ...month, minutesWorked: 2400 })).toBe('46038.46')
    expect(due({ ...week, periodUntil: '2023-10-01' })).toBe('46040')
    expect(due({ ...week, periodUntil: '2023-09-12' })).toBe('46038.46–46040')
    const february = { ...week, periodFrom: '2019-02-01', periodUntil: '2019-02-28', fixedMonthlyPay: false }
    expect(due(february)).toBe('37287.69–37290')
    expect(due({ ...month, periodUntil: '2023-10-31', minutesWorked: 2400 })).toBe('46038.46')
  })

  test('a month of fixed pay is the amount of the month, in the part of its own hours that were worked', () => {
    const fixed = { ...month, fixedMonthlyPay: true }
    // 21 working days are 168 hours.
    expect(due({ ...fixed, minutesWorked: 10_080 })).toBe('199500')
    expect(due({ ...fixed, minutesWorked: 10_079 })).toBe('199480.21')
    expect(due({ ...fixed, minutesWorked: 10_081 })).toBe('199519.18')
    expect(due({ ...fixed, minutesWorked: 0 })).toBe('0')
    expect(due({ ...fixed, birthDate: undefined })).toBe('0–199500 birthDate')
    expect(due({ ...fixed, birthDate: '2002-09-15' })).toBe('159600–199500 parts')
    expect(due({ ...month, fixedMonthlyPay: undefined })).toBe('193361.54–199500 fixedMonthlyPay')
    expect(due({ ...fixed, fullTimeMinutesPerWeek: undefined })).toBe('unknown fullTimeMinutesPerWeek')
  })

  test('two months, and a stretch that is no month, have no such amount', () => {
    expect(due({ ...month, periodUntil: '2023-10-31', minutesWorked: 2400, fixedMonthlyPay: true })).toBe('46038.46')
    expect(due({ ...week, fixedMonthlyPay: true })).toBe('46040')
  })
})

describe('a month of fixed pay since 2024', () => {
  const month = { periodFrom: '2026-07-01', periodUntil: '2026-07-31', minutesWorked: 11_040, fixedMonthlyPay: true }

  test('is the hours worked, or the average of the hours agreed', () => {
    expect(due(month)).toBe('260826–275816')
    // February 2026 has 160 hours; the average is 174.
    expect(due({ ...month, periodFrom: '2026-02-01', periodUntil: '2026-02-28', minutesWorked: 9600 })).toBe(
      '235360–255954',
    )
    expect(due({ ...month, contractMinutesPerWeek: 0 })).toBe('0–275816')
    expect(due({ ...month, contractMinutesPerWeek: undefined })).toBe('0–1095469.2 contractMinutesPerWeek')
  })

  test('also with a birthday in it, and in parts', () => {
    expect(due({ ...month, birthDate: '2005-07-15' })).toBe('208626–275816 parts')
    const parts = [part('2026-07-01', '2026-07-14', 5040), part('2026-07-15', '2026-07-31', 6000)]
    expect(due({ ...month, parts })).toBe('260826–275816')
  })

  test('not for two months, for a week, or when the pay is not fixed', () => {
    expect(due({ ...month, periodUntil: '2026-08-31' })).toBe('275816')
    expect(due({ fixedMonthlyPay: true })).toBe('59960')
    expect(due({ ...month, fixedMonthlyPay: false })).toBe('275816')
    expect(due({ ...month, fixedMonthlyPay: undefined })).toBe('275816')
  })
})

test('the amount of an hour begins with 2024', () => {
  const hour = openRuleBook(
    someFacts().map((fact) =>
      fact.id === 'minimum-wage-hour'
        ? { ...fact, rows: fact.rows.map((row, at) => (at === 0 ? { ...row, from: day('2024-01-01') } : row)) }
        : fact,
    ),
  )
  const on = (from: string, until = from) => ({
    periodFrom: from,
    periodUntil: until,
    minutesWorked: 60,
    employmentStart: undefined,
  })
  expect(due({ ...on('2024-01-01') }, hour)).toBe('1440')
  expect(due({ ...on('2023-12-31'), fullTimeMinutesPerWeek: 2400 }, hour)).toBe('1150.96–1151')
  expect(due({ ...on('2023-12-31', '2024-01-01'), fullTimeMinutesPerWeek: 2400 }, hour)).toBe('1150.96–1440 parts')
  expect(due({ ...on('2024-01-01', '2024-01-31'), fixedMonthlyPay: true, contractMinutesPerWeek: 0 }, hour)).toBe(
    '0–1440',
  )
})

describe('the hours of a full week over some days', () => {
  const hours = (first: string, last: string, full = 2400) => {
    const { least, most } = fullTimeMinutes(minutes(full), dayNumberOf(day(first)), dayNumberOf(day(last)))
    return [least, most]
  }

  test('are by working days or by days, the least rounded down and the most up', () => {
    expect(hours('2026-07-06', '2026-07-12')).toEqual([2400, 2400])
    expect(hours('2026-07-06', '2026-07-10')).toEqual([1714, 2400])
    expect(hours('2026-07-11', '2026-07-12')).toEqual([0, 686])
    expect(hours('2026-07-06', '2026-07-06', 2281)).toEqual([325, 457])
  })
})
