import { describe, expect, test } from 'vitest'
import { dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import {
  addShift,
  clockText,
  hoursLogText,
  type LoggedShift,
  mostShifts,
  readHoursLog,
  readShift,
  type TypedShift,
  workOf,
} from './hours-log.ts'

const monday = dayNumberOf(day('2026-07-06'))
const aShift = (changes: Partial<LoggedShift> = {}): LoggedShift => ({
  day: monday,
  from: 420,
  until: 930,
  breakMinutes: 30,
  ...changes,
})

/** A typed shift as it is read: its day, minutes from and until, and break; or the wrong cell, why, and what stood there. */
function read(changes: Partial<TypedShift>): string {
  const found = readShift({ date: '2026-07-06', from: '07:00', until: '15:30', break: '30', ...changes })
  if (!found.ok) return `${found.why.cell} ${found.why.code} "${found.why.typed}"`
  const { day: on, from, until, breakMinutes } = found.shift
  return `${dayOfNumber(on)} ${from} ${until} ${breakMinutes}`
}

describe('a typed shift', () => {
  test.each<[Partial<TypedShift>, string]>([
    [{}, '2026-07-06 420 930 30'],
    [{ date: '6-7-2026' }, '2026-07-06 420 930 30'],
    [{ date: '1990-01-01' }, '1990-01-01 420 930 30'],
    [{ date: '1989-12-31' }, 'date day-out-of-range "1989-12-31"'],
    [{ date: '2100-12-31' }, '2100-12-31 420 930 30'],
    [{ date: '2101-01-01' }, 'date day-out-of-range "2101-01-01"'],
    [{ date: 'Monday' }, 'date not-a-day "Monday"'],
    [{ date: '' }, 'date not-a-day ""'],
    [{ from: '7' }, '2026-07-06 420 930 30'],
    [{ from: '7:30' }, '2026-07-06 450 930 30'],
    [{ from: '07.30' }, '2026-07-06 450 930 30'],
    [{ from: '7u30' }, '2026-07-06 450 930 30'],
    [{ from: '7U30' }, '2026-07-06 450 930 30'],
    [{ from: '7h30' }, '2026-07-06 450 930 30'],
    [{ from: '7H30' }, '2026-07-06 450 930 30'],
    [{ from: '07:30:00' }, '2026-07-06 450 930 30'],
    [{ from: '00:00' }, '2026-07-06 0 930 30'],
    [{ from: '0' }, '2026-07-06 0 930 30'],
    [{ from: '07:59' }, '2026-07-06 479 930 30'],
    [{ from: '07:60' }, 'from not-a-time "07:60"'],
    [{ from: '07:30:01' }, 'from not-a-time "07:30:01"'],
    [{ from: '07:30:0' }, 'from not-a-time "07:30:0"'],
    [{ from: '7:3' }, 'from not-a-time "7:3"'],
    [{ from: '7:' }, 'from not-a-time "7:"'],
    [{ from: '730' }, 'from not-a-time "730"'],
    [{ from: 'x7:30' }, 'from not-a-time "x7:30"'],
    [{ from: '7:30x' }, 'from not-a-time "7:30x"'],
    [{ from: '7-30' }, 'from not-a-time "7-30"'],
    [{ from: ':30' }, 'from not-a-time ":30"'],
    [{ from: '-7:30' }, 'from not-a-time "-7:30"'],
    [{ from: '23:59', until: '06:00' }, '2026-07-06 1439 1800 30'],
    [{ from: '24:00' }, 'from not-a-time "24:00"'],
    [{ from: '24' }, 'from not-a-time "24"'],
    [{ from: '' }, 'from time-missing ""'],
    [{ from: '', until: '' }, 'from time-missing ""'],
    [{ until: '' }, 'until time-missing ""'],
    [{ until: '24:00' }, '2026-07-06 420 1440 30'],
    [{ until: '24:00:00' }, '2026-07-06 420 1440 30'],
    [{ until: '24:01' }, 'until not-a-time "24:01"'],
    [{ until: '25' }, 'until not-a-time "25"'],
    [{ until: '99:99' }, 'until not-a-time "99:99"'],
    [{ until: 'later' }, 'until not-a-time "later"'],
    [{ until: '07:00' }, 'until no-work "07:00"'],
    [{ until: '07:01', break: '0' }, '2026-07-06 420 421 0'],
    [{ until: '06:59' }, '2026-07-06 420 1859 30'],
    [{ until: '00:00' }, '2026-07-06 420 1440 30'],
    [{ from: '00:00', until: '24:00' }, '2026-07-06 0 1440 30'],
    [{ from: '00:00', until: '00:00' }, 'until no-work "00:00"'],
    [{ break: '' }, 'break break-missing ""'],
    [{ break: '0' }, '2026-07-06 420 930 0'],
    [{ break: '007' }, '2026-07-06 420 930 7'],
    [{ break: '509' }, '2026-07-06 420 930 509'],
    [{ break: '510' }, 'break break-too-long "510"'],
    [{ break: '9999' }, 'break break-too-long "9999"'],
    [{ break: '10000' }, 'break not-minutes "10000"'],
    [{ break: '00030' }, 'break not-minutes "00030"'],
    [{ break: '30 min' }, 'break not-minutes "30 min"'],
    [{ break: 'about 30' }, 'break not-minutes "about 30"'],
    [{ break: '-30' }, 'break not-minutes "-30"'],
    [{ break: '0.5' }, 'break not-minutes "0.5"'],
    [{ date: 'x', from: '', until: '', break: '' }, 'date not-a-day "x"'],
    [{ from: 'x', until: 'x', break: 'x' }, 'from not-a-time "x"'],
    [{ until: 'x', break: 'x' }, 'until not-a-time "x"'],
    [{ from: 'a text of just thirty signs, ok' }, 'from not-a-time "a text of just thirty signs, o…"'],
    [{ from: 'a text of just thirty signs ok' }, 'from not-a-time "a text of just thirty signs ok"'],
  ])('%j is %s', (changes, said) => expect(read(changes)).toBe(said))
})

describe('the shifts of somebody', () => {
  const night = aShift({ from: 1320, until: 1800 })
  test.each<[string, LoggedShift, string]>([
    ['that very shift changes nothing', night, 'as it was'],
    ['the same hours with another break overlap', aShift({ from: 1320, until: 1800, breakMinutes: 0 }), 'overlap'],
    ['one that begins when it ends is added after it', aShift({ day: monday + 1, from: 360, until: 600 }), '1 2'],
    ['one that begins a minute earlier overlaps', aShift({ day: monday + 1, from: 359, until: 600 }), 'overlap'],
    ['one that ends when it begins is put before it', aShift({ from: 1000, until: 1320 }), '2 1'],
    ['one that ends a minute later overlaps', aShift({ from: 1000, until: 1321 }), 'overlap'],
    ['one within it overlaps', aShift({ from: 1400, until: 1420 }), 'overlap'],
    ['one around it overlaps', aShift({ from: 1300, until: 1900 }), 'overlap'],
    ['the same hours of the next day are added', aShift({ day: monday + 1, from: 1320, until: 1800 }), '1 2'],
    ['one that begins later and ends with it overlaps', aShift({ from: 1330, until: 1800 }), 'overlap'],
    ['one that begins with it and ends earlier overlaps', aShift({ from: 1320, until: 1700 }), 'overlap'],
  ])('to a night: %s', (_, shift, said) => {
    const before = [night]
    const added = addShift(before, shift)
    if (said === 'as it was') expect(added).toEqual({ ok: true, shifts: before })
    else if (said === 'overlap') expect(added).toEqual({ ok: false, code: 'overlap' })
    else expect(added).toEqual({ ok: true, shifts: said === '1 2' ? [night, shift] : [shift, night] })
  })

  test('are at most 800, two a day in a year', () => {
    expect(mostShifts).toBe(800)
    const many = Array.from({ length: 799 }, (_, at) => aShift({ day: monday + at }))
    const last = aShift({ day: monday + 799 })
    const full = [...many, last]
    const more = aShift({ day: monday + 800 })
    expect(addShift(many, last)).toEqual({ ok: true, shifts: full })
    expect(addShift(full, more)).toEqual({ ok: false, code: 'too-many' })
    expect(addShift(full, last)).toEqual({ ok: true, shifts: full })
    expect(addShift(full, aShift({ breakMinutes: 0 }))).toEqual({ ok: false, code: 'overlap' })
  })

  test('work for as long as they last, without the break', () => {
    expect(workOf(aShift())).toBe(480)
    expect(workOf(night)).toBe(450)
  })
})

describe('a list of hours, line by line', () => {
  const one = '2026-07-06;07:00;15:30;30'
  /** The days that are read, and what is said of each line that is not. */
  const lines = (text: string, already?: readonly LoggedShift[]) => {
    const { shifts, refused } = readHoursLog(text, already)
    return [
      shifts.map((shift) => `${dayOfNumber(shift.day)} ${shift.from}`).join(', '),
      ...refused.map(({ line, cell, code, typed }) => `${line} ${cell} ${code} "${typed}"`),
    ]
  }
  test.each<[string, string, string[]]>([
    ['nothing', '', ['']],
    ['empty lines', '\n \r\n\t\n', ['']],
    ['a head in capitals', `DATE;FROM;UNTIL;BREAK\n${one}`, ['2026-07-06 420']],
    ['a Dutch head', `Datum;van;tot;pauze\n${one}`, ['2026-07-06 420']],
    ['a head of one cell', `date\n${one}`, ['2026-07-06 420']],
    ['a head on the second line', `${one}\ndate;from;until;break`, ['2026-07-06 420', '2 date not-a-day "date"']],
    ['a head after an empty line', `\ndate;from;until;break\n${one}`, ['2026-07-06 420', '2 date not-a-day "date"']],
    ['another word as a head', `day;from;until;break\n${one}`, ['2026-07-06 420', '1 date not-a-day "day"']],
    ['a mark at the beginning', `\uFEFF${one}`, ['2026-07-06 420']],
    [
      'a mark that is not at the beginning',
      `${one}\n\uFEFF2026-07-07;07:00;15:30;30`,
      ['2026-07-06 420, 2026-07-07 420'],
    ],
    [
      'line ends of one kind',
      `${one}\r\n2026-07-07;07:00;15:30;30\r\nx`,
      ['2026-07-06 420, 2026-07-07 420', '3 null columns "x"'],
    ],
    [
      'line ends of another',
      `${one}\r2026-07-07;07:00;15:30;30\rx`,
      ['2026-07-06 420, 2026-07-07 420', '3 null columns "x"'],
    ],
    ['cells in quotes, with blanks', ' "2026-07-06" ; "07:00" ;"15:30"; "30" ', ['2026-07-06 420']],
    ['a quote that does not end', '"2026-07-06;07:00;15:30;30', ['', '1 date not-a-day ""2026-07-06"']],
    ['a quote within', '2026-07-06;07:"00";15:30;30', ['', '1 from not-a-time "07:"00""']],
    ['a sign after a quote', '2026-07-06;"07:00"x;15:30;30', ['', '1 from not-a-time ""07:00"x"']],
    ['a mark within a cell', '2026-07-\uFEFF06;07:00;15:30;30', ['', '1 date not-a-day "2026-07-\uFEFF06"']],
    ['three cells', '2026-07-06;07:00;15:30', ['', '1 null columns "2026-07-06;07:00;15:30"']],
    ['five cells', `${one};x`, ['', '1 null columns "2026-07-06;07:00;15:30;30;x"']],
    ['all signs between the cells', '2026-07-06,07:00\t15:30;30', ['2026-07-06 420']],
    [
      'an overlap, in its own words',
      `${one}\n2026-07-06;15:00;18:00;0`,
      ['2026-07-06 420', '2 null overlap "2026-07-06;15:00;18:00;0"'],
    ],
    [
      'a line of more than thirty signs',
      'This is no shift at all, it is a sentence',
      ['', '1 null columns "This is no shift at all, it is…"'],
    ],
    ['the later day first', `2026-07-07;07:00;15:30;30\n${one}`, ['2026-07-06 420, 2026-07-07 420']],
  ])('%s', (_, text, said) => expect(lines(text)).toEqual(said))

  test('is added to what was there', () => {
    expect(lines('2026-07-05;07:00;15:30;30', [aShift()])).toEqual(['2026-07-05 420, 2026-07-06 420'])
    expect(lines('', [aShift()])).toEqual(['2026-07-06 420'])
  })

  test('is not read on when it is full', () => {
    const many = Array.from({ length: mostShifts }, (_, at) => aShift({ day: monday + 10 + at }))
    const { shifts, refused } = readHoursLog(`x\n${one}\n2026-07-07;07:00;15:30;30\nx`, many)
    expect(shifts).toHaveLength(mostShifts)
    expect(refused).toEqual([
      { line: 1, cell: null, code: 'columns', typed: 'x' },
      { line: 2, cell: null, code: 'too-many', typed: one },
    ])
  })
})

describe('hours as a file', () => {
  test.each([
    [0, '00:00'],
    [5, '00:05'],
    [599, '09:59'],
    [600, '10:00'],
    [1439, '23:59'],
    [1440, '00:00'],
    [1805, '06:05'],
  ])('minute %i is %s', (minute, text) => expect(clockText(minute)).toBe(text))

  test('have a head, and a line for each shift', () => {
    expect(hoursLogText([])).toBe('date;from;until;break\r\n')
    expect(hoursLogText([aShift(), aShift({ from: 1320, until: 1800, breakMinutes: 0 })])).toBe(
      'date;from;until;break\r\n2026-07-06;07:00;15:30;30\r\n2026-07-06;22:00;06:00;0\r\n',
    )
  })
})
