import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aDocument, twoYears } from '../testing/policy-builders.ts'
import { expiriesOn } from './expiring.ts'

const groups = (on: string, ...documents: ReturnType<typeof aDocument>[]) =>
  expiriesOn(documents, [], twoYears, day(on)).map(({ group }) => group)

describe('what expires', () => {
  test.each([
    ['2023-12-31', 'later'],
    ['2024-01-01', 'within-a-year'],
    ['2024-12-31', 'within-a-year'],
    ['2025-01-01', 'may-have-ended'],
  ])('valid until 1 January 2025: seen on %s that is %s', (on, group) => {
    expect(groups(on, aDocument({ decided: '2020-01-01', validUntil: '2025-01-01' }))).toEqual([group])
  })

  test.each([
    ['2023-12-31', 'later'],
    ['2024-01-01', 'within-a-year'],
    ['2024-12-31', 'within-a-year'],
    ['2025-01-01', 'may-have-ended'],
  ])('valid until "2025": seen on %s that is %s, from the first day it can be', (on, group) => {
    expect(groups(on, aDocument({ decided: '2020-01-01', validUntil: '2025' }))).toEqual([group])
  })

  test('without an end nobody knows, and what is not decided, announced or undated cannot end', () => {
    const documents = [
      aDocument({ decided: '2020-01-01' }),
      aDocument(),
      aDocument({ act: 'announcement' }),
      aDocument({ decided: '2027-01-01' }),
    ]
    expect(groups('2026-11-21', ...documents)).toEqual(['no-known-end'])
  })

  test('an end by merger counts like a stated one', () => {
    const merged = [{ on: day('2022-01-01'), from: 'GM0001', to: 'GM0009' }]
    const seen = (on: string) =>
      expiriesOn([aDocument({ decided: '2020-01-01' })], merged, twoYears, day(on)).map(({ group }) => group)
    expect(['2021-12-31', '2022-01-01', '2023-01-01', '2024-01-01'].flatMap(seen)).toEqual([
      'no-known-end',
      'later',
      'within-a-year',
      'may-have-ended',
    ])
  })
})

describe('a review that was due', () => {
  const old = aDocument({ decided: '2018-05-01', reviewBy: '2022' })
  const overdue = (on: string, ...others: ReturnType<typeof aDocument>[]) =>
    expiriesOn([old, ...others], [], twoYears, day(on))[0]?.reviewOverdue

  test.each([
    ['2022-12-31', false],
    ['2023-01-01', true],
  ])('by "2022": on %s overdue is %s', (on, late) => expect(overdue(on)).toBe(late))

  test('is no longer overdue from the day of a younger document on the theme', () => {
    const next = aDocument({ id: 'next', decided: '2023-06-01' })
    expect([overdue('2023-05-31', next), overdue('2023-06-01', next)]).toEqual([true, false])
  })

  test.each([
    ['of another theme', aDocument({ id: 'next', theme: 'trafficking', decided: '2023-06-01' })],
    ['of another municipality', aDocument({ id: 'next', municipality: 'GM0002', decided: '2023-06-01' })],
    ['that is only announced', aDocument({ id: 'next', act: 'announcement', decided: '2023-06-01' })],
    ['that is older', aDocument({ id: 'next', decided: '2017' })],
  ])('stays overdue with a document %s', (_, other) => expect(overdue('2024-01-01', other)).toBe(true))
})
