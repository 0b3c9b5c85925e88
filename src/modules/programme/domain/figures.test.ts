import { describe, expect, test } from 'vitest'
import { aFigure } from '../testing/programme-builders.ts'
import { intervalOf, responseRateOf } from './figures.ts'
import { shareInterval } from './uncertainty.ts'

const ofRespondents = (changes: Parameters<typeof aFigure>[0] = {}) =>
  aFigure({
    unit: 'percent',
    low: 49,
    high: 49,
    bound: 'exact',
    definition: 'survey',
    response: { answered: 135, asked: null },
    ...changes,
  })

describe('the margin of a figure', () => {
  test('is there for a share of a known number of respondents: 49 % of 135 is 41 to 57 %', () => {
    const interval = intervalOf(ofRespondents())
    expect(interval).toEqual(shareInterval(0.49, 135, null))
    expect([interval?.low.toFixed(2), interval?.high.toFixed(2)]).toEqual(['0.41', '0.57'])
  })

  test('is smaller when they are a large part of all that could answer', () => {
    expect(intervalOf(ofRespondents({ low: 50, high: 50, response: { answered: 39, asked: 56 } }))).toEqual(
      shareInterval(0.5, 39, 56),
    )
  })

  test.each<[string, Parameters<typeof aFigure>[0]]>([
    ['the number of respondents is not known', { response: null }],
    ['it is a lower bound', { bound: 'at-least' }],
    ['it is a range', { low: 40 }],
    ['all were counted', { definition: 'count' }],
    ['it is a number of municipalities: the answers themselves, not a share of them', { unit: 'municipalities' }],
  ])('is not given when %s', (_, changes) => expect(intervalOf(ofRespondents(changes))).toBeNull())
})

describe('the response', () => {
  test('is 39 of 56', () => expect(responseRateOf({ response: { answered: 39, asked: 56 } })).toBe(39 / 56))
  test('is not known when nobody tells how many were asked', () => {
    expect(responseRateOf({ response: { answered: 135, asked: null } })).toBeNull()
    expect(responseRateOf({ response: null })).toBeNull()
  })
})
