import { describe, expect, test } from 'vitest'
import { aWeek, type SlipJson } from '../testing/a-payslip.ts'
import { readPayslip } from './read-payslip.ts'

/** What is refused, as `field code`; nothing when it is read. */
const refused = (json: unknown): string[] => {
  const read = readPayslip(json)
  return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`)
}
const week = (changes: SlipJson) => refused(aWeek(changes))
const only = (field: string, value: unknown) => refused({ [field]: value })

describe('days', () => {
  test.each(['periodFrom', 'periodUntil', 'birthDate', 'employmentStart'])('%s is one of the calendar', (field) => {
    expect(only(field, '2024-02-29')).toEqual([])
    for (const value of [
      '2026-02-31',
      '2026-02-29',
      '2026-13-01',
      '2026-7-6',
      '06-07-2026',
      '2026-07-06T00:00:00Z',
      '',
      20_260_706,
      true,
      [],
      {},
    ])
      expect(only(field, value)).toEqual([`${field} not-a-day`])
    expect(only(field, '1900-01-01')).toEqual([])
    expect(only(field, '1899-12-31')).toEqual([`${field} day-out-of-range`])
    expect(only(field, '2100-12-31')).toEqual([])
    expect(only(field, '2101-01-01')).toEqual([`${field} day-out-of-range`])
  })

  test('a period ends on its first day or later, and is at most a year', () => {
    const period = (periodFrom: string, periodUntil: string) => refused({ periodFrom, periodUntil })
    expect(period('2026-07-06', '2026-07-06')).toEqual([])
    expect(period('2026-07-06', '2026-07-05')).toEqual(['periodUntil period-order'])
    expect(period('2026-01-01', '2027-01-01')).toEqual([])
    expect(period('2026-01-01', '2027-01-02')).toEqual(['periodUntil period-too-long'])
    expect(period('2024-01-01', '2024-12-31')).toEqual([])
    expect(period('2024-01-01', '2025-01-01')).toEqual(['periodUntil period-too-long'])
  })

  test('no more minutes than the days have', () => {
    expect(week({ minutesWorked: 7 * 1440 })).toEqual([])
    expect(week({ minutesWorked: 7 * 1440 + 1 })).toEqual(['minutesWorked too-many-minutes'])
  })

  test('nobody is born after the period, nor is older than a hundred and ten', () => {
    expect(week({ birthDate: '2026-07-12' })).toEqual([])
    expect(week({ birthDate: '2026-07-13' })).toEqual(['birthDate born-later'])
    expect(week({ birthDate: '1915-07-13' })).toEqual([])
    expect(week({ birthDate: '1915-07-12' })).toEqual(['birthDate too-old'])
    expect(refused({ birthDate: '2100-01-01' })).toEqual([])
  })

  test('a job starts on the last day of the period, or before', () => {
    expect(week({ employmentStart: '2026-07-12' })).toEqual([])
    expect(week({ employmentStart: '2026-07-13' })).toEqual(['employmentStart starts-later'])
    expect(refused({ employmentStart: '2100-01-01' })).toEqual([])
  })

  test('a period without a last day may go on: only what is wrong on its first day already is refused', () => {
    const from = '2026-07-06'
    expect(refused({ periodFrom: from, employmentStart: '2026-07-10' })).toEqual([])
    expect(refused({ periodFrom: from, birthDate: '2026-07-10' })).toEqual([])
    expect(refused({ periodFrom: from, birthDate: '1915-07-06' })).toEqual(['birthDate too-old'])
    expect(refused({ periodFrom: from, birthDate: '1915-07-07' })).toEqual([])
    expect(refused({ periodUntil: from, birthDate: '2026-07-07' })).toEqual(['birthDate born-later'])
    expect(refused({ periodUntil: from, employmentStart: '2026-07-07' })).toEqual(['employmentStart starts-later'])
  })
})

describe('parts of the period', () => {
  const part = (from: unknown, until: unknown, minutes: unknown) => ({ from, until, minutes })
  const parts = (...list: unknown[]) => week({ minutesWorked: undefined, parts: list })

  test('may meet, overlap, repeat and leave days out', () => {
    const one = part('2026-07-06', '2026-07-08', 480)
    expect(parts(one, one, part('2026-07-08', '2026-07-12', 480))).toEqual([])
    expect(parts()).toEqual([])
  })

  test('lie in the period, as far as its days are known', () => {
    expect(parts(part('2026-07-05', '2026-07-12', 1))).toEqual(['parts[0].from outside-period'])
    expect(parts(part('2026-07-06', '2026-07-13', 1))).toEqual(['parts[0].until outside-period'])
    expect(parts(part('2026-07-06', '2026-07-12', 1), part('2026-08-01', '2026-08-02', 1))).toEqual([
      'parts[1].until outside-period',
    ])
    expect(refused({ periodFrom: '2026-07-06', parts: [part('2026-07-05', '2026-07-30', 1)] })).toEqual([
      'parts[0].from outside-period',
    ])
    expect(refused({ periodUntil: '2026-07-12', parts: [part('2026-07-01', '2026-07-13', 1)] })).toEqual([
      'parts[0].until outside-period',
    ])
    expect(refused({ parts: [part('2026-07-01', '2026-07-13', 1)] })).toEqual([])
  })

  test('have two days in their order, and no more minutes than those days have', () => {
    expect(parts(part('2026-07-07', '2026-07-06', 1))).toEqual(['parts[0].until period-order'])
    expect(parts(part('2026-07-06', '2026-07-06', 1440))).toEqual([])
    expect(parts(part('2026-07-06', '2026-07-06', 1441))).toEqual(['parts[0].minutes too-many-minutes'])
    expect(parts(part('2026-07-06', '2026-07-07', 2880))).toEqual([])
    expect(parts(part('2026-07-06', '2026-07-07', 366 * 1440 + 1))).toEqual(['parts[0].minutes too-large'])
  })

  test('name all three of their fields, and no other', () => {
    expect(parts({})).toEqual(['parts[0].from not-a-day', 'parts[0].until not-a-day', 'parts[0].minutes not-whole'])
    expect(parts(part(null, null, null))).toEqual(parts({}))
    expect(parts({ ...part('2026-07-06', '2026-07-06', 1), hours: 1 })).toEqual(['parts[0].hours unknown-field'])
    expect(parts(1)).toEqual(['parts[0] not-an-object'])
    expect(parts(part('2026-07-06', '2026-07-06', -1))).toEqual(['parts[0].minutes negative'])
  })

  test('are together the minutes worked, when those are given too', () => {
    const two = [part('2026-07-06', '2026-07-08', 1200), part('2026-07-08', '2026-07-12', 1200)]
    expect(week({ parts: two })).toEqual([])
    expect(week({ parts: two, minutesWorked: 2399 })).toEqual(['minutesWorked parts-sum'])
    expect(week({ parts: two, minutesWorked: 2401 })).toEqual(['minutesWorked parts-sum'])
    expect(week({ parts: [] })).toEqual(['minutesWorked parts-sum'])
    expect(week({ parts: [], minutesWorked: 0 })).toEqual([])
  })

  test('in the same days have together no more minutes than those days', () => {
    const twice = (more: number) => [
      part('2026-07-06', '2026-07-06', 1440),
      part('2026-07-06', '2026-07-06', more),
      part('2026-07-07', '2026-07-12', 0),
    ]
    expect(week({ parts: twice(0), minutesWorked: undefined })).toEqual([])
    expect(week({ parts: twice(1), minutesWorked: undefined })).toEqual([
      'parts[0].minutes too-many-minutes',
      'parts[1].minutes too-many-minutes',
    ])
    const around = [part('2026-07-06', '2026-07-07', 1441), part('2026-07-06', '2026-07-06', 1440)]
    expect(week({ parts: around, minutesWorked: undefined })).toEqual(['parts[0].minutes too-many-minutes'])
  })

  test('are not added up when one of them was refused', () => {
    const two = [part('2026-07-06', '2026-07-06', 1441), part('2026-07-07', '2026-07-12', 960)]
    expect(week({ parts: two })).toEqual(['parts[0].minutes too-many-minutes'])
  })
})
