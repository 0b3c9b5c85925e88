import { describe, expect, test } from 'vitest'
import { at, on, shift } from '../../../testing/some-shifts.ts'
import { limitsOver, mostWithin, twoWithin } from './around.ts'
import { rowsOfShifts } from './night.ts'
import {
  allWorkWithin,
  clockAt,
  dayOf,
  minutesOfDay,
  nightWork,
  restsWithin,
  type ShiftGiven,
  shiftsOf,
  workWithin,
} from './shifts.ts'

const monday = '2026-07-06'
const eight = 8 * 60
const midnight = at(monday, '00:00')
/** Minutes since the midnight in which Monday begins. */
const span = (from: number, until: number, breakMinutes: number | null = 0): ShiftGiven => ({
  from: midnight + from,
  until: midnight + until,
  breakMinutes,
})
const told = (given: readonly ShiftGiven[]) =>
  shiftsOf(given, eight).map(({ from, until, work, breaks, pieces }) => [
    from - midnight,
    until - midnight,
    `work ${work.low} to ${work.high}`,
    `breaks ${breaks.low} to ${breaks.high}`,
    `pieces ${pieces.length}`,
  ])

describe('the clock', () => {
  test('counts minutes from day to day', () => {
    expect(minutesOfDay).toBe(24 * 60)
    expect(clockAt(2)).toBe(2880)
    expect(clockAt(2, 5)).toBe(2885)
    expect([2879, 2880, 4319, 4320].map(dayOf)).toEqual([1, 2, 2, 3])
    expect(dayOf(at(monday, '23:59'))).toBe(on(monday))
  })
})

describe('pieces of work', () => {
  test('of nobody are no shift', () => expect(shiftsOf([], eight)).toEqual([]))
  test.each([
    ['one piece is a shift', [span(0, 480, 30)], [[0, 480, 'work 450 to 450', 'breaks 30 to 30', 'pieces 1']]],
    [
      'with a break that nobody knows',
      [span(0, 480, null)],
      [[0, 480, 'work 0 to 480', 'breaks 0 to Infinity', 'pieces 1']],
    ],
    [
      'eight hours part two shifts',
      [span(0, 300), span(780, 900)],
      [
        [0, 300, 'work 300 to 300', 'breaks 0 to 0', 'pieces 1'],
        [780, 900, 'work 120 to 120', 'breaks 0 to 0', 'pieces 1'],
      ],
    ],
    [
      'a minute less does not',
      [span(0, 300), span(779, 900)],
      [[0, 900, 'work 421 to 421', 'breaks 479 to 479', 'pieces 2']],
    ],
    [
      'the time between is a break, beside those within',
      [span(0, 300, 20), span(400, 700, 10)],
      [[0, 700, 'work 570 to 570', 'breaks 130 to 130', 'pieces 2']],
    ],
    [
      'one with a break that nobody knows',
      [span(0, 300, 20), span(400, 700, null)],
      [[0, 700, 'work 280 to 580', 'breaks 120 to Infinity', 'pieces 2']],
    ],
    [
      'both with a break that nobody knows',
      [span(0, 300, null), span(400, 700, null)],
      [[0, 700, 'work 0 to 600', 'breaks 100 to Infinity', 'pieces 2']],
    ],
    [
      'they are put in order',
      [span(2000, 2300), span(0, 300), span(1000, 1300)],
      [
        [0, 300, 'work 300 to 300', 'breaks 0 to 0', 'pieces 1'],
        [1000, 1300, 'work 300 to 300', 'breaks 0 to 0', 'pieces 1'],
        [2000, 2300, 'work 300 to 300', 'breaks 0 to 0', 'pieces 1'],
      ],
    ],
    [
      'a chain of short gaps is one shift',
      [span(0, 300), span(700, 900), span(1300, 1400)],
      [[0, 1400, 'work 600 to 600', 'breaks 800 to 800', 'pieces 3']],
    ],
    [
      'the gap is counted from the piece before, not from the first',
      [span(0, 300), span(400, 900), span(1380, 1400)],
      [
        [0, 900, 'work 800 to 800', 'breaks 100 to 100', 'pieces 2'],
        [1380, 1400, 'work 20 to 20', 'breaks 0 to 0', 'pieces 1'],
      ],
    ],
  ])('%s', (_, given, lines) => expect(told(given)).toEqual(lines))
})

describe('work within a stretch', () => {
  const within = (given: readonly ShiftGiven[], from: number, until: number) => {
    const [one] = shiftsOf(given, eight)
    const { low, high } = one ? workWithin(one, midnight + from, midnight + until) : { low: -1, high: -1 }
    return `${low} to ${high}`
  }
  test.each([
    ['all of it', [span(100, 580, 30)], 0, 1440, '450 to 450'],
    ['exactly it', [span(100, 580, 30)], 100, 580, '450 to 450'],
    ['the first hour, in which the break may lie', [span(100, 580, 30)], 0, 160, '30 to 60'],
    ['the last hour', [span(100, 580, 30)], 520, 1440, '30 to 60'],
    ['twenty minutes, all of them perhaps a break', [span(100, 580, 30)], 200, 220, '0 to 20'],
    ['all but ten minutes, with a break of thirty', [span(100, 580, 30)], 110, 1440, '440 to 450'],
    ['nothing before', [span(100, 580)], 0, 100, '0 to 0'],
    ['a minute of the beginning', [span(100, 580)], 0, 101, '1 to 1'],
    ['nothing after', [span(100, 580)], 580, 700, '0 to 0'],
    ['a minute of the end', [span(100, 580)], 579, 700, '1 to 1'],
    ['a break that nobody knows', [span(100, 580, null)], 0, 1440, '0 to 480'],
    ['a break that nobody knows, in a part', [span(100, 580, null)], 0, 200, '0 to 100'],
    ['two pieces, a part of each', [span(0, 300, 10), span(400, 700, 20)], 200, 500, '170 to 200'],
    ['two pieces, only the second', [span(0, 300), span(400, 700)], 350, 900, '300 to 300'],
    ['two pieces, the gap between them', [span(0, 300), span(400, 700)], 300, 400, '0 to 0'],
    ['a short piece with a long break', [span(0, 100, 90)], 0, 50, '0 to 10'],
  ])('%s', (_, given, from, until, said) => expect(within(given, from, until)).toBe(said))

  test('of several shifts is that of each', () => {
    const shifts = shiftsOf([span(0, 300, 30), span(1000, 1300, null), span(2000, 2300)], eight)
    const all = (from: number, until: number) => allWorkWithin(shifts, midnight + from, midnight + until)
    expect(all(0, 3000)).toEqual({ low: 570, high: 870 })
    expect(all(0, 1000)).toEqual({ low: 270, high: 270 })
    expect(all(0, 1001)).toEqual({ low: 270, high: 271 })
    expect(all(300, 2000)).toEqual({ low: 0, high: 300 })
    expect(all(299, 2001)).toEqual({ low: 1, high: 302 })
    expect(all(2300, 3000)).toEqual({ low: 0, high: 0 })
  })
})

describe('rest within a stretch', () => {
  const rests = (given: readonly ShiftGiven[], from: number, until: number) =>
    restsWithin(shiftsOf(given, eight), midnight + from, midnight + until).map(
      (rest) => `${rest.from - midnight} to ${rest.until - midnight}`,
    )
  const day = [span(100, 300), span(400, 700), span(1200, 1300)]
  test.each([
    ['all of it when nobody worked', [], 0, 1440, ['0 to 1440']],
    ['before, between and after', day, 0, 1440, ['0 to 100', '300 to 400', '700 to 1200', '1300 to 1440']],
    ['from the beginning of a piece', day, 100, 1440, ['300 to 400', '700 to 1200', '1300 to 1440']],
    ['from within a piece', day, 200, 1440, ['300 to 400', '700 to 1200', '1300 to 1440']],
    ['from the end of a piece', day, 300, 1440, ['300 to 400', '700 to 1200', '1300 to 1440']],
    ['until the beginning of a piece', day, 0, 400, ['0 to 100', '300 to 400']],
    ['until within a piece', day, 0, 500, ['0 to 100', '300 to 400']],
    ['until the end of a piece', day, 0, 700, ['0 to 100', '300 to 400']],
    ['until a minute after its end', day, 0, 701, ['0 to 100', '300 to 400', '700 to 701']],
    ['within a rest', day, 800, 900, ['800 to 900']],
    ['within a piece', day, 450, 500, []],
    ['after everything', day, 1300, 1440, ['1300 to 1440']],
    ['a stretch of no length', day, 800, 800, []],
    ['no rest between pieces that touch', [span(0, 300), span(300, 600)], 0, 700, ['600 to 700']],
  ])('is %s', (_, given, from, until, lines) => expect(rests(given, from, until)).toEqual(lines))
})

describe('work between midnight and six', () => {
  const atNight = (from: string, until: string, breakMinutes: number | null = 0) => {
    const [one] = shiftsOf([shift(monday, from, until, breakMinutes)], eight)
    const { low, high } = one ? nightWork(one, 6) : { low: -1, high: -1 }
    return `${low} to ${high}`
  }
  test.each([
    ['of a day', '08:00', '17:00', 0, '0 to 0'],
    ['of an evening until midnight', '16:00', '00:00', 0, '0 to 0'],
    ['of a minute more', '16:00', '00:01', 0, '1 to 1'],
    ['of a whole night', '22:00', '07:00', 0, '360 to 360'],
    ['of a night with a break that fits before midnight', '22:00', '06:00', 120, '240 to 360'],
    ['of a night with a longer break', '22:00', '06:00', 180, '180 to 300'],
    ['of a morning', '05:00', '13:00', 0, '60 to 60'],
    ['of a morning from six', '06:00', '14:00', 0, '0 to 0'],
    ['of a morning and the next night', '05:00', '04:59', 0, '359 to 359'],
    ['of a night with a break that nobody knows', '22:00', '06:00', null, '0 to 360'],
  ])('%s', (_, from, until, breakMinutes, said) => expect(atNight(from, until, breakMinutes)).toBe(said))
})

describe('moments in a stretch', () => {
  test.each([
    [[], 10, false, 0],
    [[5], 10, false, 1],
    [[5, 15], 10, false, 1],
    [[5, 14], 10, true, 2],
    [[5, 100, 109], 10, true, 2],
    [[5, 14, 23], 10, true, 2],
    [[5, 9, 14, 15], 10, true, 3],
    [[0, 20, 40], 10, false, 1],
    [[5, 5], 1, true, 2],
  ])('%j within %i minutes: two of them %s, at most %i', (moments, within, two, most) => {
    expect(twoWithin(moments, within)).toBe(two)
    expect(mostWithin(moments, within)).toBe(most)
  })
})

describe('shifts in a row', () => {
  const rows = (given: readonly ShiftGiven[]) =>
    rowsOfShifts(shiftsOf(given, eight), 2160).map((row) => row.map(({ from }) => from - midnight))
  test('are parted by a weekly rest, and not by a minute less', () => {
    expect(rows([])).toEqual([])
    expect(rows([span(0, 480)])).toEqual([[0]])
    expect(rows([span(0, 480), span(2640, 3000)])).toEqual([[0], [2640]])
    expect(rows([span(0, 480), span(2639, 3000)])).toEqual([[0, 2639]])
    expect(rows([span(0, 480), span(1440, 1920), span(4080, 4200), span(5000, 5100)])).toEqual([
      [0, 1440],
      [4080, 5000],
    ])
  })
})

describe('limits', () => {
  test('of a book that has none are none', () => {
    const empty = { preview: false, rows: () => [], on: () => undefined }
    expect(limitsOver(empty, on(monday), on(monday), ['shift'])).toBeNull()
    expect(limitsOver(empty, on(monday), on(monday), [])).toEqual({})
  })
})
