import { describe, expect, test } from 'vitest'
import { shortRules } from '../testing/short-rules.ts'
import { on } from '../testing/some-shifts.ts'
import type { TypedFields } from './check-fields.ts'
import { answerWeeks, isWeekField, mondayOf, typedTime, weeksAsked } from './week-form.ts'

const book = shortRules()
const today = on('2026-11-21')
const answer = (typed: TypedFields) => answerWeeks({ monday: '2026-07-08', ageGroup: 'adult', ...typed }, book, today)
const problemsOf = (typed: TypedFields) => answer(typed).problems.map(({ field, code }) => `${field} ${code}`)

test.each([
  ['8:30', 510],
  ['08.30', 510],
  ['0830', 510],
  ['8', 480],
  ['23:59', 1439],
  ['24:00', null],
  ['8:60', null],
  ['acht', null],
])('the time %s', (typed, minutes) => expect(typedTime(typed)).toBe(minutes))

test('the table begins on the Monday of the day that was chosen, and on that of last week when none was', () => {
  expect(weeksAsked({ monday: '2026-07-08' }, today)).toEqual({ monday: on('2026-07-06'), weeks: 1 })
  expect(weeksAsked({ weeks: '16' }, today)).toEqual({ monday: on('2026-11-09'), weeks: 16 })
  expect(mondayOf(on('2026-07-12'))).toBe(on('2026-07-06'))
})

describe('a row', () => {
  test('that ends before it begins ends the next day', () => {
    const { findings } = answer({ 'd.0.from': '22:00', 'd.0.until': '06:00', 'd.0.break': '30' })
    expect(findings.find(({ id }) => id === 'night-shift')?.verdict).toBe('ok')
  })
  test.each([
    [{ 'd.0.from': '08:00' }, 'd.0.until half'],
    [{ 'd.0.until': '08:00' }, 'd.0.from half'],
    [{ 'd.0.break': '30' }, 'd.0.from half'],
    [{ 'd.0.from': 'vroeg', 'd.0.until': '10:00' }, 'd.0.from not-a-time'],
    [{ 'd.0.from': '08:00', 'd.0.until': '10:00', 'd.0.break': 'ja' }, 'd.0.break not-a-number'],
    [{ 'd.0.from': '08:00', 'd.0.until': '10:00', 'd.0.break': '121' }, 'd.0.break break-too-long'],
    [{ 'd.0.from': '20:00', 'd.0.until': '06:00', 'd.1.from': '05:00', 'd.1.until': '09:00' }, 'd.1.from overlap'],
  ])('%j is refused', (typed, problem) => expect(problemsOf(typed as TypedFields)).toEqual([problem]))
})

describe('when work began again', () => {
  test.each([
    [{ nextDay: '2026-07-13', nextTime: '06:00' }, []],
    [{ nextDay: '2026-07-13' }, ['nextTime half']],
    [{ nextTime: '06:00' }, ['nextDay half']],
    [{ nextDay: '2026-07-12', nextTime: '06:00' }, ['nextDay overlap']],
  ])('%j', (typed, problems) => expect(problemsOf(typed)).toEqual(problems))
})

test('fields of ours are known by their names', () => {
  expect(['monday', 'nextTime', 'd.0.from', 'd.111.break'].every(isWeekField)).toBe(true)
  expect(['go', 'd.0.x', 'd.1111.from', 'x'].some(isWeekField)).toBe(false)
})
