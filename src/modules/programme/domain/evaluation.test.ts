import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { anEvent, anItem, knownOn } from '../testing/programme-builders.ts'
import { aDay, aHistory } from '../testing/random-histories.ts'
import { type EvaluationPeriod, evaluate, outcomeClasses, outcomeIn } from './evaluation.ts'
import { itemOn } from './history.ts'
import type { Item } from './items.ts'

const period = (from: string, to: string): EvaluationPeriod => ({ from: day(from), to: day(to) })
const year = period('2021-01-01', '2021-12-31')
const today = '2026-11-21'
const evaluated = (item: Item, over: EvaluationPeriod) =>
  evaluate([knownOn(item, today)], { goals: [], goalsOf: new Map() }, over).total
const found = (when: string | null, knownOnDay = '2022-02-01') =>
  anEvent({ change: 'found' }, { when, knownOn: knownOnDay })

describe('a row counts as promised', () => {
  test('from the last day of the month it was written in', () => {
    const row = anItem({ since: '2020-12' })
    expect(evaluated(row, period('2020-01-01', '2020-12-30')).promised).toEqual([])
    expect(evaluated(row, period('2020-01-01', '2020-12-31')).promised).toEqual(['S1-01'])
  })

  test('and before that day it is named as not dated precisely enough, once the month has begun', () => {
    const undatedOn = (to: string) =>
      evaluate(
        [knownOn(anItem({ since: '2020-12' }), today)],
        { goals: [], goalsOf: new Map() },
        period('2020-01-01', to),
      ).undated
    expect(undatedOn('2020-11-30')).toEqual([])
    expect(undatedOn('2020-12-01')).toEqual(['S1-01'])
    expect(undatedOn('2020-12-30')).toEqual(['S1-01'])
    expect(undatedOn('2020-12-31')).toEqual([])
  })

  test.each(['commitment', 'activity', 'conditional', 'idea'] as const)('as %s', (kind) => {
    expect(evaluated(anItem({ kind }), year)).toMatchObject({ rows: ['S1-01'], promised: ['S1-01'] })
  })

  test.each(['done', 'expected'] as const)('not as %s, which is a row all the same', (kind) => {
    expect(evaluated(anItem({ kind }), year)).toMatchObject({ rows: ['S1-01'], promised: [] })
  })

  test('and a fact, a goal or a motion is no row to evaluate', () => {
    const others = [
      anItem({ id: 'S1-02', kind: 'fact' }),
      anItem({ id: 'S1-03', type: 'goal' }),
      anItem({ id: 'M1-2020', type: 'motion', document: null, kind: null }),
    ]
    for (const item of others) expect(evaluated(item, year).rows).toEqual([])
  })
})

describe('what came of a row', () => {
  const outcome = (item: Item, over = year) => outcomeIn(knownOn(item, today), over)

  test.each([
    ['2020-12-31', 'other-time'],
    ['2021-01-01', 'shown'],
    ['2021-12-31', 'shown'],
    ['2022-01-01', 'other-time'],
    ['2021', 'shown'],
    ['2021-12/2022-01', 'other-time'],
  ] as const)('found of %s is, for 2021: %s', (when, expected) => {
    expect(outcome(anItem({ since: '2020-06-01', events: [found(when)] }))).toBe(expected)
  })

  test('found without a date is of another time, never unknown', () => {
    expect(outcome(anItem({ events: [found(null)] }))).toBe('other-time')
  })

  test('found of a day before the promise shows nothing of it', () => {
    const row = (since: string) => anItem({ since, knownOn: since, events: [found('2021-03-01')] })
    expect(outcome(row('2021-03-01'))).toBe('shown')
    expect(outcome(row('2021-03-02'))).toBe('other-time')
  })

  test('looked for in vain, or not looked for, is unknown', () => {
    expect(outcome(anItem())).toBe('unknown')
    expect(outcome(anItem({ events: [anEvent({ change: 'not-found' })] }))).toBe('unknown')
  })

  test('said to be done by the note alone is said only', () => {
    expect(outcome(anItem({ kind: 'done', starts: 'done' }))).toBe('said-only')
  })

  test('done counts in the period in which it surely began to be so', () => {
    const done = (when: string) => anItem({ events: [anEvent({ change: 'state', to: 'done' }, { when })] })
    expect(evaluated(done('2021-12'), year).done).toEqual(['S1-01'])
    expect(evaluated(done('2020-12/2021-01'), year).done).toEqual([])
    expect(evaluated(done('2022-01-01'), year).done).toEqual([])
  })
})

describe('for any history and period', () => {
  const goals = ['G1', 'G2']
  const someRows = fc
    .array(aHistory, { minLength: 1, maxLength: 6 })
    .map((items) => items.map((item, index) => ({ ...item, id: `S1-${index}` })))
  const aPeriod = fc.tuple(aDay, fc.integer({ min: 0, max: 400 })).map(([from, length]) => ({
    from,
    to: addDays(from, length),
  }))
  const served = fc.array(fc.subarray(goals), { minLength: 6, maxLength: 6 })
  const on: Day = day('2023-01-01')

  test('every row has one outcome, no count holds a row twice, and the goals hold what the total holds', () => {
    fc.assert(
      fc.property(someRows, aPeriod, served, (items, over, serves) => {
        const rows = items.flatMap((item) => itemOn(item, on) ?? [])
        const goalsOf = new Map(rows.map(({ item }, index) => [item.id, serves[index] ?? []]))
        const { total, byGoal, withoutGoal } = evaluate(rows, { goals, goalsOf }, over)
        expect(outcomeClasses.flatMap((one) => total[one]).toSorted()).toEqual(total.rows.toSorted())
        for (const ids of Object.values(total)) {
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.every((id) => total.rows.includes(id))).toBe(true)
        }
        const parts = [...byGoal.flatMap(({ tallied }) => tallied.rows), ...withoutGoal.rows]
        expect(new Set(parts)).toEqual(new Set(total.rows))
      }),
    )
  })

  test('what becomes known later makes nothing unknown again, and a longer period shows no less', () => {
    fc.assert(
      fc.property(someRows, aPeriod, fc.integer({ min: 0, max: 300 }), (items, over, more) => {
        const rows = items
          .map((item) => ({ ...item, events: item.events.filter(({ change }) => change !== 'withdrawn') }))
          .flatMap((item) => itemOn(item, on) ?? [])
        const question = { goals: [], goalsOf: new Map() }
        const short = evaluate(rows, question, over).total
        const long = evaluate(rows, question, { from: over.from, to: addDays(over.to, more) }).total
        expect(short.shown.every((id) => long.shown.includes(id))).toBe(true)
      }),
    )
  })
})
