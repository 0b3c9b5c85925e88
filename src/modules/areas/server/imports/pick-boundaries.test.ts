import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type BoundaryFeature, boundaryPage } from '../../forms/boundary-file.ts'
import { fixtureText } from '../../testing/fixture.ts'
import { someAreas } from '../../testing/some-areas.ts'
import { pickBoundaries } from './pick-boundaries.ts'

const featuresOf = (...names: string[]) =>
  names.flatMap((name) => boundaryPage.parse(JSON.parse(fixtureText(name))).features)
const pdok = featuresOf('pdok-page-1.json', 'pdok-page-2-swapped.json')
const cbs = featuresOf('cbs-generalised.json')
const pick = (features: readonly BoundaryFeature[], on = '2022-01-01') => pickBoundaries(someAreas(), day(on), features)
const changed = (features: readonly BoundaryFeature[], index: number, change: object): BoundaryFeature[] =>
  features.map((feature, at) =>
    at === index ? { ...feature, properties: { ...feature.properties, ...change } } : feature,
  )
const reshaped = (geometry: unknown): BoundaryFeature[] =>
  pdok.map((feature, index) => (index === 0 ? { ...feature, geometry } : feature))

describe('picking our boundaries out of a file', () => {
  test('the municipalities of the province, whichever of the two keys has the letters', () => {
    expect(pick(pdok)).toEqual({
      ok: true,
      value: {
        remarks: [],
        boundaries: [
          {
            code: 'GM9001',
            name: 'Noorddorp',
            geometry: {
              type: 'MultiPolygon',
              coordinates: [
                [
                  [
                    [5, 51.5],
                    [5.1, 51.5],
                    [5.1, 51.6],
                    [5, 51.6],
                    [5, 51.5],
                  ],
                ],
              ],
            },
          },
          {
            code: 'GM9004',
            name: 'Nieuwdorp',
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [4.9, 51.4],
                  [5, 51.4],
                  [5, 51.5],
                  [4.9, 51.5],
                  [4.9, 51.4],
                ],
              ],
            },
          },
        ],
      },
    })
  })

  test('a file without provinces: our codes, the year of the day, our names and a remark about theirs', () => {
    const picked = pick(cbs)
    expect(picked.ok && picked.value.boundaries.map(({ code, name }) => [code, name])).toEqual([
      ['GM9001', 'Noorddorp'],
      ['GM9004', 'Nieuwdorp'],
    ])
    expect(picked.ok && picked.value.boundaries[0]?.geometry.coordinates[0]).toMatchObject([[5, 51.5], {}, {}, {}, {}])
    expect(picked.ok && picked.value.remarks).toEqual(['GM9001 is called Noorddorp aan Zee there and Noorddorp here.'])
  })

  const square = (corner: number[]) => ({ type: 'Polygon', coordinates: [[corner, [5.1, 51.5], [5.1, 51.6], corner]] })

  test.each<[string, string, ReturnType<typeof pick>, string]>([
    ['a day outside', 'out-of-coverage', pick(pdok, '2024-01-01'), '2024-01-01'],
    ['two codes for one area', 'codes-differ', pick(changed(pdok, 0, { code: '9009' })), 'GM9001 and GM9009'],
    [
      'areas that are no municipalities',
      'no-municipalities',
      pick(changed(pdok.slice(0, 1), 0, { code: '30', identificatie: 'PV30' })),
      'statcode',
    ],
    ['only other years', 'other-year', pick(cbs, '2023-01-01'), 'of 2022, 2021, not of 2023'],
    ['a municipality twice', 'municipality-twice', pick([...pdok, ...pdok.slice(0, 1)]), 'GM9001'],
    ['a municipality that is missing', 'municipalities-missing', pick(pdok.slice(0, 2)), 'Nieuwdorp (GM9004)'],
    [
      'a municipality that merged later',
      'municipalities-missing',
      pick(pdok, '2021-12-31'),
      'Zuiddorp (GM9003), Westdorp (GM9005)',
    ],
    [
      'a municipality of the province that we do not know',
      'municipalities-unknown',
      pick(changed(pdok, 1, { ligt_in_provincie_code: '30' })),
      'Elders (GM9100)',
    ],
    ['no boundary', 'bad-geometry', pick(reshaped(null)), 'GM9001'],
    ['a point', 'bad-geometry', pick(reshaped({ type: 'Point', coordinates: [5, 51] })), 'GM9001'],
    [
      'a ring of three positions',
      'bad-geometry',
      pick(
        reshaped({
          type: 'Polygon',
          coordinates: [
            [
              [5, 51],
              [5.1, 51],
              [5, 51],
            ],
          ],
        }),
      ),
      'a ring needs four positions',
    ],
    [
      'a ring that is open',
      'bad-geometry',
      pick(
        reshaped({
          type: 'Polygon',
          coordinates: [
            [
              [5, 51],
              [5.1, 51],
              [5.1, 51.1],
              [5, 51.1],
            ],
          ],
        }),
      ),
      'a ring must end where it begins',
    ],
    ['metres of the national grid', 'not-degrees', pick(reshaped(square([155_000, 463_000]))), 'GM9001'],
    ['latitude before longitude', 'not-degrees', pick(reshaped(square([51.5, 5]))), 'GM9001'],
  ])('%s is refused: %s', (_, error, picked, what) => {
    expect(picked).toMatchObject({ ok: false, error })
    expect(picked.ok ? '' : picked.what).toContain(what)
  })
})
