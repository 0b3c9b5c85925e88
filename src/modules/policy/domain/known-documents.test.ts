import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aDocument } from '../testing/policy-builders.ts'
import { documentStateOn, isKnownOn } from './known-documents.ts'
import { themes } from './policy.ts'

describe('how a document stands on a day', () => {
  const oisterwijk = aDocument({ decided: '2021-10-14', inForce: '2021-11-26' })

  test.each([
    ['2021-10-13', 'not-yet'],
    ['2021-10-14', 'decided'],
    ['2021-11-25', 'decided'],
    ['2021-11-26', 'in-force'],
    ['2026-11-21', 'in-force'],
  ])('decided on 14 October 2021 and in force on 26 November: %s is %s', (on, state) => {
    expect(documentStateOn(oisterwijk, day(on))).toBe(state)
  })

  test.each([
    ['2018-12-31', 'not-yet'],
    ['2019-01-01', 'decided'],
  ])('decided "in 2018", no day known: %s is %s', (on, state) => {
    expect(documentStateOn(aDocument({ decided: '2018' }), day(on))).toBe(state)
  })

  test.each([
    ['2024-08-16', 'not-yet'],
    ['2024-08-17', 'in-force'],
  ])('without a day of decision the day of entry into force counts: %s is %s', (on, state) => {
    expect(documentStateOn(aDocument({ inForce: '2024-08-17' }), day(on))).toBe(state)
  })

  test.each([
    ['2020-04-30', 'not-yet'],
    ['2020-05-01', 'decided'],
    ['2020-06-01', 'in-force'],
  ])('without a day of decision but published on 1 May and in force on 1 June: %s is %s', (on, state) => {
    expect(documentStateOn(aDocument({ published: '2020-05-01', inForce: '2020-06-01' }), day(on))).toBe(state)
  })

  test('force that reaches back does not make the decision older', () => {
    const backdated = aDocument({ decided: '2023-05-01', inForce: '2023-01-01' })
    expect(documentStateOn(backdated, day('2023-04-30'))).toBe('not-yet')
    expect(documentStateOn(backdated, day('2023-05-01'))).toBe('in-force')
  })

  test.each([
    ['2023-12-31', 'decided'],
    ['2024-01-01', 'may-have-ended'],
    ['2025-01-01', 'may-have-ended'],
  ])('an end "in 2024" takes the certainty away from its first possible day: %s is %s', (on, state) => {
    expect(documentStateOn(aDocument({ decided: '2020-01-30', validUntil: '2024' }), day(on))).toBe(state)
  })

  test('a document without any date is seen, and never counted', () => {
    expect(documentStateOn(aDocument(), day('2026-11-21'))).toBe('undated')
    expect(isKnownOn(aDocument(), 'labour-migration', day('2026-11-21'))).toBe(false)
  })

  test('an announcement is never policy, whatever its dates', () => {
    const announced = aDocument({ act: 'announcement', theme: 'safety', published: '2025-11-01' })
    expect(documentStateOn(announced, day('2026-11-21'))).toBe('announced')
    expect(isKnownOn(announced, 'trafficking', day('2026-11-21'))).toBe(false)
  })

  test('an uncertain document is never known', () => {
    const document = aDocument({ decided: '2020-01-30', confidence: 'uncertain' })
    expect(isKnownOn(document, 'labour-migration', day('2026-11-21'))).toBe(false)
    expect(isKnownOn({ ...document, confidence: 'own' }, 'labour-migration', day('2026-11-21'))).toBe(true)
  })

  test('every theme counts for exactly one of the two subjects', () => {
    const counted = (subject: 'labour-migration' | 'trafficking') =>
      themes.filter((theme) => isKnownOn(aDocument({ theme, decided: '2020-01-30' }), subject, day('2020-01-30')))
    expect(counted('labour-migration')).toEqual(['integral', 'housing', 'spatial', 'labour-migration'])
    expect(counted('trafficking')).toEqual(['trafficking', 'safety'])
  })
})
