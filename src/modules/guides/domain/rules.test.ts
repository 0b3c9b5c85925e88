import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aFocalPoint } from '../testing/a-catalogue.ts'
import { aRuleContext } from '../testing/a-guide.ts'
import { focalPointOf, rules } from './rules.ts'

const evaluate = (changes: Parameters<typeof aRuleContext>[0]) =>
  rules.get('focal-point-known')?.evaluate(aRuleContext(changes))

describe('is the focal point known?', () => {
  test('unknown when no municipality was chosen, even if focal points are known', () => {
    expect(evaluate({ focalPoints: [aFocalPoint()] })).toBe('unknown')
  })
  test('unknown for a municipality that has none in the list', () => {
    expect(evaluate({ municipality: 'GM0002', focalPoints: [aFocalPoint()] })).toBe('unknown')
  })
  test.each([
    ['2026-11-20', 'unknown'],
    ['2026-11-21', 'known'],
    ['2027-02-28', 'known'],
    ['2027-03-01', 'unknown'],
  ])('someone from 21 November 2026 until 1 March 2027, on %s: %s', (today, expected) => {
    const focalPoints = [aFocalPoint({ until: day('2027-03-01') })]
    expect(evaluate({ municipality: 'GM0001', focalPoints, today: day(today) })).toBe(expected)
  })
  test('after a change the new one is given', () => {
    const focalPoints = [
      aFocalPoint({ until: day('2027-03-01'), hours: 'old' }),
      aFocalPoint({ from: day('2027-03-01'), hours: 'new' }),
    ]
    const on = (today: string) =>
      focalPointOf(aRuleContext({ municipality: 'GM0001', focalPoints, today: day(today) }))?.hours
    expect([on('2027-02-28'), on('2027-03-01')]).toEqual(['old', 'new'])
  })
})

test('every rule can say that it does not know', () => {
  for (const { results } of rules.values()) expect(results).toContain('unknown')
})
