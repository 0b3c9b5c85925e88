import { describe, expect, test } from 'vitest'
import { shortFacts, shortRules } from '../../../testing/short-rules.ts'
import { at, daily, on, saidShort, shift, someTimes, timeFinding } from '../../../testing/some-shifts.ts'
import type { RuleBook } from '../../rule-book.ts'
import { ageGroups, minorFromAge, type WorkingTimes } from './around.ts'
import { checkWorkingTime, workingTimeIds } from './check-working-time.ts'

const monday = '2026-07-06'
const rules = shortRules()
const nights = daily('2026-07-08', 2, '20:00', '07:00', 0)
const minorWeek = someTimes(daily(monday, 2, '08:00', '17:00'), { ageGroup: 'minor' })
/** A week without enough rest, so that every way to a weekly rest is looked at. */
const fullWeek = someTimes([...daily(monday, 8, '20:00', '07:00', 0)], { last: on('2026-07-13') })

/** The facts without which each rule says nothing, but for the one on which the shifts themselves rest. */
function needed(times: WorkingTimes): Record<string, string[]> {
  const facts = new Map<string, string[]>(workingTimeIds.map((id) => [id, []]))
  for (const fact of shortFacts.filter((one) => one !== 'daily-rest-short-hours'))
    for (const { id, verdict } of checkWorkingTime(times, shortRules({ without: [fact] })))
      if (verdict === 'out-of-coverage') facts.get(id)?.push(fact)
  return Object.fromEntries(facts)
}

describe('without one of its facts nothing is said', () => {
  test('of a rule for those of age', () => {
    expect(needed(fullWeek)).toEqual({
      'shift-length': ['shift-max-hours', 'unavoidable-shift-hours', 'unavoidable-shift-weeks'],
      'week-hours': ['week-max-hours'],
      'average-4-weeks': ['average-short-total-hours', 'average-short-weeks'],
      'average-16-weeks': [
        'average-long-total-hours',
        'average-long-weeks',
        'night-hour-end',
        'night-shift-threshold-hours',
        'night-rest-from-hour',
        'night-average-hours',
        'night-average-from-shifts',
      ],
      breaks: [
        'break-after-hours',
        'break-after-extra-minutes',
        'break-minutes',
        'break-part-minutes',
        'break-long-after-hours',
        'break-long-minutes',
      ],
      'daily-rest': ['daily-rest-hours'],
      'weekly-rest': ['weekly-rest-hours', 'fortnight-rest-hours', 'fortnight-rest-days', 'fortnight-rest-block-hours'],
      sunday: ['free-sundays', 'free-sundays-weeks'],
      'minor-night': [],
      'night-shift': [
        'night-hour-end',
        'night-shift-threshold-hours',
        'night-shift-max-hours',
        'night-shift-long-hours',
        'night-shift-long-times-fortnight',
        'night-shift-long-times-year',
        'night-shift-long-rest-hours',
      ],
      'rest-after-night': [
        'weekly-rest-hours',
        'night-hour-end',
        'night-shift-threshold-hours',
        'night-rest-from-hour',
        'night-rest-hours',
        'night-rest-short-hours',
        'night-series-shifts',
        'night-series-rest-hours',
      ],
      'night-count': [
        'average-long-weeks',
        'night-hour-end',
        'night-shift-threshold-hours',
        'night-rest-from-hour',
        'night-shifts-max',
      ],
      'night-row': ['weekly-rest-hours', 'night-hour-end', 'night-shift-threshold-hours', 'night-shifts-row-max'],
    })
  })
  test('of a rule for those of 16 and 17', () => {
    expect(needed(minorWeek)).toEqual({
      'shift-length': ['shift-max-hours', 'unavoidable-shift-hours', 'unavoidable-shift-weeks', 'minor-day-hours'],
      'week-hours': ['minor-week-hours'],
      'average-4-weeks': ['minor-average-hours', 'minor-average-weeks'],
      'average-16-weeks': [],
      breaks: ['minor-break-after-minutes', 'minor-break-minutes', 'minor-break-part-minutes'],
      'daily-rest': ['daily-rest-hours', 'minor-rest-hours'],
      'weekly-rest': ['minor-weekly-rest-hours'],
      sunday: ['free-sundays', 'free-sundays-weeks'],
      'minor-night': ['minor-night-from-hour', 'minor-night-until-hour'],
      'night-shift': [],
      'rest-after-night': [],
      'night-count': [],
      'night-row': [],
    })
  })
  test('at all, when it is not known how long a rest parts two shifts', () => {
    const book = shortRules({ without: ['daily-rest-short-hours'] })
    for (const id of workingTimeIds) expect(saidShort(timeFinding(id, fullWeek, book))).toBe('out-of-coverage no-rule')
  })
})

describe('a rule that changes', () => {
  /** The rules, with another row of a fact from a day on. */
  const changing = (fact: string, from: string): RuleBook => {
    const row = rules.on(fact, on(from))
    const next = row && { ...row, first: on(from) }
    return { ...rules, on: (id, day) => (id === fact && day >= on(from) ? next : rules.on(id, day)) }
  }
  const times = someTimes(daily(monday, 5, '08:00', '17:00'))
  const said = (from: string) => timeFinding('week-hours', times, changing('week-max-hours', from)).verdict
  test('on the first of the days is one rule', () => expect(said('2026-07-06')).toBe('ok'))
  test('on the second is two, and nothing is said', () => expect(said('2026-07-07')).toBe('out-of-coverage'))
  test('on the last is two, and nothing is said', () => expect(said('2026-07-12')).toBe('out-of-coverage'))
  test('after the last is one rule', () => expect(said('2026-07-13')).toBe('ok'))
  test('changes nothing for the others', () => {
    const book = changing('week-max-hours', '2026-07-09')
    expect(timeFinding('daily-rest', times, book).verdict).toBe('ok')
  })
  test('of a pair of limits leaves both unsaid', () => {
    for (const fact of ['average-short-total-hours', 'average-short-weeks'])
      expect(timeFinding('average-4-weeks', times, changing(fact, '2026-07-09')).verdict).toBe('out-of-coverage')
  })
  test('that ends before the last day says nothing', () => {
    const ends: RuleBook = {
      ...rules,
      on: (id, day) => (id === 'week-max-hours' && day > on('2026-07-08') ? undefined : rules.on(id, day)),
    }
    expect(timeFinding('week-hours', times, ends).verdict).toBe('out-of-coverage')
  })
})

describe('what is not certain', () => {
  test('is asked about: a breach or a good answer on an uncertain rule is none', () => {
    const unsure = shortRules({ unsure: ['shift-max-hours'] })
    const good = timeFinding('shift-length', someTimes([shift(monday, '08:00', '17:00')]), unsure)
    expect(good).toMatchObject({ verdict: 'unknown', missing: [], why: 'uncertain-rule' })
    const bad = timeFinding('shift-length', someTimes([shift(monday, '06:00', '22:00', 0)]), unsure)
    expect(bad).toMatchObject({ verdict: 'unknown', missing: [], why: 'uncertain-rule' })
  })
  test.each([
    ['the first day', { first: null }, ['day']],
    ['the last day', { last: null }, ['day']],
    ['the shifts', { shifts: null }, ['shifts']],
    ['the age', { ageGroup: null }, ['ageGroup']],
    ['all of it', { first: null, last: null, shifts: null, ageGroup: null }, ['day', 'shifts', 'ageGroup']],
  ])('leaves every rule open when it is %s', (_, changes, missing) => {
    for (const finding of checkWorkingTime(someTimes(nights, changes), rules))
      expect(finding).toMatchObject({ verdict: 'unknown', missing, why: null, trace: [] })
  })
})

describe('the rules on hours and rest', () => {
  test('are told in one order, whatever is known', () => {
    const order = [
      'shift-length',
      'week-hours',
      'average-4-weeks',
      'average-16-weeks',
      'breaks',
      'daily-rest',
      'weekly-rest',
      'sunday',
      'minor-night',
      'night-shift',
      'rest-after-night',
      'night-count',
      'night-row',
    ]
    for (const changes of [{}, { ageGroup: null }, { ageGroup: 'child' as const }, { first: on('2025-12-31') }])
      expect(checkWorkingTime(someTimes(nights, changes), rules).map(({ id }) => id)).toEqual(order)
  })
  test('are those of somebody of age, of 16 and 17, and younger', () => {
    expect(ageGroups).toEqual(['adult', 'minor', 'child'])
    expect(minorFromAge).toBe(16)
  })
  test('under 16 are others, whatever else is not known', () => {
    for (const finding of checkWorkingTime(someTimes([], { ageGroup: 'child', shifts: null, first: null }), rules))
      expect(finding).toMatchObject({ verdict: 'not-applicable', why: 'under-16' })
  })
  test('do not count the shift after the last day, only the rest before it', () => {
    const times = (nextStart: number | null) => someTimes([shift('2026-07-12', '08:00', '17:00')], { nextStart })
    for (const id of ['shift-length', 'week-hours', 'breaks'] as const)
      expect(timeFinding(id, times(at('2026-07-13', '08:00'))).trace).toEqual(timeFinding(id, times(null)).trace)
  })
})
