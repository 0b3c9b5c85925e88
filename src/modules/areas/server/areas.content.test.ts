import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day, isWithin } from '#kernel/days.ts'
import type { Areas } from '../domain/areas.ts'
import { coveredPeriod, divisionOn } from '../domain/coverage.ts'
import { isWhole, nothing, plus } from '../domain/fraction.ts'
import { moveCounts } from '../domain/move-counts.ts'
import { municipalitiesOn } from '../domain/municipalities-on.ts'
import { membersOf, regionIn, regionsOf } from '../domain/regions.ts'
import { changedBetween, translate } from '../domain/translate.ts'
import { loadAreas } from './load-areas.ts'

let areas: Areas
let days: readonly Day[]
beforeAll(() => {
  areas = loadAreas('data/areas')
  const { from, until } = coveredPeriod(areas)
  const all: Day[] = []
  for (let on = from; until !== null && on < until; on = addDays(on, 1)) all.push(on)
  days = all
})

const codesOn = (on: Day): string[] => {
  const found = municipalitiesOn(areas, on)
  if (!found.ok) throw new Error(`${on}: ${found.error}`)
  return found.value.map(({ code }) => code)
}
const membersOn = (scheme: string, code: string, on: string): number => {
  const members = membersOf(areas, { scheme, code }, day(on))
  if (!members.ok) throw new Error(`${scheme}/${code}: ${members.error}`)
  return members.value.length
}
const labourRegions = ['AM25', 'AM26', 'AM27', 'AM28', 'AM32', 'AM33']
const labourCounts = (on: string) => labourRegions.map((code) => membersOn('labour-market-region', code, on))
const rowsBetween = (from: Day, to: Day) => {
  const rows = translate(areas, from, to)
  if (!rows.ok) throw new Error(`${from} to ${to}: ${rows.error}`)
  return rows.value
}
const coveredDay = () => fc.integer({ min: 0, max: days.length - 1 }).map((index) => days[index] ?? day('1900-01-01'))
const forwards = () =>
  fc.tuple(coveredDay(), coveredDay()).map(([a, b]) => (a <= b ? ([a, b] as const) : ([b, a] as const)))

describe('the municipalities of Noord-Brabant', () => {
  test.each([
    ['2018-01-01', 64],
    ['2018-12-31', 64],
    ['2019-01-01', 62],
    ['2020-12-31', 62],
    ['2021-01-01', 61],
    ['2021-12-31', 61],
    ['2022-01-01', 56],
    ['2026-11-21', 56],
  ])('on %s there are %i', (on, count) => expect(codesOn(day(on))).toHaveLength(count))

  test.each(['2017-12-31', '2026-11-22'])('%s is outside what was checked', (on) =>
    expect(municipalitiesOn(areas, day(on))).toEqual({ ok: false, error: 'out-of-coverage' }),
  )

  test('Altena is there from 2019, Haaren until the end of 2020, Land van Cuijk and Maashorst from 2022', () => {
    const isThere = (code: string) => (on: string) => codesOn(day(on)).includes(code)
    expect(['2018-12-31', '2019-01-01'].map(isThere('GM1959'))).toEqual([false, true])
    expect(['2020-12-31', '2021-01-01'].map(isThere('GM0788'))).toEqual([true, false])
    expect(['2021-12-31', '2022-01-01'].map(isThere('GM1982'))).toEqual([false, true])
    expect(['2021-12-31', '2022-01-01'].map(isThere('GM1991'))).toEqual([false, true])
  })

  test('that nothing changed in 2026 has not been checked yet', () => {
    expect(divisionOn(areas, day('2025-12-31'))?.confidence).toBe('seen')
    expect(divisionOn(areas, day('2026-01-01'))?.confidence).toBe('own')
  })

  test('no population is given without the day it was counted', () => {
    expect(areas.municipalities.map(({ population }) => population)).toEqual(areas.municipalities.map(() => null))
  })
})

describe('the regions', () => {
  test.each([
    ['2018-06-01', [16, 11, 16, 13, 7, 1]],
    ['2020-06-01', [14, 11, 16, 13, 7, 1]],
    ['2021-06-01', [14, 11, 15, 13, 7, 1]],
    ['2022-06-01', [14, 11, 10, 13, 7, 1]],
    ['2026-11-21', [14, 11, 10, 13, 7, 1]],
  ])('the six labour market regions on %s', (on, counts) => expect(labourCounts(on)).toEqual(counts))

  test('on every covered day each municipality is in exactly one region of every partition', () => {
    const partitions = areas.schemes.filter(({ partition }) => partition).map(({ id }) => id)
    expect(partitions).toEqual(['labour-market-region', 'safety-region', 'police-unit'])
    for (const on of days) {
      const current = areas.memberships.filter(({ period }) => isWithin(period, on))
      for (const scheme of partitions) {
        const members = current.filter((one) => one.scheme === scheme).map(({ municipality }) => municipality)
        expect(members.sort(), `${scheme} on ${on}`).toEqual(codesOn(on))
      }
    }
  })

  test('Cranendonck belongs to Midden-Limburg, Geldrop-Mierlo to Helmond-De Peel', () => {
    const regionOf = (code: string) => regionIn(areas, 'labour-market-region', code, day('2020-06-01'))
    expect(regionOf('GM1706')).toMatchObject({ value: { region: { code: 'AM33', name: 'Midden-Limburg' } } })
    expect(regionOf('GM1771')).toMatchObject({ value: { region: { code: 'AM32', name: 'Helmond-De Peel' } } })
  })

  test('Heusden is in Midden-Brabant for work and in Brabant-Noord for safety', () => {
    const regions = regionsOf(areas, 'GM0797', day('2026-11-21'))
    expect(regions.ok && regions.value.map(({ code }) => code)).toEqual(['AM26', 'VR21', 'OB'])
  })

  test('the police units have 24 and 32 municipalities of Brabant', () => {
    expect([membersOn('police-unit', 'ZWB', '2022-01-01'), membersOn('police-unit', 'OB', '2022-01-01')]).toEqual([
      24, 32,
    ])
  })

  test('Regio West-Brabant is not the labour market region', () => {
    expect(membersOn('rwb', 'RWB', '2019-06-01')).toBe(16)
    expect(membersOn('labour-market-region', 'AM25', '2019-06-01')).toBe(14)
    expect(regionIn(areas, 'rwb', 'GM1723', day('2019-06-01'))).toMatchObject({ value: { kind: 'region' } })
    expect(regionIn(areas, 'rwb', 'GM0855', day('2019-06-01'))).toEqual({ ok: true, value: { kind: 'none' } })
    expect(regionIn(areas, 'rwb', 'GM0855', day('2018-06-01'))).toEqual({ ok: true, value: { kind: 'unknown' } })
  })

  test.each([
    ['information-point-west', 'BMIP-W', '2024-06-10', 0],
    ['information-point-west', 'BMIP-W', '2024-06-11', 14],
    ['information-point-west', 'BMIP-W', '2025-09-30', 14],
    ['information-point-west', 'BMIP-W', '2025-10-01', 0],
    ['information-point-midden', 'BMIP-M', '2024-01-01', 0],
    ['information-point-midden', 'BMIP-M', '2024-01-02', 11],
    ['information-point-midden', 'BMIP-M', '2025-09-30', 11],
    ['information-point-midden', 'BMIP-M', '2025-10-01', 0],
    ['comensha-zuidoost', 'COM-ZO', '2019-12-31', 21],
    ['comensha-helmond-de-peel', 'COM-HDP', '2019-12-31', 6],
  ])('%s (%s) has on %s %i members', (scheme, region, on, count) => expect(membersOn(scheme, region, on)).toBe(count))

  test('who takes part in an information point after the pilot is unknown, not "nobody"', () => {
    const answer = (on: string) => regionIn(areas, 'information-point-west', 'GM0758', day(on))
    expect(answer('2025-09-30')).toMatchObject({ value: { kind: 'region' } })
    expect(answer('2025-10-01')).toEqual({ ok: true, value: { kind: 'unknown' } })
  })

  test.each(['rnob', 'zwb-district'])('of %s no members are known, and none are made up', (scheme) => {
    expect(areas.memberships.filter((one) => one.scheme === scheme)).toEqual([])
    expect(regionIn(areas, scheme, 'GM0828', day('2021-06-01'))).toEqual({ ok: true, value: { kind: 'unknown' } })
  })
})

describe('moving over the mergers', () => {
  test('Haaren was split in four, by an estimate; the others went over whole', () => {
    const rows = rowsBetween(day('2018-01-01'), day('2026-11-21'))
    const partly = rows.filter(({ share }) => share < 1)
    expect(partly.map(({ from, to, share, confidence }) => [from, to, share, confidence])).toEqual([
      ['GM0788', 'GM0757', 0.16, 'own'],
      ['GM0788', 'GM0824', 0.41, 'own'],
      ['GM0788', 'GM0855', 0.09, 'own'],
      ['GM0788', 'GM0865', 0.34, 'own'],
    ])
    expect(rows).toHaveLength(64 + 3)
  })

  test('a count of 2020 is an estimate in 2022 only where a part of Haaren is in it', () => {
    const counts = new Map(codesOn(day('2020-12-31')).map((code) => [code, 1000]))
    const moved = moveCounts(rowsBetween(day('2020-12-31'), day('2022-01-01')), counts)
    if (!moved.ok) throw new Error(moved.error)
    expect(
      moved.value.filter(({ estimate }) => estimate).map(({ municipality, value }) => [municipality, value]),
    ).toEqual([
      ['GM0757', 1160],
      ['GM0824', 1410],
      ['GM0855', 1090],
      ['GM0865', 1340],
    ])
    expect(moved.value.find(({ municipality }) => municipality === 'GM1982')).toMatchObject({
      value: 5000,
      estimate: false,
    })
  })

  test('between any two covered days the shares of each municipality add up to exactly one', () => {
    fc.assert(
      fc.property(forwards(), ([from, to]) => {
        const rows = rowsBetween(from, to)
        for (const code of codesOn(from)) {
          const parts = rows.filter((row) => row.from === code).map(({ exact }) => exact)
          expect(isWhole(parts.reduce(plus, nothing)), `${code}, ${from} to ${to}`).toBe(true)
        }
        expect([...new Set(rows.map((row) => row.to))].sort()).toEqual(codesOn(to))
      }),
      { numRuns: 300 },
    )
  })

  test('between any two covered days moved counts keep their total', () => {
    fc.assert(
      fc.property(
        forwards(),
        fc.array(fc.nat({ max: 300_000 }), { minLength: 64, maxLength: 64 }),
        ([from, to], values) => {
          const counts = new Map(codesOn(from).map((code, index) => [code, values[index] ?? 0]))
          const moved = moveCounts(rowsBetween(from, to), counts)
          const total = moved.ok ? moved.value.reduce((sum, { value }) => sum + (value ?? Number.NaN), 0) : Number.NaN
          expect(total).toBe([...counts.values()].reduce((sum, value) => sum + value, 0))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('back is refused over every change and is the division itself otherwise', () => {
    fc.assert(
      fc.property(forwards(), ([earlier, later]) => {
        const back = translate(areas, later, earlier)
        if (changedBetween(areas, earlier, later)) expect(back).toEqual({ ok: false, error: 'backwards' })
        else
          expect(back.ok && back.value.map(({ from, to, share }) => [from, to, share])).toEqual(
            codesOn(later).map((code) => [code, code, 1]),
          )
      }),
      { numRuns: 300 },
    )
  })
})
