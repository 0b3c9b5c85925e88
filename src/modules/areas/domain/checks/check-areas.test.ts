import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aMembership, aMunicipality, aSuccession, period, someAreas } from '../../testing/some-areas.ts'
import type { Areas } from '../areas.ts'
import { checkAreas } from './check-areas.ts'

const sound = someAreas()
const { divisions: _, ...uncounted } = sound
const codesOf = (areas: Areas) => [...new Set(checkAreas(areas).map(({ code }) => code))].sort()
const without = <T>(rows: readonly T[], index: number) => rows.filter((_, at) => at !== index)
const replaced = <T>(rows: readonly T[], index: number, row: T) => rows.map((old, at) => (at === index ? row : old))

describe('checking the areas', () => {
  test('the made-up province is sound', () => expect(checkAreas(sound)).toEqual([]))

  test.each<[string, Areas, string[]]>([
    ['a municipality that ends and became nothing', { ...sound, successions: sound.successions.slice(0, 3) }, ['gap']],
    [
      'a municipality that begins from nothing',
      {
        ...uncounted,
        municipalities: [...sound.municipalities, aMunicipality({ code: 'GM9009', period: period('2021-06-01') })],
        memberships: [...sound.memberships, aMembership({ municipality: 'GM9009', period: period('2021-06-01') })],
      },
      ['gap'],
    ],
    [
      'a code that is used again later',
      {
        ...uncounted,
        municipalities: replaced(
          sound.municipalities,
          0,
          aMunicipality({ period: period('2020-01-01', '2020-03-01') }),
        ).concat(aMunicipality({ period: period('2020-04-01') })),
      },
      ['gap'],
    ],
    [
      'two rows of one municipality for one day',
      {
        ...uncounted,
        municipalities: [
          ...sound.municipalities,
          aMunicipality({ name: 'Noord', period: period('2020-01-01', '2020-02-01') }),
        ],
      },
      ['gap', 'overlap'],
    ],
    [
      'a municipality that ends on its first day',
      {
        ...uncounted,
        municipalities: [
          ...sound.municipalities,
          aMunicipality({ code: 'GM9009', period: period('2020-01-01', '2020-01-01') }),
        ],
      },
      ['period-reversed'],
    ],
    [
      'covered days that end before they begin',
      { ...uncounted, coverage: { from: day('2020-01-01'), lastChecked: day('2019-12-31') } },
      ['outside-coverage', 'period-reversed'],
    ],
    [
      'a number of municipalities that differs',
      { ...sound, divisions: [{ period: period('2020-01-01'), count: 4, sources: [], confidence: 'own' }] },
      ['count-differs'],
    ],
    ['divisions that leave days out', { ...sound, divisions: without(sound.divisions ?? [], 1) }, ['gap']],
    ['divisions that begin too late', { ...sound, divisions: without(sound.divisions ?? [], 0) }, ['gap']],
    [
      'shares that are not the whole',
      { ...sound, successions: replaced(sound.successions, 1, aSuccession({ to: 'GM9003', shareOf10000: 7499 })) },
      ['shares-do-not-sum'],
    ],
    [
      'a share above the whole',
      {
        ...sound,
        successions: replaced(
          sound.successions,
          2,
          aSuccession({ on: day('2022-01-01'), from: 'GM9003', to: 'GM9004', shareOf10000: 10_001 }),
        ),
      },
      ['share-out-of-range', 'shares-do-not-sum'],
    ],
    [
      'a succession of a code that is not there',
      { ...sound, successions: [...sound.successions, aSuccession({ from: 'GM9999' })] },
      ['unknown-code'],
    ],
    [
      'a succession to a code that is not there yet',
      { ...sound, successions: replaced(sound.successions, 1, aSuccession({ to: 'GM9004', shareOf10000: 7500 })) },
      ['succession-off-day'],
    ],
    [
      'a succession of a municipality that goes on',
      { ...sound, successions: [...sound.successions, aSuccession({ from: 'GM9005', to: 'GM9001' })] },
      ['succession-off-day'],
    ],
    [
      'a succession before the covered days',
      { ...sound, successions: [...sound.successions, aSuccession({ on: day('2020-01-01') })] },
      ['outside-coverage'],
    ],
    [
      'a succession that stands there twice',
      { ...sound, successions: [...sound.successions, aSuccession({ to: 'GM9001', shareOf10000: 2500 })] },
      ['duplicate', 'shares-do-not-sum'],
    ],
    [
      'a membership longer than the municipality',
      {
        ...sound,
        memberships: replaced(
          sound.memberships,
          1,
          aMembership({ municipality: 'GM9002', period: period('2020-01-01', '2021-01-02') }),
        ),
      },
      ['membership-outside-life'],
    ],
    [
      'a membership before the municipality',
      {
        ...sound,
        memberships: replaced(
          sound.memberships,
          4,
          aMembership({ municipality: 'GM9004', region: 'SOUTH', period: period('2021-12-31') }),
        ),
      },
      ['membership-outside-life'],
    ],
    [
      'a membership of a region that is not there',
      { ...sound, memberships: [...sound.memberships, aMembership({ scheme: 'talk', region: 'NORTH' })] },
      ['unknown-code'],
    ],
    [
      'a membership of a municipality that is not there',
      { ...sound, memberships: [...sound.memberships, aMembership({ municipality: 'GM9999' })] },
      ['unknown-code'],
    ],
    [
      'a membership that ends on its first day',
      {
        ...sound,
        memberships: [
          ...sound.memberships,
          aMembership({ scheme: 'talk', region: 'TALK', period: period('2020-05-01', '2020-05-01') }),
        ],
      },
      ['period-reversed'],
    ],
    [
      'the same membership twice',
      {
        ...sound,
        memberships: [
          ...sound.memberships,
          aMembership({ scheme: 'club', region: 'CLUB', period: period('2020-12-31') }),
        ],
      },
      ['overlap'],
    ],
    [
      'a municipality in no region of a partition',
      { ...sound, memberships: without(sound.memberships, 0) },
      ['partition-broken'],
    ],
    [
      'a municipality in two regions of a partition',
      { ...sound, memberships: [...sound.memberships, aMembership({ region: 'SOUTH' })] },
      ['partition-broken'],
    ],
    [
      'a municipality that joins a partition one day late',
      {
        ...sound,
        memberships: replaced(
          sound.memberships,
          4,
          aMembership({ municipality: 'GM9004', region: 'SOUTH', period: period('2022-01-02') }),
        ),
      },
      ['partition-broken'],
    ],
    [
      'a region of a scheme that is not there',
      {
        ...sound,
        regions: [...sound.regions, { scheme: 'thirds', code: 'A', name: 'A', sources: [], confidence: 'own' }],
      },
      ['unknown-code'],
    ],
    [
      'a region that stands there twice',
      { ...sound, regions: [...sound.regions, ...sound.regions.slice(0, 1)] },
      ['duplicate'],
    ],
    [
      'a scheme that stands there twice',
      { ...sound, schemes: [...sound.schemes, { id: 'club', partition: false, sources: [], confidence: 'own' }] },
      ['duplicate'],
    ],
  ])('finds %s', (_, areas, codes) => expect(codesOf(areas)).toEqual(codes))

  test('a municipality may change its name', () => {
    const renamed = {
      ...sound,
      municipalities: replaced(
        sound.municipalities,
        0,
        aMunicipality({ period: period('2020-01-01', '2021-06-01') }),
      ).concat(aMunicipality({ name: 'Nieuw Noorddorp', period: period('2021-06-01') })),
    }
    expect(checkAreas(renamed)).toEqual([])
  })

  test('a finding is a sentence about a row', () => {
    const broken = {
      ...sound,
      successions: replaced(sound.successions, 1, aSuccession({ to: 'GM9003', shareOf10000: 7499 })),
    }
    expect(checkAreas(broken)).toEqual([
      {
        code: 'shares-do-not-sum',
        part: 'successions',
        key: '2021-01-01 GM9002 GM9001',
        message: 'The shares of GM9002 on 2021-01-01 add up to 9999, not to 10000.',
      },
    ])
  })
})
