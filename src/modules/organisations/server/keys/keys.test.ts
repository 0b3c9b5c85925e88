import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { belongTogether } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aNewKey, bytes, random, receiverOf, right, wrapFor } from '../../testing/a-browser.ts'
import { aKeyWorld, at, type KeyWorld } from '../../testing/a-key-world.ts'
import { aMember } from '../../testing/a-world.ts'
import { setAway, setBack } from '../change-membership.ts'
import type { DeskTables } from '../desk.ts'
import { confirmShare, giveKey, makeOrganisationKey } from './hold-key.ts'
import { canBeRead, organisationKey } from './organisation-key.ts'
import { addWay, keepStaffKey, ownStaffKey, removeWay } from './own-staff-key.ts'

const database = databasePerTest<DeskTables>('migrations')
let keys: KeyWorld

beforeEach(async () => {
  keys = await aKeyWorld(database())
})

describe('a staff key', () => {
  test('is made once, opens in each way that was made for it, and keeps at least one', async () => {
    const { door } = keys
    expect(await ownStaffKey(door, at('ann'))).toEqual({ ok: true, value: null })
    const ann = await keys.browserOf('ann')
    const own = right(await ownStaffKey(door, at('ann')))
    expect(own).toMatchObject({ number: 1, ways: [{ way: 'passkey', passkey: 'passkey-of-a-test' }] })
    expect(bytes(own?.publicKey ?? new Uint8Array())).toEqual(ann.staffKey.publicKey)
    const passphrase = { way: 'passphrase', passkey: null, wrapped: Uint8Array.of(1, 2, ...random(108)) } as const
    expect(await removeWay(door, at('ann'), { way: 'passkey', passkey: 'passkey-of-a-test' })).toEqual({
      ok: false,
      error: 'last-way',
    })
    expect(await addWay(door, at('ann'), { number: 1, ...passphrase })).toMatchObject({ ok: true })
    const again = { ...passphrase, wrapped: Uint8Array.of(1, 2, ...random(108)) }
    expect(await addWay(door, at('ann'), { number: 1, ...again })).toMatchObject({ ok: true })
    expect(await addWay(door, at('ann'), { number: 2, ...again })).toEqual({ ok: false, error: 'taken' })
    expect(await removeWay(door, at('ann'), { way: 'passkey', passkey: 'another-passkey' })).toEqual({
      ok: false,
      error: 'unknown-way',
    })
    expect(await removeWay(door, at('ann'), { way: 'passkey', passkey: 'passkey-of-a-test' })).toMatchObject({
      ok: true,
    })
    const left = right(await ownStaffKey(door, at('ann')))?.ways ?? []
    expect(left.map(({ way, wrapped }) => ({ way, wrapped: bytes(wrapped) }))).toEqual([
      { way: 'passphrase', wrapped: bytes(again.wrapped) },
    ])
  })

  test('is not kept when it was drawn from an older page, has no way, is not wrapped, or is no key', async () => {
    const ann = await keys.browserOf('ann')
    const way = { way: 'passkey', passkey: 'passkey-of-a-test', wrapped: Uint8Array.of(1, 3, ...random(80)) } as const
    const fresh = { after: 1, publicKey: ann.staffKey.publicKey, ways: [way] }
    const keep = (change: Partial<typeof fresh>) => keepStaffKey(keys.door, at('ann'), { ...fresh, ...change })
    expect(await keep({ after: 0 })).toEqual({ ok: false, error: 'taken' })
    expect(await keep({ ways: [] })).toEqual({ ok: false, error: 'malformed' })
    for (const wrapped of [
      random(32),
      Uint8Array.of(1, 2, ...random(80)),
      Uint8Array.of(2, 3, ...random(80)),
      Uint8Array.of(1, 3, ...random(81)),
    ])
      expect(await keep({ ways: [{ ...way, wrapped }] })).toEqual({ ok: false, error: 'malformed' })
    for (const publicKey of [new Uint8Array(32), Uint8Array.of(1, ...new Uint8Array(31)), random(31)])
      expect(await keep({ publicKey })).toEqual({ ok: false, error: 'unusable-key' })
    expect(await keep({})).toEqual({ ok: true, value: 2 })
  })

  test('is seen by nobody else but its public half, by who sees to the key of the organisation', async () => {
    await keys.browserOf('ann')
    await keys.browserOf('one')
    await aMember(keys.db, 'ours', 'desk', ['desk-officer'])
    expect((await keys.keyFor()).holders.map(({ person, staffKey }) => [person, staffKey?.number ?? null])).toEqual([
      ['ann', 1],
      ['ben', null],
      ['cas', null],
    ])
    expect(await organisationKey(keys.door, at('desk'))).toEqual({ ok: false, error: 'role' })
    expect(right(await ownStaffKey(keys.door, at('desk')))).toBeNull()
  })
})

describe('the key of an organisation', () => {
  test('is made by who then has it, and given to colleagues who compared fingerprints', async () => {
    const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
    expect(await keys.stateNow()).toBe('absent')
    expect(await canBeRead(keys.db, 'ours')).toBe(false)
    const { number } = await ann.make()
    expect(number).toBe(1)
    expect(await canBeRead(keys.db, 'ours')).toBe(false)
    expect(await ben.open(1)).toBeNull()
    expect(await ann.give(ben, 1)).toMatchObject({ ok: true })
    expect(await canBeRead(keys.db, 'ours')).toBe(true)
    const privateKey = await ben.open(1)
    const { current, papers, holders } = await keys.keyFor('ben')
    expect(await belongTogether(privateKey ?? random(32), bytes(current?.publicKey ?? random(32)))).toBe(true)
    expect(papers.map(({ share, confirmedAt }) => [share, confirmedAt])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ])
    expect(holders.filter(({ has }) => has).map(({ person }) => person)).toEqual(['ann', 'ben'])
    // An administrator sees who has it, and gets nothing of it.
    expect((await keys.keyFor('one')).current).toMatchObject({ number: 1, mine: null, mineFor: null })
  })

  test('can be read as long as two who have it are at work', async () => {
    const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
    await ann.make([ben])
    expect(await canBeRead(keys.db, 'ours')).toBe(true)
    right(await setAway(keys.door, at('ben'), 'ben'))
    expect(await canBeRead(keys.db, 'ours')).toBe(false)
    expect(await keys.stateNow(), 'away is not gone').toBe('in-use')
    right(await setBack(keys.door, at('ben'), 'ben'))
    expect(await canBeRead(keys.db, 'ours')).toBe(true)
    expect(await ben.open(1)).not.toBeNull()
    await sql`update organisations_organisation set until_day = '2026-01-01' where id = 'ours'`.execute(keys.db)
    expect(await canBeRead(keys.db, 'ours')).toBe(false)
    expect(await canBeRead(keys.db, 'nowhere')).toBe(false)
  })

  test('is not made twice, for oneself only with the staff key one has, and never without three papers', async () => {
    const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
    const { kept } = await aNewKey('ours', 1, 'ann', [receiverOf(ann), receiverOf(ben)])
    const make = (change: Partial<typeof kept>, who = 'ann') =>
      makeOrganisationKey(keys.door, at(who), { ...kept, ...change })
    const [own, other] = kept.wraps
    if (!own || !other) throw new Error('there are two wraps')
    const refused = (error: string) => ({ ok: false, error })
    expect(await make({}, 'cas')).toEqual(refused('not-a-holder'))
    expect(await make({}, 'one')).toEqual(refused('role'))
    expect(await make({ wraps: [other] })).toEqual(refused('not-a-holder'))
    expect(await make({ wraps: [{ ...own, staffKeyNumber: 2 }] })).toEqual(refused('not-a-holder'))
    expect(await make({ wraps: [own, { ...other, staffKeyNumber: 2 }] })).toEqual(refused('holder-changed'))
    expect(await make({ wraps: [own, { ...other, person: 'one' }] })).toEqual(refused('holder-changed'))
    expect(await make({ wraps: [own, { ...other, compared: false }] })).toEqual(refused('not-compared'))
    expect(await make({ wraps: [own, own] })).toEqual(refused('twice'))
    expect(await make({ wraps: [{ ...own, wrapped: random(82) }] })).toEqual(refused('malformed'))
    expect(await make({ number: 2 })).toEqual(refused('moved'))
    expect(await make({ publicKey: new Uint8Array(32) })).toEqual(refused('unusable-key'))
    expect(await make({ shares: kept.shares.slice(1) })).toEqual(refused('three-papers'))
    expect(await make({ shares: kept.shares.map((one) => ({ ...one, keptBy: '' })) })).toEqual(refused('three-papers'))
    expect(await makeOrganisationKey(keys.door, { ...at('ann'), proved: false }, kept)).toEqual(refused('prove-again'))
    expect(await make({})).toEqual({ ok: true, value: 1 })
    expect(await make({})).toEqual(refused('state'))
  })

  test('goes to nobody who left, is away, has another staff key, did not compare, or only stands in', async () => {
    const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
    await ann.make()
    const privateKey = (await ann.open(1)) ?? random(32)
    const wrap = await wrapFor('ours', 1, privateKey, receiverOf(ben))
    const give = (change: Partial<typeof wrap & { number: number }> = {}, by = 'ann') =>
      giveKey(keys.door, at(by), { number: 1, ...wrap, ...change })
    const refused = (error: string) => ({ ok: false, error })
    expect(await give({}, 'ben')).toEqual(refused('not-held'))
    expect(await give({ number: 2 })).toEqual(refused('unknown-key'))
    expect(await give({ person: 'ann' })).toEqual(refused('oneself'))
    expect(await give({ staffKeyNumber: 2 })).toEqual(refused('holder-changed'))
    expect(await give({ compared: false })).toEqual(refused('not-compared'))
    expect(await give({ wrapped: random(81) })).toEqual(refused('malformed'))
    right(await setAway(keys.door, at('ben'), 'ben'))
    expect(await give()).toEqual(refused('holder-changed'))
    // Who stands in for a focal point does that work, and gets no key by it.
    await aMember(keys.db, 'ours', 'stand-in', ['trainer'])
    await sql`insert into organisations_stand_in (organisation, away, person, from_day, until_day)
      values ('ours', 'ben', 'stand-in', '2020-01-01', '2099-01-01')`.execute(keys.db)
    const standIn = await keys.browserOf('stand-in')
    expect(await ann.give(standIn, 1)).toEqual(refused('holder-changed'))
    right(await setBack(keys.door, at('ben'), 'ben'))
    expect(await give()).toMatchObject({ ok: true })
  })

  test('a paper is confirmed by whoever sees to the key', async () => {
    await (await keys.browserOf('ann')).make()
    expect(await confirmShare(keys.door, at('one'), { number: 1, share: 2 })).toMatchObject({ ok: true })
    expect(await confirmShare(keys.door, at('ann'), { number: 1, share: 4 })).toEqual({
      ok: false,
      error: 'unknown-paper',
    })
    expect((await keys.keyFor()).papers.map(({ confirmedAt }) => confirmedAt !== null)).toEqual([false, true, false])
  })
})

test('the lines of the audit tell that it was done, and nothing that opens anything', async () => {
  const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
  await ann.make()
  right(await ann.give(ben, 1))
  right(await ann.keep('case-1', random(32)))
  const { rows } = await sql<{
    action: string
    detail: string
  }>`select action, detail from platform_audit order by line`.execute(keys.db)
  expect(rows).toEqual([
    { action: 'staff-key.make', detail: '{"number":1}' },
    { action: 'staff-key.make', detail: '{"number":1}' },
    { action: 'key.make', detail: '{"number":1,"people":1}' },
    { action: 'key.give', detail: '{"number":1,"staffKey":1}' },
    { action: 'key.keep-secret', detail: '{"number":1}' },
  ])
})
