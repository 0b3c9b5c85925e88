import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { fixtureText } from '../../testing/fixture.ts'
import { aMembership, period, someAreas } from '../../testing/some-areas.ts'
import { cbsRegionsIn } from './cbs-regions.ts'
import { compareWithCbs } from './compare-cbs.ts'

const seen = { sources: ['T-1'], confidence: 'seen' } as const
const scheme = 'labour-market-region'
const areas = someAreas({
  schemes: [{ id: scheme, partition: true, ...seen }],
  regions: ['AM25', 'AM26'].map((code) => ({ scheme, code, name: code, ...seen })),
  memberships: [
    aMembership({ scheme, region: 'AM25', period: period('2020-01-01') }),
    aMembership({ scheme, region: 'AM26', municipality: 'GM9004', period: period('2022-01-01') }),
  ],
})
const fromFile = (name: string) => {
  const read = cbsRegionsIn(JSON.parse(fixtureText(name)))
  if (!read.ok) throw new Error(read.what)
  return read.value
}
const compared = (name: string, on = '2022-01-01') => compareWithCbs(areas, day(on), fromFile(name).municipalities)

describe('reading what CBS says', () => {
  test('observations: codes without their padding, one row per municipality', () => {
    expect(fromFile('cbs-observations.json')).toEqual({
      tableDay: '2022-01-01',
      municipalities: [
        { code: 'GM9001', name: undefined, regions: ['AM25', 'PV30'] },
        { code: 'GM9006', name: undefined, regions: ['AM26', 'PV30'] },
        { code: 'GM9100', name: undefined, regions: ['AM11', 'PV26'] },
      ],
    })
  })

  test('region codes: names only', () => {
    expect(fromFile('cbs-region-codes.json').municipalities).toEqual([
      { code: 'GM9001', name: 'Noorddorp', regions: [] },
      { code: 'GM9004', name: 'Nieuwerdorp', regions: [] },
      { code: 'GM9100', name: 'Elders', regions: [] },
    ])
  })

  test('the yearly table: name and regions, whatever the number of the column', () => {
    expect(fromFile('cbs-typed.json')).toMatchObject({
      tableDay: '2022-01-01',
      municipalities: [{ code: 'GM9001', name: 'Noorddorp', regions: ['AM25', 'PV30', 'VR20'] }, {}, {}],
    })
  })

  test.each([
    ['something else', [], 'not-cbs'],
    [
      'one page of more',
      { value: [{ RegioS: 'GM9001' }], '@odata.nextLink': 'https://cbs.test/?skip=1' },
      'not-complete',
    ],
    ['no municipalities', { value: [{ RegioS: 'PV30' }] }, 'no-municipalities'],
  ])('%s is refused', (_, json, error) => expect(cbsRegionsIn(json)).toMatchObject({ ok: false, error }))

  test('a table whose number is not known has no day', () => {
    const read = cbsRegionsIn({
      value: [{ RegioS: 'GM9001' }],
      '@odata.context': 'https://cbs.test/99999NED/$metadata',
    })
    expect(read).toMatchObject({ ok: true, value: { tableDay: undefined } })
  })
})

describe('comparing our data with CBS', () => {
  test('tells what is missing on either side, within the province', () => {
    expect(compared('cbs-observations.json')).toEqual({
      ok: true,
      value: {
        compared: { municipalities: true, names: false, schemes: [scheme] },
        differences: [
          { kind: 'only-cbs', code: 'GM9006', ours: null, theirs: null },
          { kind: 'only-ours', code: 'GM9004', ours: 'Nieuwdorp', theirs: null },
        ],
      },
    })
  })

  test('tells another region, and that we have none', () => {
    expect(compared('cbs-typed.json')).toMatchObject({
      value: {
        compared: { municipalities: true, names: true, schemes: [scheme, 'safety-region'] },
        differences: [
          { kind: 'other-region', code: 'GM9001', ours: null, theirs: 'VR20' },
          { kind: 'other-region', code: 'GM9004', ours: 'AM26', theirs: 'AM27' },
          { kind: 'other-region', code: 'GM9004', ours: null, theirs: 'VR21' },
        ],
      },
    })
  })

  test('tells another name; without provinces it does not claim that no municipality is missing', () => {
    expect(compared('cbs-region-codes.json')).toEqual({
      ok: true,
      value: {
        compared: { municipalities: false, names: true, schemes: [] },
        differences: [{ kind: 'other-name', code: 'GM9004', ours: 'Nieuwdorp', theirs: 'Nieuwerdorp' }],
      },
    })
  })

  test('a municipality that no longer exists on that day is noticed by its code', () => {
    const old = [{ code: 'GM9003', name: 'Zuiddorp', regions: [] }]
    const difference = { kind: 'only-cbs', code: 'GM9003', ours: null, theirs: 'Zuiddorp' }
    expect(compareWithCbs(areas, day('2022-01-01'), old)).toMatchObject({
      value: { differences: [difference, {}, {}] },
    })
    const before = compareWithCbs(areas, day('2021-12-31'), old)
    expect(before.ok && before.value.differences.map(({ code }) => code)).toEqual(['GM9001', 'GM9005'])
  })

  test('the letters that CBS puts behind a name that occurs twice in the country are no other name', () => {
    const cbs = [
      { code: 'GM9001', name: 'Noorddorp (NB)', regions: [] },
      { code: 'GM9004', name: 'Nieuwdorp', regions: [] },
    ]
    expect(compareWithCbs(areas, day('2022-01-01'), cbs)).toMatchObject({ value: { differences: [] } })
  })

  test('a day outside is refused', () =>
    expect(compared('cbs-typed.json', '2024-01-01')).toEqual({ ok: false, error: 'out-of-coverage' }))
})
