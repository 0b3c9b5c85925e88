import { describe, expect, test } from 'vitest'
import { aMotion, anItem, knownOn } from '../testing/programme-builders.ts'
import { promisesIn } from './local-promises.ts'

const rows = [
  anItem({ id: 'S1-01', places: ['GM0001'] }),
  anItem({ id: 'S1-02', places: ['halves/EAST'] }),
  anItem({ id: 'S1-03', places: ['halves/WEST'] }),
  anItem({ id: 'S1-04', places: ['talk/TALK'] }),
  anItem({ id: 'S1-05', places: ['PV30'] }),
  anItem({ id: 'S1-06', places: ['GM0099'] }),
  anItem({ id: 'S1-07', places: ['GM0001'], kind: 'fact', starts: null }),
  anItem({ id: 'S1-08', places: [] }),
  anItem({ id: 'S1-09', places: ['PV29'] }),
  aMotion({ places: ['PV30'] }),
].map((item) => knownOn(item, '2026-11-21'))

const local = promisesIn(rows, {
  municipality: 'GM0001',
  predecessors: ['GM0099'],
  membershipOf: ({ code }) => (code === 'EAST' ? 'member' : code === 'TALK' ? 'unknown' : 'not-a-member'),
})
const ids = (items: readonly { item: { id: string } }[]) => items.map(({ item }) => item.id)

describe('what was promised in a municipality', () => {
  test('by name, for its regions and for the whole province, from near to far', () => {
    expect(ids(local.named)).toEqual(['S1-01'])
    expect(local.byRegion.map(({ region, items }) => [region.code, ids(items)])).toEqual([['EAST', ['S1-02']]])
    expect(ids(local.province)).toEqual(['S1-05'])
  })

  test('regions with unknown members are perhaps, never left out', () => {
    expect(local.perhaps.map(({ region }) => region.code)).toEqual(['TALK'])
  })

  test('a promise to a municipality that merged stays a promise to that one', () => {
    expect(local.ofPredecessors.map(({ municipality, items }) => [municipality, ids(items)])).toEqual([
      ['GM0099', ['S1-06']],
    ])
  })

  test('facts, motions, other provinces and rows without a place promise nothing here', () => {
    const shown = [local.named, local.province, ...local.byRegion.map(({ items }) => items)].flatMap(ids)
    for (const id of ['S1-07', 'S1-08', 'S1-09', 'M1-2020']) expect(shown).not.toContain(id)
  })
})
