import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { aDocument } from '../testing/policy-builders.ts'
import { loadPolicy, type Policy } from './load-policy.ts'
import { type PolicyPage, policyPage } from './policy-views.ts'

const data = join(import.meta.dirname, '../../../../data')
const areas = loadAreas(join(data, 'areas'))
const published = await loadPolicy(data, areas)

function pageOf(
  on: string,
  { policy = published, language = 'nl' }: { policy?: Policy; language?: string } = {},
): PolicyPage {
  const page = policyPage(policy, areas, day(on), language)
  if (!page.ok) throw new Error(page.error)
  return page.value
}
const rowOf = (page: PolicyPage, name: string) => page.municipalities.find((row) => row.name === name)

describe('the page of December 2020', () => {
  const page = pageOf('2020-12-31')

  test('28 of 62 with a framework is 45.16 percent, as the source prints it', () => {
    expect(page.count).toMatchObject({
      municipalities: 62,
      withFramework: 28,
      housing: 20,
      integral: 8,
      share: 28 / 62,
    })
    expect((page.count.share ?? 0) * 100).toBeCloseTo(45.16, 2)
    expect(page.count).toMatchObject({ measuredOn: '2020-12', measuredOnBasis: 'inferred', knownAtLeast: 8 })
  })

  test('20 with housing policy are named nowhere, and 34 are only implied', () => {
    expect([page.unnamedHousing, page.impliedWithout]).toEqual([20, 34])
    expect(page.municipalities.filter(({ status }) => status === 'housing' || status === 'none')).toEqual([])
  })

  test('the eight are the eight that the source names', () => {
    expect(
      page.municipalities
        .filter(({ mapClass }) => mapClass === 'integral')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Asten', 'Helmond', 'Moerdijk', 'Oss', 'Roosendaal', 'Steenbergen', 'Tilburg', 'Waalwijk'])
  })

  test('the 54 others are drawn as unknown, none of them as none', () => {
    const classes = page.municipalities.map(({ mapClass }) => mapClass)
    expect(classes.filter((mapClass) => mapClass === 'unknown')).toHaveLength(54)
    expect(classes).not.toContain('none')
  })

  test('the regions are those of 2020', () => {
    expect(
      page.regions.map(({ region, namedIntegral, municipalities }) => [region?.name, namedIntegral, municipalities]),
    ).toEqual([
      ['West-Brabant', 3, 14],
      ['Midden-Brabant', 2, 11],
      ['Noordoost-Brabant', 1, 16],
      ['Zuidoost-Brabant', 0, 13],
      ['Helmond-De Peel', 2, 7],
      ['Midden-Limburg', 0, 1],
    ])
  })
})

describe('days around a measurement', () => {
  test.each([
    ['2020-11-30', null, 2],
    ['2020-12-01', 28, 8],
    ['2020-12-31', 28, 8],
    ['2021-01-01', null, 8],
    ['2021-10-13', null, 8],
    ['2021-10-14', null, 9],
  ])('%s: with a framework %s, known at least %i', (on, withFramework, knownAtLeast) => {
    expect(pageOf(on).count).toMatchObject({ withFramework, knownAtLeast })
  })

  test('without a measurement the regional table names nobody, which is null and not 0', () => {
    expect(new Set(pageOf('2021-01-01').regions.map(({ namedIntegral }) => namedIntegral))).toEqual(new Set([null]))
    expect(pageOf('2021-01-01')).toMatchObject({ impliedWithout: null, unnamedHousing: null })
  })

  test('the regional table holds every municipality and everyone known', () => {
    for (const on of ['2018-01-01', '2020-12-31', '2021-06-01', '2026-11-21']) {
      const { count, regions } = pageOf(on)
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
      expect(sum(regions.map(({ municipalities }) => municipalities))).toBe(count.municipalities)
      expect(sum(regions.map(({ knownAtLeast }) => knownAtLeast))).toBe(count.knownAtLeast)
    }
  })

  test('the first and the last covered day have a page, the days outside have none', () => {
    const { from, lastChecked } = areas.coverage
    expect([from, lastChecked].map((on) => policyPage(published, areas, on, 'nl').ok)).toEqual([true, true])
    for (const outside of [addDays(from, -1), addDays(lastChecked, 1)])
      expect(policyPage(published, areas, outside, 'nl')).toEqual({ ok: false, error: 'out-of-coverage' })
  })
})

describe('a municipality on the page', () => {
  test('Oisterwijk: housing framework decided on 14 October and in force from 26 November 2021', () => {
    const states = ['2021-10-13', '2021-10-14', '2021-11-25', '2021-11-26'].map((on) => {
      const row = rowOf(pageOf(on), 'Oisterwijk')
      return [row?.status, row?.documents.map(({ state }) => state)]
    })
    expect(states).toEqual([
      ['unknown', []],
      ['document-known', ['decided']],
      ['document-known', ['decided']],
      ['document-known', ['in-force']],
    ])
  })

  test('Boekel has a document without a date and stays unknown', () => {
    const row = rowOf(pageOf('2026-11-21'), 'Boekel')
    expect(row).toMatchObject({ status: 'unknown', mapClass: 'unknown', documents: [{ state: 'undated' }] })
  })

  test('Nuenen announces, which is no policy', () => {
    const row = rowOf(pageOf('2026-11-21'), 'Nuenen, Gerwen en Nederwetten')
    expect(row).toMatchObject({ trafficking: 'unknown', documents: [{ state: 'announced', subject: 'trafficking' }] })
  })

  test('what Haaren decided stays said of Haaren after it was divided', () => {
    const policy = withDocument('GM0788')
    const rows = pageOf('2021-01-01', { policy }).municipalities.filter(
      ({ ofPredecessors }) => ofPredecessors.length > 0,
    )
    expect(rows.map(({ name, status }) => [name, status])).toEqual([
      ['Boxtel', 'unknown'],
      ['Oisterwijk', 'unknown'],
      ['Tilburg', 'named-earlier'],
      ['Vught', 'unknown'],
    ])
    for (const { ofPredecessors } of rows)
      expect(ofPredecessors).toMatchObject([{ name: 'Haaren', until: '2021-01-01', wentOverWhole: false }])
    expect(pageOf('2020-12-31', { policy }).count.knownAtLeast).toBe(9)
    expect(pageOf('2021-01-01', { policy }).count.knownAtLeast).toBe(8)
  })

  test('what Uden decided stays said of Uden in Maashorst', () => {
    const row = rowOf(pageOf('2022-01-01', { policy: withDocument('GM0856') }), 'Maashorst')
    expect(row).toMatchObject({
      status: 'unknown',
      documents: [],
      ofPredecessors: [{ name: 'Uden', wentOverWhole: true }],
    })
  })

  function withDocument(municipality: string): Policy {
    const [first] = published.documents
    return {
      ...published,
      documents: [
        ...published.documents,
        aDocument({ ...(first && { id: first.id }), municipality, decided: '2019-05-01' }),
      ],
    }
  }
})

describe('measurements beside the count', () => {
  const { measurements } = pageOf('2020-12-31')
  const of = (id: string) => measurements.find((measurement) => measurement.id === id)

  test('only the count of 2020 speaks of a day in December 2020', () => {
    expect(measurements.filter(({ speaksOfDay }) => speaksOfDay).map(({ id }) => id)).toEqual(['frameworks-2020'])
  })

  test('an inferred date comes with where it fits and why', () => {
    expect(of('frameworks-2020')).toMatchObject({
      about: '2020-12',
      aboutBasis: 'inferred',
      inferredWithin: '2020-11/2020-12',
    })
    expect(of('frameworks-2020')?.dateReason?.text).toContain('oktober 2020')
    expect(of('pon-2021')).toMatchObject({
      about: '2021-08/2021-10',
      aboutBasis: 'stated',
      dateReason: null,
      counts: null,
    })
  })

  test('the agreement for the end of 2022: one decided and in force as far as known, of 55 nothing is known', () => {
    expect(of('trafficking-2022')).toMatchObject({
      counts: null,
      statedPercent: null,
      outcome: {
        on: '2022-12-31',
        municipalities: 56,
        trafficking: { decidedAtLeast: 1, inForceAtLeast: 1, unknown: 55 },
      },
    })
  })

  test('words come in the language asked for; in a language without words they are Dutch and say so', () => {
    const english = pageOf('2020-12-31', { language: 'en' }).measurements[0]?.title
    const unknown = pageOf('2020-12-31', { language: 'xx' }).measurements[0]?.title
    expect(english).toMatchObject({ language: 'en', translation: 'draft' })
    expect(unknown).toMatchObject({ language: 'nl', translation: 'source' })
    expect(unknown?.text).not.toBe(english?.text)
  })
})
