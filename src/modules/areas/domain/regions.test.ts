import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { someAreas } from '../testing/some-areas.ts'
import { membersOf, regionIn, regionsOf } from './regions.ts'

const areas = someAreas()

describe('the regions of a municipality', () => {
  test('are all regions it is in that day, each with where its membership was read', () => {
    expect(regionsOf(areas, 'GM9001', day('2020-12-31'))).toMatchObject({
      ok: true,
      value: [
        { scheme: 'halves', code: 'NORTH', name: 'Noord', confidence: 'seen' },
        { scheme: 'club', code: 'CLUB', name: 'De Club', confidence: 'own' },
      ],
    })
  })

  test('end with the membership', () => {
    expect(regionsOf(areas, 'GM9001', day('2021-01-01'))).toMatchObject({ ok: true, value: [{ code: 'NORTH' }] })
  })

  test('are refused for a municipality of another day and for a day outside', () => {
    expect(regionsOf(areas, 'GM9002', day('2021-01-01'))).toEqual({ ok: false, error: 'unknown-municipality' })
    expect(regionsOf(areas, 'GM9001', day('2024-01-01'))).toEqual({ ok: false, error: 'out-of-coverage' })
  })

  test.each([
    ['in a region', 'club', 'GM9001', '2020-12-31', 'region'],
    ['in none, while all members are known', 'club', 'GM9003', '2020-12-31', 'none'],
    ['unknown, once the members are no longer known', 'club', 'GM9003', '2021-01-01', 'unknown'],
    ['unknown, where the members never were', 'talk', 'GM9003', '2020-12-31', 'unknown'],
    ['always in a region of a partition', 'halves', 'GM9003', '2021-12-31', 'region'],
  ])('one scheme: %s', (_, scheme, municipality, on, kind) => {
    expect(regionIn(areas, scheme, municipality, day(on))).toMatchObject({ ok: true, value: { kind } })
  })

  test('a scheme that does not exist is refused', () => {
    expect(regionIn(areas, 'thirds', 'GM9001', day('2020-12-31'))).toEqual({ ok: false, error: 'unknown-scheme' })
  })

  test('the members of a region are those of that day', () => {
    const membersOn = (on: string) => membersOf(areas, { scheme: 'halves', code: 'SOUTH' }, day(on))
    expect(membersOn('2021-12-31')).toMatchObject({ ok: true, value: [{ code: 'GM9003' }, { code: 'GM9005' }] })
    expect(membersOn('2022-01-01')).toMatchObject({ ok: true, value: [{ code: 'GM9004' }] })
    expect(membersOn('2024-01-01')).toEqual({ ok: false, error: 'out-of-coverage' })
  })

  test('a code of another scheme is not a region of this one', () => {
    const members = membersOf(areas, { scheme: 'halves', code: 'CLUB' }, day('2020-12-31'))
    expect(members).toEqual({ ok: false, error: 'unknown-region' })
  })
})
