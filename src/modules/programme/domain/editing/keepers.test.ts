import { describe, expect, test } from 'vitest'
import { anItem, aParty, someParties } from '../../testing/programme-builders.ts'
import { keepersOf, keeps, seatOf, sitsAt } from './keepers.ts'

const region = aParty({ id: 'LR', type: 'region', ofProvince: false, region: { scheme: 'rwb', code: 'RWB' } })
const force = aParty({ id: 'FORCE', type: 'partnership', ofProvince: false })
const council = aParty({ id: 'COUNCIL', type: 'table', ofProvince: false, municipality: 'GM0001' })
const parties = new Map([...someParties(), region, force, council].map((party) => [party.id, party]))

describe('a seat', () => {
  test('has the Executive, a municipality and a region; a task force, a council and a newspaper have none', () => {
    const seats = ['PROV', 'GS', 'CITY', 'LR', 'FORCE', 'COUNCIL', 'PRESS', 'PS'].map((id) => {
      const party = parties.get(id)
      return party ? seatOf(party) : undefined
    })
    expect(seats).toEqual([
      { kind: 'province' },
      { kind: 'province' },
      { kind: 'municipality', code: 'GM0001' },
      { kind: 'region', scheme: 'rwb', code: 'RWB' },
      null,
      null,
      null,
      null,
    ])
  })

  test('is of the kind of the organisation: a help organisation in the city does not sit on the chair of the city', () => {
    const seat = { kind: 'municipality', code: 'GM0001' } as const
    const place = { kind: 'municipality', code: 'GM0001' } as const
    expect(sitsAt({ id: 'a', kind: 'municipality', place }, seat)).toBe(true)
    expect(sitsAt({ id: 'a', kind: 'help-organisation', place }, seat)).toBe(false)
    expect(sitsAt({ id: 'a', kind: 'municipality', place: { ...place, code: 'GM0002' } }, seat)).toBe(false)
  })

  test('of a region is in one scheme: the same code in another is another region', () => {
    const seat = { kind: 'region', scheme: 'rwb', code: 'RWB' } as const
    const at = (scheme: string) =>
      ({ id: 'a', kind: 'region', place: { kind: 'region', scheme, region: 'RWB' } }) as const
    expect([sitsAt(at('rwb'), seat), sitsAt(at('zwb-district'), seat)]).toEqual([true, false])
  })
})

describe('an item', () => {
  test('is kept by its owners, each once', () => {
    expect(keepersOf(anItem({ owners: ['GS', 'PROV', 'CITY'] }), parties)).toEqual([
      { kind: 'province' },
      { kind: 'municipality', code: 'GM0001' },
    ])
  })

  test('that an owner can keep is not kept by who reports it', () => {
    expect(keepersOf(anItem({ owners: ['CITY'], reporters: ['GS'] }), parties)).toEqual([
      { kind: 'municipality', code: 'GM0001' },
    ])
  })

  test('that no owner can keep is kept by who reports it, and by nobody when nobody does', () => {
    expect(keepersOf(anItem({ owners: ['FORCE'], reporters: ['GS'] }), parties)).toEqual([{ kind: 'province' }])
    expect(keepersOf(anItem({ owners: ['FORCE'], reporters: [] }), parties)).toEqual([])
  })

  test('of a municipality that merged is kept by the one that goes on with it', () => {
    const goesOnAs = (code: string) => (code === 'GM0001' ? ['GM0003'] : [code])
    expect(keepersOf(anItem({ owners: ['CITY'] }), parties, goesOnAs)).toEqual([
      { kind: 'municipality', code: 'GM0003' },
    ])
  })

  test('that an organisation made here is kept by that one, and not by every one of its kind', () => {
    const item = anItem({ owners: ['ORG-ours'], reporters: [] })
    const all = new Map([...parties, ['ORG-ours', aParty({ id: 'ORG-ours' })] as const])
    const at = (id: string) => ({ id, kind: 'province', place: { kind: 'province' } }) as const
    expect(keepersOf(item, all)).toEqual([])
    expect([keeps(at('ours'), item, []), keeps(at('theirs'), item, [])]).toEqual([true, false])
  })
})
