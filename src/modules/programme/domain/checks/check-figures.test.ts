import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aFigure, aRegister } from '../../testing/programme-builders.ts'
import type { Figure } from '../figures.ts'
import { asOf } from '../register.ts'
import { checkRegister } from './check-register.ts'

const surroundings = {
  isKnownSource: (code: string) => code === 'S1',
  isKnownPlace: ({ code }: { code: string }) => code !== 'GM9999',
}
const codesOf = (...figures: Figure[]) =>
  checkRegister(aRegister({ figures }), surroundings, () => null).map(({ list, code }) => `${list}: ${code}`)

describe('a figure', () => {
  test('that is sound has no findings', () => {
    expect(codesOf(aFigure())).toEqual([])
    expect(codesOf(aFigure({ low: 39, high: 39, of: 39 }))).toEqual([])
    expect(codesOf(aFigure({ area: null, when: null }))).toEqual([])
    expect(codesOf(aFigure({ definition: 'survey', response: { answered: 56, asked: 56 } }))).toEqual([])
  })

  test.each<[string, Parameters<typeof aFigure>[0], string]>([
    ['without a source', { sources: [] }, 'no-source'],
    ['of a source that is not listed', { sources: ['X9'] }, 'source-unknown'],
    ['of a place that is not there', { area: 'GM9999' }, 'place-unknown'],
    ['about an item that is not there', { items: ['S1-99'] }, 'item-unknown'],
    ['whose range goes backwards', { low: 101 }, 'range-backwards'],
    ['of more than a hundred per cent', { unit: 'percent', low: 100, high: 101 }, 'over-a-hundred'],
    ['that is more than the whole', { of: 99 }, 'part-over-whole'],
    ['that is a share of a number', { unit: 'percent', low: 5, high: 5, of: 10 }, 'whole-of-a-share'],
    [
      'answered by more than were asked',
      { definition: 'survey', response: { answered: 57, asked: 56 } },
      'part-over-whole',
    ],
    ['with answers, and no survey', { response: { answered: 5, asked: null } }, 'response-without-survey'],
    ['known before it was measured', { knownOn: '2021-05-31' }, 'known-before-it-happened'],
    ['in conflict with nothing', { conflictsWith: ['F-99'] }, 'figure-unknown'],
    ['in conflict with itself', { conflictsWith: ['F-01'] }, 'figure-unknown'],
  ])('%s is found', (_, changes, code) => expect(codesOf(aFigure(changes))).toEqual([`figures: ${code}`]))

  test('is only in conflict with one of the same subject, unit and area that does not overlap', () => {
    const conflict = (other: Parameters<typeof aFigure>[0]) =>
      codesOf(aFigure({ conflictsWith: ['F-02'] }), aFigure({ id: 'F-02', low: 101, high: 200, ...other }))
    expect(conflict({})).toEqual([])
    expect(conflict({ low: 100 })).toEqual(['figures: no-conflict'])
    expect(conflict({ area: 'PV29' })).toEqual(['figures: no-conflict'])
    expect(conflict({ subject: 'beds-short' })).toEqual(['figures: no-conflict'])
    expect(conflict({ unit: 'beds' })).toEqual(['figures: no-conflict'])
  })

  test('is there from the day it became known', () => {
    const register = aRegister({ figures: [aFigure({ knownOn: '2021-06-30' })] })
    expect(asOf(register, day('2021-06-29')).figures).toEqual([])
    expect(asOf(register, day('2021-06-30')).figures).toHaveLength(1)
  })
})
