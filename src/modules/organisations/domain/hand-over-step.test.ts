import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { handOverAnswers } from './hand-over-step.ts'

const known = { successors: ['nieuwstad'], today: day('2026-11-21') }
const at = (step: string, successor = '', lastDay = '') => handOverAnswers({ step, successor, lastDay }, known)

describe('handing over', () => {
  test('begins with what happens, also from an address that says something else', () => {
    expect(at('')).toMatchObject({ step: 'what-happens', problem: null })
    expect(at('summary2')).toMatchObject({ step: 'what-happens' })
  })
  test('asks for the successor again when it is none of those that may', () => {
    expect(at('last-day', 'elders')).toMatchObject({ step: 'successor', problem: 'unknown-organisation' })
    expect(at('summary', '', '2026-12-31')).toMatchObject({ step: 'successor', typedDay: '2026-12-31' })
  })
  test.each([
    ['2026-11-20', 'last-day', 'in-the-past'],
    ['2026-11-21', 'summary', null],
    ['2026-11-22', 'summary', null],
    ['morgen', 'last-day', 'not-a-day'],
    ['2026-02-30', 'last-day', 'not-a-day'],
    ['', 'last-day', 'not-a-day'],
  ])('with the last day %s comes to %s', (lastDay, step, problem) => {
    expect(at('summary', 'nieuwstad', lastDay)).toMatchObject({
      step,
      problem,
      successor: 'nieuwstad',
      typedDay: lastDay,
    })
  })
})
