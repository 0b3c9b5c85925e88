import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aMunicipality, period, someAreas } from '../testing/some-areas.ts'
import { coveredPeriod, divisionOn, isCovered } from './coverage.ts'
import { municipalitiesOn, municipalityOn } from './municipalities-on.ts'

const areas = someAreas()
const codesOn = (on: string) => {
  const found = municipalitiesOn(areas, day(on))
  return found.ok ? found.value.map(({ code }) => code) : found.error
}

describe('the municipalities of a day', () => {
  test.each([
    ['the first covered day', '2020-01-01', ['GM9001', 'GM9002', 'GM9003', 'GM9005']],
    ['the last day before a split', '2020-12-31', ['GM9001', 'GM9002', 'GM9003', 'GM9005']],
    ['the day of the split', '2021-01-01', ['GM9001', 'GM9003', 'GM9005']],
    ['the last day before a merger', '2021-12-31', ['GM9001', 'GM9003', 'GM9005']],
    ['the day of the merger', '2022-01-01', ['GM9001', 'GM9004']],
    ['the last covered day', '2023-12-31', ['GM9001', 'GM9004']],
  ])('on %s', (_, on, codes) => expect(codesOn(on)).toEqual(codes))

  test.each(['2019-12-31', '2024-01-01'])('%s is not covered: no answer, not the nearest one', (on) =>
    expect(codesOn(on)).toBe('out-of-coverage'),
  )

  test('a municipality has the name of that day', () => {
    const renamed = someAreas({
      municipalities: [
        aMunicipality({ name: 'Oud', period: period('2020-01-01', '2021-06-01') }),
        aMunicipality({ name: 'Nieuw', period: period('2021-06-01') }),
      ],
    })
    expect(municipalityOn(renamed, 'GM9001', day('2021-05-31'))).toMatchObject({ ok: true, value: { name: 'Oud' } })
    expect(municipalityOn(renamed, 'GM9001', day('2021-06-01'))).toMatchObject({ ok: true, value: { name: 'Nieuw' } })
  })

  test('a code of another day is unknown', () => {
    expect(municipalityOn(areas, 'GM9004', day('2021-12-31'))).toEqual({ ok: false, error: 'unknown-municipality' })
    expect(municipalityOn(areas, 'GM9002', day('2021-01-01'))).toEqual({ ok: false, error: 'unknown-municipality' })
  })
})

describe('the covered days', () => {
  test('are those from the first up to and including the last that was checked', () => {
    expect(coveredPeriod(areas)).toEqual(period('2020-01-01', '2024-01-01'))
    expect(isCovered(areas, day('2020-01-01'))).toBe(true)
    expect(isCovered(areas, day('2023-12-31'))).toBe(true)
    expect(isCovered(areas, day('2019-12-31'))).toBe(false)
    expect(isCovered(areas, day('2024-01-01'))).toBe(false)
  })

  test('know how sure the division of a day is', () => {
    expect(divisionOn(areas, day('2020-12-31'))?.count).toBe(4)
    expect(divisionOn(areas, day('2021-01-01'))?.count).toBe(3)
    const { divisions: _, ...silent } = areas
    expect(divisionOn(silent, day('2021-01-01'))).toBeUndefined()
  })
})
