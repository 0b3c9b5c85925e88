import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { aDocument, twoYears } from '../testing/policy-builders.ts'
import { documentStateOn } from './known-documents.ts'
import { mergerOf, standingOn } from './merger.ts'
import type { Dissolution } from './statements.ts'

/** GM0001 went into GM0009 on 1 January 2022; GM0002 was divided over two. */
const dissolutions: Dissolution[] = [
  { on: day('2022-01-01'), from: 'GM0001', to: 'GM0009' },
  { on: day('2021-01-01'), from: 'GM0002', to: 'GM0008' },
  { on: day('2021-01-01'), from: 'GM0002', to: 'GM0009' },
]
const framework = aDocument({ decided: '2020-05-01', inForce: '2020-06-01' })
const standing = (on: string, document = framework) => standingOn(document, dissolutions, twoYears, day(on))

describe('what a merger does to a document', () => {
  test.each([
    ['2021-12-31', 'in-force'],
    ['2022-01-01', 'after-merger'],
    ['2023-12-31', 'after-merger'],
    ['2024-01-01', 'may-have-ended'],
    ['2026-11-21', 'may-have-ended'],
  ])('dissolved on 1 January 2022, two years of validity: on %s it is %s', (on, state) => {
    expect(standing(on).state).toBe(state)
  })

  test('the day before the merger nothing follows from it; on the day the end is worked out, and says so', () => {
    expect(standing('2021-12-31')).toMatchObject({ end: null, merger: null })
    expect(standing('2022-01-01')).toMatchObject({
      end: { date: '2024-01-01', reason: 'merger', confidence: 'own' },
      merger: { dissolvedOn: '2022-01-01', until: '2024-01-01', successors: ['GM0009'] },
    })
  })

  test('an area that was divided has every successor', () => {
    expect(mergerOf('GM0002', dissolutions, twoYears, day('2021-01-01'))?.successors).toEqual(['GM0008', 'GM0009'])
  })

  test.each([
    ['2023-06-01', '2023-06-01', 'stated'],
    ['2024-01-01', '2024-01-01', 'stated'],
    ['2024', '2024', 'stated'],
    ['2024-01-02', '2024-01-01', 'merger'],
    ['2030', '2024-01-01', 'merger'],
  ])('a stated end of %s: the end is %s, %s', (validUntil, date, reason) => {
    expect(
      standing('2022-06-01', { ...framework, ...aDocument({ decided: '2020-05-01', validUntil }) }).end,
    ).toMatchObject({ date, reason })
  })

  test('what is announced or has no date has no end that follows from a merger', () => {
    expect(standing('2024-01-01', aDocument())).toMatchObject({ state: 'undated', end: null })
    const announced = aDocument({ act: 'announcement', published: '2021-01-01' })
    expect(standing('2024-01-01', announced)).toMatchObject({ state: 'announced', end: null })
  })

  test('a document of a municipality that goes on stands as it would without mergers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), (days) => {
        const on = addDays(day('2018-01-01'), days)
        const other = { ...framework, municipality: 'GM0009' }
        expect(standingOn(other, dissolutions, twoYears, on)).toEqual({
          state: documentStateOn(other, on),
          end: null,
          merger: null,
        })
      }),
    )
  })
})
