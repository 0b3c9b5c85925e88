import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { clockFaults, clockNames, daysKept, type RetentionClock } from './clocks.ts'

const since = day('2020-01-01')
const aClock = (fields: Partial<RetentionClock>): RetentionClock => ({
  outcome: 'not-ours',
  organisation: null,
  days: 90,
  from: since,
  until: null,
  basis: 'a reason',
  ...fields,
})
const complete = clockNames.map((outcome) => aClock({ outcome }))
const faults = (clocks: readonly RetentionClock[]) =>
  clockFaults(clocks, since).map(({ kind, outcome }) => `${kind} ${outcome}`)

describe('how long a case is kept', () => {
  const changed = [
    aClock({ until: day('2027-01-01') }),
    aClock({ from: day('2027-01-01'), days: 60 }),
    aClock({ organisation: 'tilburg', days: 120, from: day('2026-06-01'), until: day('2028-01-01') }),
  ]
  test.each([
    ['everybody, before the change', 'breda', '2026-12-31', 90],
    ['everybody, from its day on', 'breda', '2027-01-01', 60],
    ['an organisation before it had its own', 'tilburg', '2026-05-31', 90],
    ['an organisation with its own, longer', 'tilburg', '2026-06-01', 120],
    ['an organisation on the last day of its own', 'tilburg', '2027-12-31', 120],
    ['an organisation after its own', 'tilburg', '2028-01-01', 60],
    ['a day before there was anything', 'breda', '2019-12-31', null],
  ])('is for %s %s days from %s: %s', (_, organisation, on, days) => {
    expect(daysKept(changed, { organisation, outcome: 'not-ours', on: day(on) })).toBe(days)
  })

  test('is not told for an outcome without a row', () => {
    expect(daysKept(changed, { organisation: 'breda', outcome: 'open', on: since })).toBeNull()
  })
})

describe('a table of times', () => {
  test('with a row for everything is sound', () => {
    expect(faults(complete)).toEqual([])
  })

  test.each([
    ['6 days', 6, true],
    ['a week', 7, false],
    ['twenty years', 7_300, false],
    ['a day longer', 7_301, true],
    ['half a day', 9.5, true],
  ])('has a fault with %s: %s', (_, days, faulty) => {
    expect(faults([...complete, aClock({ organisation: 'breda', days })])).toEqual(faulty ? ['days not-ours'] : [])
  })

  test('has a fault when two rows hold on one day, and none when one ends where the other begins', () => {
    const own = aClock({ organisation: 'breda', until: day('2027-01-01') })
    expect(faults([...complete, own, { ...own, from: day('2027-01-01'), until: null }])).toEqual([])
    expect(faults([...complete, own, { ...own, from: day('2026-12-31'), until: null }])).toEqual(['overlap not-ours'])
    expect(faults([...complete, own, { ...own, organisation: 'tilburg' }])).toEqual([])
  })

  test('has a fault when some day has none for everybody, whatever organisations have', () => {
    const without = complete.filter(({ outcome }) => outcome !== 'not-ours')
    expect(faults(without)).toEqual(['gap not-ours'])
    expect(faults([...without, aClock({ organisation: 'breda' })])).toEqual(['gap not-ours'])
    expect(faults([...without, aClock({ until: day('2027-01-01') })])).toEqual(['gap not-ours'])
    expect(faults([...without, aClock({ from: day('2020-01-02') })])).toEqual(['gap not-ours'])
    const broken = [aClock({ until: day('2027-01-01') }), aClock({ from: day('2027-01-02') })]
    expect(faults([...without, ...broken])).toEqual(['gap not-ours'])
  })
})
