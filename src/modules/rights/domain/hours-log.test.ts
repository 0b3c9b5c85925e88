import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { addShift, hoursLogText, type LoggedShift, mostShifts, readHoursLog, readShift, workOf } from './hours-log.ts'

const typed = (changes: Partial<Record<'date' | 'from' | 'until' | 'break', string>> = {}) => ({
  date: '2026-07-06',
  from: '07:00',
  until: '15:30',
  break: '30',
  ...changes,
})
const workedOf = (changes: Parameters<typeof typed>[0]) => {
  const read = readShift(typed(changes))
  return read.ok ? workOf(read.shift) : `${read.why.cell} ${read.why.code}`
}
const refusedIn = (text: string) => readHoursLog(text).refused.map(({ line, cell, code }) => [line, cell, code])
const monday = dayNumberOf(day('2026-07-06'))

describe('one shift', () => {
  test.each([
    [{}, 480],
    [{ date: '6-7-2026' }, 480],
    [{ from: '7', until: '15.30' }, 480],
    [{ from: '7u00', until: '15h30' }, 480],
    [{ from: '07:00:00', until: '15:30:00' }, 480],
    [{ from: '22:00', until: '06:00' }, 450],
    [{ from: '22:00', until: '00:00' }, 90],
    [{ from: '22:00', until: '24:00' }, 90],
    [{ from: '00:00', until: '24:00', break: '0' }, 1440],
    [{ from: '07:00', until: '07:01', break: '0' }, 1],
  ])('%j is %i minutes of work', (changes, minutes) => expect(workedOf(changes)).toBe(minutes))

  test.each([
    [{ date: '2026-02-31' }, 'date not-a-day'],
    [{ date: '31-2-2026' }, 'date not-a-day'],
    [{ date: '7/6/2026' }, 'date not-a-day'],
    [{ date: '' }, 'date not-a-day'],
    [{ date: '1989-12-31' }, 'date day-out-of-range'],
    [{ date: '2101-01-01' }, 'date day-out-of-range'],
    [{ from: '' }, 'from time-missing'],
    [{ until: '' }, 'until time-missing'],
    [{ from: '25:00' }, 'from not-a-time'],
    [{ from: '24:00' }, 'from not-a-time'],
    [{ from: '7:60' }, 'from not-a-time'],
    [{ until: '24:01' }, 'until not-a-time'],
    [{ until: '=1+1' }, 'until not-a-time'],
    [{ until: '07:00' }, 'until no-work'],
    [{ break: '' }, 'break break-missing'],
    [{ break: '-1' }, 'break not-minutes'],
    [{ break: '0:30' }, 'break not-minutes'],
    [{ break: 'NaN' }, 'break not-minutes'],
    [{ break: '510' }, 'break break-too-long'],
  ])('%j is refused: %s', (changes, why) => expect(workedOf(changes)).toBe(why))

  test('may have a break that leaves one minute of work', () => expect(workedOf({ break: '509' })).toBe(1))
})

describe('a list of hours', () => {
  test('is read with and without a head, mark and line end, with any of three signs between the cells', () => {
    const shift = { day: monday, from: 420, until: 930, breakMinutes: 30 }
    for (const text of [
      'date;from;until;break\r\n2026-07-06;07:00;15:30;30\r\n',
      '\uFEFFdatum,van,tot,pauze\n6-7-2026,7:00,15:30,30',
      '2026-07-06\t07:00\t15:30\t30\r\r',
      '"2026-07-06";"07:00";"15:30";"30"',
    ])
      expect(readHoursLog(text)).toEqual({ shifts: [shift], refused: [] })
  })

  test('names every line that is wrong and reads the others', () => {
    const text =
      'date;from;until;break\n2026-07-06;07:00;15:30;30\n2026-07-07;x;15:30;30\nhello\n\n2026-07-08;07:00;15:30;0\n'
    expect(refusedIn(text)).toEqual([
      [3, 'from', 'not-a-time'],
      [4, null, 'columns'],
    ])
    expect(readHoursLog(text).shifts).toHaveLength(2)
  })

  test('refuses a shift that overlaps another, also past midnight, and not one that only touches it', () => {
    const night = '2026-07-06;22:00;06:00;30\n'
    expect(refusedIn(`${night}2026-07-07;05:59;10:00;0`)).toEqual([[2, null, 'overlap']])
    expect(refusedIn(`${night}2026-07-06;20:00;22:01;0`)).toEqual([[2, null, 'overlap']])
    expect(refusedIn(`${night}2026-07-06;23:00;23:30;0`)).toEqual([[2, null, 'overlap']])
    expect(refusedIn(`${night}2026-07-07;06:00;10:00;0\n2026-07-06;20:00;22:00;0`)).toEqual([])
  })

  test('that is loaded twice has every shift once', () => {
    const first = readHoursLog('2026-07-06;07:00;15:30;30')
    expect(readHoursLog('2026-07-06;07:00;15:30;30', first.shifts)).toEqual(first)
    expect(readHoursLog('2026-07-06;07:00;15:30;0', first.shifts).refused[0]?.code).toBe('overlap')
  })

  test('stops when it is full', () => {
    const many = Array.from({ length: mostShifts + 50 }, (_, at) => {
      const minute = String(at % 60).padStart(2, '0')
      return `2026-${String(1 + (Math.floor(at / 28) % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')};${String(Math.floor(at / 336) * 2).padStart(2, '0')}:${minute};${String(Math.floor(at / 336) * 2 + 1).padStart(2, '0')}:${minute};0`
    }).join('\n')
    const read = readHoursLog(many)
    expect(read.shifts).toHaveLength(mostShifts)
    expect(read.refused.map(({ code }) => code)).toEqual(['too-many'])
  })

  test('whatever is in it, it is read or refused by line, and never thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(fc.constantFrom(';', '\n', '07:00', '2026-07-06', '0', '__proto__', '=1'))
            .map((all) => all.join('')),
        ),
        (text) => {
          for (const { line } of readHoursLog(text).refused) expect(line).toBeGreaterThan(0)
        },
      ),
    )
  })

  test('comes back as it was written', () => {
    const shift = fc.record({
      day: fc.integer({ min: 15_000, max: 25_000 }),
      from: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 1439 }),
      breakMinutes: fc.nat(1438),
    })
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 40 }), (given) => {
        let shifts: readonly LoggedShift[] = []
        for (const { day: on, from, length, breakMinutes } of given) {
          const added = addShift(shifts, {
            day: on,
            from,
            until: from + length,
            breakMinutes: Math.min(breakMinutes, length - 1),
          })
          if (added.ok) shifts = added.shifts
        }
        expect(readHoursLog(hoursLogText(shifts))).toEqual({ shifts, refused: [] })
      }),
    )
  })
})
