import { describe, expect, test } from 'vitest'
import { at, daily, on, saidOfTime, shift, someTimes, timeFinding } from '../../../testing/some-shifts.ts'
import { workingTimeIds } from './check-working-time.ts'

const monday = '2026-07-06'
const said = saidOfTime

describe('a shift', () => {
  test.each([
    ['of twelve hours of work is allowed', '20:00', 60, 'ok'],
    ['of a minute more is asked about: it may have been unavoidable', '20:01', 60, 'unknown exceptional'],
    ['of more than fourteen hours never is', '22:01', 60, 'breach'],
    ['without known breaks, from beginning to end twelve hours', '19:00', null, 'ok'],
    ['without known breaks, a minute longer', '19:01', null, 'unknown breakMinutes'],
  ])('%s', (_, until, breaks, verdict) => {
    expect(said('shift-length', someTimes([shift(monday, '07:00', until, breaks)]))).toBe(verdict)
  })
  test('of thirteen hours is a breach when nothing was unavoidable', () => {
    const times = someTimes([shift(monday, '07:00', '21:00')], { exceptional: false })
    expect(said('shift-length', times)).toBe('breach')
    expect(timeFinding('shift-length', times).trace[0]).toMatchObject({
      id: 'shift-over',
      values: { minutes: 780, most: 720, over: 60 },
    })
  })
  test('of thirteen hours twice in two weeks is a breach, whatever it was for', () => {
    const times = someTimes(daily(monday, 2, '06:00', '20:00'), { exceptional: true })
    expect(said('shift-length', times)).toBe('breach')
  })
  test('of 16 and 17 years ends after nine hours', () => {
    const minor = { ageGroup: 'minor' as const }
    expect(said('shift-length', someTimes([shift(monday, '08:00', '18:00')], minor))).toBe('ok')
    expect(said('shift-length', someTimes([shift(monday, '08:00', '18:01')], minor))).toBe('breach')
  })
  test('with a gap too short for a night is one shift, and the gap is no work', () => {
    const split = [shift(monday, '06:00', '12:00', 0), shift(monday, '18:00', '23:00', 0)]
    expect(timeFinding('shift-length', someTimes(split)).trace[0]?.values.minutes).toBe(660)
  })
})

describe('a week', () => {
  test.each([
    ['of sixty hours', 60, 'ok'],
    ['of a minute more', 59, 'breach'],
  ])('%s', (_, lastBreak, verdict) => {
    const shifts = [...daily(monday, 5, '07:00', '18:00'), shift('2026-07-11', '07:00', '18:00', lastBreak)]
    expect(said('week-hours', someTimes(shifts))).toBe(verdict)
  })
  test('that is not whole is not judged, but can be too much already', () => {
    const from = { first: on('2026-07-07') }
    expect(said('week-hours', someTimes(daily('2026-07-07', 5, '08:00', '17:00'), from))).toBe('unknown moreWeeks')
    expect(said('week-hours', someTimes(daily('2026-07-07', 6, '06:00', '18:00'), from))).toBe('breach')
  })
  test('of 16 and 17 years has 45 hours', () => {
    const minor = { ageGroup: 'minor' as const }
    expect(said('week-hours', someTimes(daily(monday, 5, '08:00', '18:00'), minor))).toBe('ok')
    expect(said('week-hours', someTimes(daily(monday, 5, '08:00', '18:00', 59), minor))).toBe('breach')
  })
  test('says nothing about four or sixteen weeks', () => {
    const times = someTimes(daily(monday, 5, '08:00', '17:00'))
    expect(said('average-4-weeks', times)).toBe('unknown moreWeeks')
    expect(said('average-16-weeks', times)).toBe('unknown moreWeeks')
  })
})

describe('averages', () => {
  const weeks = (count: number, days: number, until: string, breaks = 60) =>
    someTimes(
      Array.from({ length: count }, () => daily(monday, days, '07:00', until, breaks)).flatMap((one, week) =>
        one.map((s) => ({ ...s, from: s.from + week * 10_080, until: s.until + week * 10_080 })),
      ),
      { last: on(monday) + count * 7 - 1 },
    )
  test('of 55 hours over four weeks is the limit', () => {
    expect(said('average-4-weeks', weeks(4, 5, '19:00'))).toBe('ok')
    expect(said('average-4-weeks', weeks(4, 5, '19:00', 59))).toBe('unknown collectiveScheme')
    expect(said('average-4-weeks', { ...weeks(4, 5, '19:00', 59), collectiveScheme: false })).toBe('breach')
    expect(said('average-4-weeks', { ...weeks(4, 5, '19:00', 59), collectiveScheme: true })).toBe(
      'unknown other-agreement',
    )
  })
  test('of 48 hours over sixteen weeks is the limit', () => {
    expect(said('average-16-weeks', weeks(16, 6, '16:00'))).toBe('ok')
    expect(said('average-16-weeks', weeks(16, 6, '16:00', 59))).toBe('breach')
    expect(said('average-16-weeks', weeks(15, 6, '16:00', 59))).toBe('unknown moreWeeks')
  })
})

describe('breaks', () => {
  test.each([
    ['five and a half hours need none', '12:30', 0, 'ok'],
    ['a minute more needs half an hour', '12:31', 0, 'breach'],
    ['a quarter may be what a scheme leaves', '14:00', 29, 'unknown collectiveScheme'],
    ['less than a quarter never is', '14:00', 14, 'breach'],
    ['half an hour is enough', '14:00', 30, 'ok'],
    ['up to ten hours of work', '17:30', 30, 'ok'],
    ['above ten hours 45 minutes', '17:31', 30, 'unknown collectiveScheme'],
    ['45 minutes are enough', '18:00', 45, 'ok'],
    ['nobody knows the break', '14:00', null, 'unknown breakMinutes'],
  ])('%s', (_, until, breakMinutes, verdict) => {
    expect(said('breaks', someTimes([shift(monday, '07:00', until, breakMinutes)]))).toBe(verdict)
  })
  test('at 16 and 17 come after four and a half hours, and no scheme leaves less', () => {
    const minor = { ageGroup: 'minor' as const }
    expect(said('breaks', someTimes([shift(monday, '07:00', '11:30', 0)], minor))).toBe('ok')
    expect(said('breaks', someTimes([shift(monday, '07:00', '12:00', 29)], minor))).toBe('breach')
  })
})

describe('daily rest', () => {
  const pair = (from: string, changes = {}) =>
    said('daily-rest', someTimes([shift(monday, '08:00', '20:00'), shift('2026-07-07', from, '17:00')], changes))
  test('of eleven hours is enough', () => expect(pair('07:00')).toBe('ok'))
  test('a minute less is allowed once in a week', () => expect(pair('06:59')).toBe('unknown short-rest-once'))
  test('of eight hours is the least', () => expect(pair('04:00')).toBe('unknown short-rest-once'))
  test('that is shorter twice in a week is a breach', () => {
    expect(said('daily-rest', someTimes(daily(monday, 3, '06:00', '20:00')))).toBe('breach')
  })
  test('after the last shift is not known until somebody says when work began again', () => {
    const sunday = [shift('2026-07-12', '08:00', '17:00')]
    expect(said('daily-rest', someTimes(sunday))).toBe('unknown nextStart')
    expect(said('daily-rest', someTimes(sunday, { nextStart: at('2026-07-13', '04:00') }))).toBe('ok')
    expect(said('daily-rest', someTimes(sunday, { nextStart: at('2026-07-13', '03:59') }))).toBe(
      'unknown short-rest-once',
    )
  })
  test('of 16 and 17 years is twelve hours, without exception', () => {
    const minor = { ageGroup: 'minor' as const }
    expect(pair('08:00', minor)).toBe('ok')
    expect(pair('07:59', minor)).toBe('breach')
  })
})

describe('weekly rest', () => {
  test('of a free weekend is enough', () => {
    expect(said('weekly-rest', someTimes(daily(monday, 5, '08:00', '17:00')))).toBe('ok')
  })
  test('of a Sunday depends on Monday: 36 hours', () => {
    const times = (nextStart: number | null) => someTimes(daily(monday, 6, '08:00', '18:00'), { nextStart })
    expect(said('weekly-rest', times(null))).toBe('unknown nextStart moreWeeks')
    expect(said('weekly-rest', times(at('2026-07-13', '06:00')))).toBe('ok')
    expect(said('weekly-rest', times(at('2026-07-13', '05:59')))).toBe('unknown moreWeeks')
  })
  test('of none in a week can still be 72 hours in two weeks; in two weeks it is a breach', () => {
    expect(said('weekly-rest', someTimes(daily(monday, 8, '08:00', '17:00'), { last: on('2026-07-13') }))).toBe(
      'unknown moreWeeks',
    )
    const twoWeeks = someTimes(daily(monday, 15, '08:00', '17:00'), { last: on('2026-07-20') })
    expect(said('weekly-rest', twoWeeks)).toBe('breach')
  })
  test('of three days after eleven is the other way', () => {
    const times = someTimes(daily(monday, 11, '08:00', '17:00'), { last: on('2026-07-19') })
    expect(said('weekly-rest', times)).toBe('ok')
  })
  test('of 16 and 17 years knows no two weeks', () => {
    const times = someTimes(daily(monday, 11, '08:00', '17:00'), { last: on('2026-07-19'), ageGroup: 'minor' })
    expect(said('weekly-rest', times)).toBe('breach')
  })
})

describe('nights', () => {
  test('begin with more than an hour of work between midnight and six', () => {
    expect(said('night-shift', someTimes([shift(monday, '16:00', '01:00', 0)]))).toBe('not-applicable no-night-shift')
    expect(said('night-shift', someTimes([shift(monday, '16:00', '01:01', 0)]))).toBe('ok')
  })
  test('have ten hours', () => {
    expect(said('night-shift', someTimes([shift(monday, '20:00', '07:00')]))).toBe('ok')
    expect(said('night-shift', someTimes([shift(monday, '20:00', '07:01')]))).toBe('unknown longNights moreWeeks')
    expect(said('night-shift', someTimes([shift(monday, '20:00', '09:01')]))).toBe('breach')
  })
  test('that are longer are allowed 22 times in a year', () => {
    const times = (longNights: number) =>
      someTimes([shift(monday, '20:00', '08:00')], { longNights, last: on('2026-07-19') })
    expect(said('night-shift', times(22))).toBe('ok')
    expect(said('night-shift', times(23))).toBe('breach')
  })
  test('that are longer are allowed five times in two weeks', () => {
    const times = (count: number) =>
      someTimes(daily(monday, count, '20:00', '08:00'), { longNights: 6, last: on('2026-07-19') })
    expect(said('night-shift', times(5))).toBe('ok')
    expect(said('night-shift', times(6))).toBe('breach')
  })
  test('are followed by fourteen hours of rest when they end after two', () => {
    const times = (from: string) => someTimes([shift(monday, '22:00', '06:00'), shift('2026-07-07', from, '23:30')])
    expect(said('rest-after-night', times('20:00'))).toBe('ok')
    expect(said('rest-after-night', times('19:59'))).toBe('unknown short-rest-once')
    expect(said('rest-after-night', someTimes([shift(monday, '17:00', '02:00', 0)]))).toBe(
      'not-applicable no-night-shift',
    )
  })
  test('are followed by 46 hours of rest after three in a row', () => {
    const times = (begin: string, from: string) =>
      someTimes([...daily(monday, 3, '22:00', '08:00'), shift(begin, from, '14:00')])
    expect(said('rest-after-night', times('2026-07-11', '06:00'))).toBe('ok')
    expect(said('rest-after-night', times('2026-07-11', '05:59'))).toBe('unknown series-not-clear')
    expect(said('rest-after-night', times('2026-07-10', '08:00'))).toBe('breach')
  })
  test('are no more than 36 in sixteen weeks', () => {
    const nights = (count: number, collectiveScheme: boolean | null = false) =>
      someTimes(
        Array.from({ length: count }, (_, index) => {
          const one = shift(monday, '22:00', '06:00')
          return { ...one, from: one.from + index * 2 * 1440, until: one.until + index * 2 * 1440 }
        }),
        { last: on(monday) + 111, collectiveScheme },
      )
    expect(said('night-count', nights(36))).toBe('ok')
    expect(said('night-count', nights(37))).toBe('breach')
    expect(said('night-count', nights(37, null))).toBe('unknown collectiveScheme')
  })
  test('make a row of at most seven shifts', () => {
    const row = (count: number) =>
      someTimes(daily('2026-07-08', count, '22:00', '06:00'), { last: on('2026-07-19'), collectiveScheme: false })
    expect(said('night-row', row(7))).toBe('ok')
    expect(said('night-row', row(8))).toBe('breach')
  })
  test('are not for those of 16 and 17', () => {
    const minor = { ageGroup: 'minor' as const }
    expect(said('minor-night', someTimes([shift(monday, '15:00', '23:00')], minor))).toBe('ok')
    expect(said('minor-night', someTimes([shift(monday, '15:00', '23:01', 0)], minor))).toBe('breach')
    expect(said('minor-night', someTimes([shift(monday, '15:00', '23:01', 30)], minor))).toBe('unknown breakMinutes')
    expect(said('minor-night', someTimes([shift(monday, '05:59', '12:00', 0)], minor))).toBe('breach')
  })
})

describe('free Sundays', () => {
  test('cannot be said from a week', () => {
    expect(said('sunday', someTimes(daily(monday, 5, '08:00', '17:00')))).toBe('unknown freeSundays')
  })
  test('are thirteen in a year', () => {
    expect(said('sunday', someTimes([], { freeSundays: 13 }))).toBe('ok')
    expect(said('sunday', someTimes([], { freeSundays: 12, collectiveScheme: false }))).toBe('breach')
    expect(said('sunday', someTimes([], { freeSundays: 12 }))).toBe('unknown collectiveScheme')
  })
})

describe('what is not covered', () => {
  const shifts = daily(monday, 5, '08:00', '17:00')
  test('under 16 other rules hold, and nothing is said', () => {
    for (const id of workingTimeIds)
      expect(said(id, someTimes(shifts, { ageGroup: 'child' }))).toBe('not-applicable under-16')
  })
  test('days without rules get no answer', () => {
    const early = { first: on('2025-12-29'), last: on('2026-01-04') }
    for (const id of workingTimeIds) expect(said(id, someTimes([], early))).toMatch(/^out-of-coverage/)
  })
  test('without an age or hours everything is unknown', () => {
    expect(said('shift-length', someTimes(shifts, { ageGroup: null }))).toBe('unknown ageGroup')
    expect(said('shift-length', someTimes([], { shifts: null }))).toBe('unknown shifts')
  })
  test('an ordinary week has no breach and nothing that is fine by accident', () => {
    const fine = workingTimeIds.filter((id) => said(id, someTimes(shifts)) === 'ok')
    expect(fine).toEqual(['shift-length', 'week-hours', 'breaks', 'daily-rest', 'weekly-rest'])
  })
})
