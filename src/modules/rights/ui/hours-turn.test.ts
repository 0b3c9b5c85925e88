import { describe, expect, test } from 'vitest'
import { dayOfNumber } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { fieldsIn, readPayslipForm } from '../forms/payslip-form.ts'
import { someRules } from '../testing/some-rules.ts'
import { hasTooManyParts, hoursTurn, payslipFields } from './hours-turn.ts'

const book = someRules()
const turn = (posted: Readonly<Record<string, string>>, file = '') =>
  hoursTurn({ posted: Object.entries(posted), file }, { book, today: day('2026-07-08') })
const monday = { 'd.0.from': '07:00', 'd.0.until': '15:30', 'd.0.break': '30' }

describe('the page for hours', () => {
  test('begins with the week of today and nothing in the list', () => {
    const { monday: first, shifts, period, problems } = turn({})
    expect([dayOfNumber(first), shifts, period, problems]).toEqual(['2026-07-06', [], null, []])
  })

  test('takes a week into the list and shows the next one, empty', () => {
    const next = turn({ ...monday, week: '2026-07-09', go: 'add' })
    expect(next.log).toBe('date;from;until;break\r\n2026-07-06;07:00;15:30;30\r\n')
    expect([dayOfNumber(next.monday), next.added, next.fields]).toEqual(['2026-07-13', 1, { from: '', until: '' }])
  })

  test('takes two shifts of one day', () => {
    const more = { 'x.1.day': '0', 'x.1.from': '18:00', 'x.1.until': '20:00', 'x.1.break': '0', 'x.2.day': '3' }
    expect(turn({ ...monday, ...more, go: 'add' }).log).toContain('2026-07-06;18:00;20:00;0')
  })

  test('takes a week as a whole or not at all, and keeps what was typed', () => {
    const wrong = turn({ ...monday, 'd.1.from': 'x', 'd.1.until': '15:00', 'd.2.break': '10', go: 'add' })
    expect(wrong.problems).toEqual([
      { field: 'd.1.from', code: 'not-a-time', typed: 'x', cell: 'from' },
      { field: 'd.2.from', code: 'time-missing', typed: '', cell: 'from' },
    ])
    expect([wrong.shifts, wrong.fields['d.0.from']]).toEqual([[], '07:00'])
  })

  test('refuses a shift that overlaps one of the list', () => {
    const { log } = turn({ ...monday, go: 'add' })
    const again = turn({
      'd.0.from': '15:00',
      'd.0.until': '16:00',
      'd.0.break': '0',
      log,
      week: '2026-07-06',
      go: 'add',
    })
    expect(again.problems).toMatchObject([{ field: 'd.0.from', code: 'overlap', typed: '15:00–16:00' }])
  })

  test('does nothing with a week that nobody asked to add', () => {
    expect(turn({ ...monday, go: 'show' })).toMatchObject({ shifts: [], fields: monday })
  })

  test('adds a file to the list, and loading it twice changes nothing', () => {
    const { log } = turn({ ...monday, go: 'add' })
    const file = '2026-07-01;07:00;15:00;0\nnonsense\n'
    const loaded = turn({ log, go: 'load' }, file)
    expect(loaded).toMatchObject({ added: 1, refused: [{ line: 2, code: 'columns' }] })
    expect(turn({ log: loaded.log, go: 'load' }, file).log).toBe(loaded.log)
  })

  test('counts from the first shift to the last one, or over the days that were asked for', () => {
    const log = '2026-06-30;07:00;15:00;0\n2026-07-06;07:00;15:30;30\n'
    expect(turn({ log }).period).toMatchObject({ minutes: 960 })
    expect(turn({ log, from: '1-7-2026', until: '2026-07-31' }).period).toMatchObject({ minutes: 480, outside: 1 })
    expect(turn({ log, from: '2026-02-31' })).toMatchObject({
      period: null,
      problems: [{ field: 'from', code: 'not-a-day' }],
    })
    expect(turn({ log, from: '2026-07-02', until: '2026-07-01' }).problems).toMatchObject([{ code: 'period-order' }])
    expect(turn({ log, from: '2020-01-01', until: '2026-07-01' }).problems).toMatchObject([{ code: 'period-too-long' }])
  })

  test.each(['__proto__', 'constructor', 'd.9.from', 'x.4.from', 'd.0.day', 'logs'])(
    'passes over a field "%s"',
    (name) => {
      expect(turn({ [name]: 'x', go: 'add' })).toMatchObject({ problems: [], shifts: [] })
    },
  )

  test('cuts what is longer than any list', () => {
    expect(turn({ log: 'x'.repeat(200_000) }).refused).toHaveLength(1)
    expect(turn({ 'd.0.from': 'x'.repeat(1_000), go: 'add' }).problems[0]?.typed).toBe('')
  })
})

describe('the hours in the payslip check', () => {
  const slipOf = (log: string, days: Readonly<Record<string, string>> = {}) => {
    const { period } = turn({ log, ...days })
    const read = period && readPayslipForm(fieldsIn(payslipFields(period)))
    return read?.ok ? read.json : read
  }

  test('are its period and hours', () => {
    expect(slipOf('2026-07-06;07:00;15:20;30')).toEqual({
      periodFrom: '2026-07-06',
      periodUntil: '2026-07-06',
      minutesWorked: 470,
    })
  })

  test('are split in its parts where the minimum wage changes', () => {
    expect(
      slipOf('2026-06-30;22:00;06:00;30\n2026-07-02;07:00;15:00;0', { from: '2026-06-01', until: '2026-07-12' }),
    ).toEqual({
      periodFrom: '2026-06-01',
      periodUntil: '2026-07-12',
      minutesWorked: 930,
      parts: [
        { from: '2026-07-01', until: '2026-07-12', minutes: 480 },
        { from: '2026-06-30', until: '2026-07-01', minutes: 450 },
      ],
    })
  })

  test('go there together when there are more parts than the form has rows', () => {
    const nights =
      '2025-12-31;22:00;06:00;30\n2026-06-30;22:00;06:00;30\n2026-02-02;07:00;15:00;0\n2025-12-01;07:00;15:00;0\n2026-07-02;07:00;15:00;0'
    const { period } = turn({ log: nights })
    expect(period && hasTooManyParts(period)).toBe(true)
    expect(slipOf(nights)).not.toHaveProperty('parts')
  })
})
