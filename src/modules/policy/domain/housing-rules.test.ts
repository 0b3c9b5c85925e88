import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aRuleValue, municipalities } from '../testing/policy-builders.ts'
import {
  agreementOn,
  type HousingRuleValue,
  housingRuleIds,
  housingRules,
  isRuleValue,
  ruleValueOn,
  withoutEnded,
} from './housing-rules.ts'

const today = day('2026-11-21')
const five = municipalities(5)
const answers = (...values: number[]): HousingRuleValue[] =>
  values.map((value, index) => aRuleValue({ municipality: `GM000${index + 1}`, value }))
const agreement = (values: readonly HousingRuleValue[], on = today) => agreementOn(values, five, 'persons-per-room', on)

describe('how far a region agrees on a rule', () => {
  test('of five municipalities three are known and two of them say the same: two thirds, with two unknown beside it', () => {
    expect(agreement(answers(2, 2, 1))).toEqual({
      rule: 'persons-per-room',
      municipalities: 5,
      known: 3,
      unknown: 2,
      mostCommon: [2],
      sharing: 2,
      agreement: 2 / 3,
      range: { least: 1, most: 2 },
    })
  })

  test('when nothing is known nothing is said', () => {
    expect(agreement([])).toMatchObject({
      known: 0,
      unknown: 5,
      mostCommon: [],
      sharing: null,
      agreement: null,
      range: null,
    })
  })

  test('one known answer agrees with nobody; two the same agree wholly', () => {
    expect(agreement(answers(2))).toMatchObject({ known: 1, agreement: null, mostCommon: [2] })
    expect(agreement(answers(2, 2))).toMatchObject({ known: 2, agreement: 1 })
  })

  test('two different answers share the first place', () => {
    expect(agreement(answers(2, 1))).toMatchObject({ mostCommon: [2, 1], sharing: 1, agreement: 1 / 2 })
  })

  test('words have no range', () => {
    const values = [aRuleValue({ rule: 'farms', value: 'allowed' })]
    expect(agreementOn(values, five, 'farms', today)).toMatchObject({ mostCommon: ['allowed'], range: null })
  })

  test('municipalities outside the region do not count', () => {
    expect(agreement([aRuleValue({ municipality: 'GM0099' })])).toMatchObject({ known: 0, municipalities: 5 })
  })

  test('the unknown count neither as the same nor as different, and the parts add up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }),
        fc.integer({ min: 0, max: 20 }),
        (values, others) => {
          const rows = answers(...values)
          const more = [...five, ...municipalities(40).slice(20, 20 + others)]
          const small = agreementOn(rows, five, 'persons-per-room', today)
          const large = agreementOn(rows, more, 'persons-per-room', today)
          expect(large).toEqual({ ...small, municipalities: 5 + others, unknown: small.unknown + others })
          expect(small.known + small.unknown).toBe(5)
          expect(small.agreement === null).toBe(small.known < 2)
          if (small.agreement === null || small.sharing === null) return
          expect(small.agreement).toBeGreaterThan(0)
          expect(small.agreement).toBeLessThanOrEqual(1)
          expect(small.agreement === 1).toBe(new Set(values).size === 1)
          for (const answer of small.mostCommon)
            expect(values.filter((value) => value === answer)).toHaveLength(small.sharing)
        },
      ),
    )
  })

  test('the order of the rows changes nothing but the order of a shared first place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 }), (values) => {
        const rows = answers(...values)
        const sorted = ({ mostCommon, ...rest }: ReturnType<typeof agreement>) => ({
          ...rest,
          mostCommon: mostCommon.toSorted(),
        })
        expect(sorted(agreement(rows.toReversed()))).toEqual(sorted(agreement(rows)))
      }),
    )
  })
})

describe('what a municipality demands on a day', () => {
  const rows = [aRuleValue({ from: '2020-06-01', until: '2024', value: 2 }), aRuleValue({ from: '2024', value: 1 })]
  test.each([
    ['2020-05-31', undefined],
    ['2020-06-01', 2],
    ['2023-12-31', 2],
    ['2024-01-01', undefined],
    ['2024-12-31', undefined],
    ['2025-01-01', 1],
  ])('on %s it is %s: in a year of change it is not known', (on, value) => {
    expect(ruleValueOn(rows, 'GM0001', 'persons-per-room', day(on))?.value).toBe(value)
  })

  test('what is uncertain, or stands in a document that may have ended, is not known', () => {
    const uncertain = [aRuleValue({ confidence: 'uncertain' })]
    expect(ruleValueOn(uncertain, 'GM0001', 'persons-per-room', today)).toBeUndefined()
    const values = [aRuleValue({ document: 'ended' }), aRuleValue({ municipality: 'GM0002', document: 'other' })]
    expect(withoutEnded(values, new Set(['ended'])).map(({ municipality }) => municipality)).toEqual(['GM0002'])
  })
})

test('every rule is in the list once, and takes only its own answers', () => {
  expect([...housingRuleIds].toSorted()).toEqual(Object.keys(housingRules).toSorted())
  expect([0, 1, 20, 21].map((value) => isRuleValue('persons-per-room', value))).toEqual([false, true, true, false])
  expect(['yes', 'no', 'maybe', 1].map((value) => isRuleValue('own-bedroom', value))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(isRuleValue('distance', '250')).toBe(false)
})
