import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aSchedule, aSlot, aWeek, minute, someHours } from '../testing/some-hours.ts'
import type { OpenState } from './open-state.ts'
import { type Hours, openStateAt } from './opening-hours.ts'

/** An instant as RFC 3339 writes it, as a minute. */
const at = (text: string): number => Date.parse(text) / 60_000

/** As a reader would say it: the state and, in UTC, when it ends. */
function said(hours: Hours, instant: string): string {
  const state: OpenState = openStateAt(hours, at(instant))
  const moment = (one: number | null) => (one === null ? '?' : new Date(one * 60_000).toISOString().slice(0, 16))
  if (state.state === 'unknown') return `unknown: ${state.why}`
  if (state.state === 'closed') return `closed, ${state.opensAs ?? '-'} ${moment(state.opens)}`
  return `${state.state} until ${moment(state.until)}`
}

describe('a support point on Thursdays from 18:30 until 20:00', () => {
  const hours = someHours()
  test.each([
    ['2028-01-13T17:29:00Z', 'closed, open 2028-01-13T17:30', 'a minute before'],
    ['2028-01-13T17:30:00Z', 'open until 2028-01-13T19:00', 'when it opens'],
    ['2028-01-13T18:59:00Z', 'open until 2028-01-13T19:00', 'in its last minute'],
    ['2028-01-13T19:00:00Z', 'closed, open 2028-01-20T17:30', 'when it closes'],
    ['2028-03-23T19:00:00Z', 'closed, open 2028-03-30T16:30', 'the week in which the clock goes forward'],
    ['2028-10-26T18:00:00Z', 'closed, open 2028-11-02T17:30', 'the week in which the clock goes back'],
  ])('at %s it is %s: %s', (instant, expected) => expect(said(hours, instant)).toBe(expected))

  test('the next opening skips a holiday', () => {
    expect(said(hours, '2028-04-27T16:40:00Z')).toBe('closed, open 2028-05-04T16:30')
    expect(said(hours, '2028-05-25T16:40:00Z')).toBe('closed, open 2028-06-01T16:30')
  })
})

describe('what is not known is never told as hours', () => {
  test.each<[string, Hours, string]>([
    ['no hours', someHours({}, { schedule: null }), 'unknown: no-hours'],
    ['hours from a source that may be wrong', someHours({ confidence: 'uncertain' }), 'unknown: uncertain'],
    [
      'hours that hold later',
      someHours({ weekly: [aWeek({ period: { from: day('2028-02-01'), until: null } })] }),
      'unknown: not-covered',
    ],
    ['a schedule without weeks', someHours({ weekly: [] }), 'unknown: not-covered'],
  ])('%s', (_, hours, expected) => expect(said(hours, '2028-01-13T17:40:00Z')).toBe(expected))

  test('a row counts until the day it expires, by Dutch midnight', () => {
    const hours = someHours(
      { weekly: [aWeek({ slots: [aSlot(4, '22:00', '26:00')] })] },
      { expiresOn: day('2028-01-14') },
    )
    expect(said(hours, '2028-01-13T22:59:00Z')).toBe('open until 2028-01-13T23:00')
    expect(said(hours, '2028-01-13T23:00:00Z')).toBe('unknown: expired')
  })

  test('an opening after an unknown day is not promised', () => {
    const hours = someHours({}, { expiresOn: day('2028-01-20') })
    expect(said(hours, '2028-01-13T19:00:00Z')).toBe('closed, - ?')
  })

  test('hours that end say so with the day', () => {
    const hours = someHours({ weekly: [aWeek({ period: { from: day('2028-01-01'), until: day('2028-01-20') } })] })
    expect(said(hours, '2028-01-19T22:59:00Z')).toBe('closed, - ?')
    expect(said(hours, '2028-01-19T23:00:00Z')).toBe('unknown: not-covered')
  })
})

describe('on a holiday', () => {
  const on = (onHolidays: 'closed' | 'as-usual' | 'unknown') => someHours({ weekly: [aWeek({ onHolidays })] })
  const kingsDay = '2028-04-27T16:40:00Z'
  test('a desk that closes is closed', () => expect(said(on('closed'), kingsDay)).toMatch(/^closed/))
  test('a desk that goes on is open', () => expect(said(on('as-usual'), kingsDay)).toMatch(/^open/))
  test('a desk of which nobody said is asked first', () =>
    expect(said(on('unknown'), kingsDay)).toBe('unknown: holiday'))
  test('that some desks keep, one that closes is asked first', () => {
    const fridays = someHours({ weekly: [aWeek({ slots: [aSlot(5, '9:00', '17:00')] })] })
    expect(said(fridays, '2028-04-14T10:00:00Z')).toBe('unknown: holiday')
    expect(said(fridays, '2028-05-05T10:00:00Z')).toBe('unknown: holiday')
    expect(said(fridays, '2030-05-05T10:00:00Z')).toMatch(/^closed/)
  })
  test('a weekday without hours stays closed', () =>
    expect(said(on('unknown'), '2028-12-25T10:00:00Z')).toMatch(/^closed/))
  test('an exception wins', () => {
    const exceptions = [{ day: day('2028-04-27'), slots: [{ opens: 600, closes: 660, byAppointment: false }] }]
    expect(said(someHours({ exceptions }), '2028-04-27T08:30:00Z')).toBe('open until 2028-04-27T09:00')
  })
})

describe('the nights the clock changes', () => {
  const night = (opens: string, closes: string) =>
    someHours({ weekly: [aWeek({ slots: [aSlot(6, '22:00', '26:30'), aSlot(7, opens, closes)] })] })

  test('in spring a slot within the skipped hour does not happen', () => {
    expect(said(night('2:10', '2:50'), '2028-03-26T00:59:00Z')).toBe('open until 2028-03-26T01:00')
    expect(said(night('2:10', '2:50'), '2028-03-26T01:00:00Z')).toMatch(/^closed, open 2028-04-01T20:00/)
  })
  test('a slot that would begin in the skipped hour begins when the clock jumps', () => {
    expect(said(night('2:45', '5:00'), '2028-03-26T01:00:00Z')).toBe('open until 2028-03-26T03:00')
  })
  test('in autumn the sign on the door counts both times', () => {
    expect(said(night('10:00', '11:00'), '2028-10-29T00:29:00Z')).toBe('open until 2028-10-29T00:30')
    expect(said(night('10:00', '11:00'), '2028-10-29T00:30:00Z')).toBe('closed, open 2028-10-29T01:00')
    expect(said(night('10:00', '11:00'), '2028-10-29T01:00:00Z')).toBe('open until 2028-10-29T01:30')
  })
})

describe('appointments, nights and stops', () => {
  test('only with an appointment is not open', () => {
    expect(said(someHours({ appointmentOnly: true }), '2028-01-13T17:40:00Z')).toBe(
      'by-appointment until 2028-01-13T19:00',
    )
    const bare = { schedule: aSchedule({ appointmentOnly: true, weekly: [] }) }
    expect(said(someHours({}, bare), '2028-01-13T03:00:00Z')).toBe('by-appointment until ?')
  })
  test('walking in wins where both are possible', () => {
    const slots = [aSlot(4, '9:00', '12:00', true), aSlot(4, '10:00', '11:00')]
    const hours = someHours({ weekly: [aWeek({ slots })] })
    expect(said(hours, '2028-01-13T08:30:00Z')).toBe('by-appointment until 2028-01-13T09:00')
    expect(said(hours, '2028-01-13T09:00:00Z')).toBe('open until 2028-01-13T10:00')
  })
  test('day and night has no end within sight', () => {
    const slots = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => aSlot(weekday, '0:00', '24:00'))
    const hours = someHours({ weekly: [aWeek({ slots, onHolidays: 'as-usual' })] })
    expect(said(hours, '2028-01-13T03:00:00Z')).toBe('open until ?')
  })
  test('a mobile team is where its list says, and unknown on other days unless the list is complete', () => {
    const stop = { day: day('2028-01-13'), opens: minute('9:00'), closes: minute('12:00'), byAppointment: false }
    const stops = [{ ...stop, municipality: 'GM9001', place: 'Markt' }]
    const week = aWeek({ period: { from: day('2028-01-01'), until: day('2028-02-01') }, slots: [] })
    expect(said(someHours({ weekly: [], stops }), '2028-01-13T08:00:00Z')).toBe('open until 2028-01-13T11:00')
    expect(said(someHours({ weekly: [], stops }), '2028-01-12T08:00:00Z')).toBe('unknown: not-covered')
    expect(said(someHours({ weekly: [week], stops }), '2028-01-12T08:00:00Z')).toBe('closed, open 2028-01-13T08:00')
  })
  test('the morning after an unknown holiday night is unknown as far as the night would reach', () => {
    const hours = someHours({ weekly: [aWeek({ slots: [aSlot(1, '22:00', '26:00')], onHolidays: 'unknown' })] })
    expect(said(hours, '2028-04-17T10:00:00Z')).toBe('unknown: holiday')
    expect(said(hours, '2028-04-17T23:59:00Z')).toBe('unknown: holiday')
    expect(said(hours, '2028-04-18T00:00:00Z')).toMatch(/^closed/)
  })
})
