import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { combineShares, openingKey, unwrapWithKey } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { secretsInBatch } from '../../domain/keys/batches.ts'
import { keptSecretLabel } from '../../domain/keys/labels.ts'
import { aBrowser, aNewKey, type Browser, bytes, random, receiverOf, right, wrapFor } from '../../testing/a-browser.ts'
import { aKeyWorld, at, type KeyWorld } from '../../testing/a-key-world.ts'
import { changeRoles, endMembership } from '../change-membership.ts'
import type { DeskTables } from '../desk.ts'
import { agreeWith } from '../settle-request.ts'
import { beginKeyChange, makeOrganisationKey, type RecoveredKey, recoverKey } from './hold-key.ts'
import { finishKeyChange, keepSecret, rewrap, secretsToRewrap } from './move-secrets.ts'
import { declareKeyLost, orderKeyChange, orderKeyRecovery } from './order-key.ts'
import { canBeRead, keptSecrets } from './organisation-key.ts'

const database = databasePerTest<DeskTables>('migrations')
let keys: KeyWorld

beforeEach(async () => {
  keys = await aKeyWorld(database())
})

describe('who leaves', () => {
  let ann: Browser
  let ben: Browser
  beforeEach(async () => {
    ann = await keys.browserOf('ann')
    ben = await keys.browserOf('ben')
    await ann.make([ben])
  })

  test.each([
    ['ends their membership', () => endMembership(keys.door, at('ben'), 'ben')],
    ['is taken away', () => endMembership(keys.door, at('one'), 'ben')],
    ['loses the role', () => changeRoles(keys.door, at('one'), 'ben', ['trainer'])],
  ])('and %s has the key taken in the same moment, and it has to change', async (_, leave) => {
    right(await leave())
    expect(await keys.stateNow()).toBe('change-ordered')
    const { rows: told } = await sql<{
      detail: string
    }>`select detail from platform_audit order by line desc limit 1`.execute(keys.db)
    expect(JSON.parse(told[0]?.detail ?? '')).toMatchObject({ key: 'change-ordered' })
    const { rows } = await sql<{ wrapped: null; taken: boolean }>`
      select wrapped, taken_at is not null as taken from organisations_key_wrap where person = 'ben'`.execute(keys.db)
    expect(rows).toEqual([{ wrapped: null, taken: true }])
    expect(await canBeRead(keys.db, 'ours')).toBe(false)
    expect(await ann.open(1)).not.toBeNull()
  })

  test('without ever having had the key changes nothing', async () => {
    await keys.browserOf('cas')
    right(await endMembership(keys.door, at('one'), 'cas'))
    expect(await keys.stateNow()).toBe('in-use')
  })

  test('and had the key once, before a new staff key, may have kept it: it has to change', async () => {
    await aBrowser(keys.door, at('ben'), 1)
    expect(await keys.stateNow(), 'a new staff key alone').toBe('in-use')
    expect(await canBeRead(keys.db, 'ours'), 'who is there without the key reads nothing').toBe(false)
    right(await endMembership(keys.door, at('ben'), 'ben'))
    expect(await keys.stateNow()).toBe('change-ordered')
  })

  test('and comes back has no key until it is given again', async () => {
    right(await changeRoles(keys.door, at('one'), 'ben', ['trainer']))
    right(await changeRoles(keys.door, at('one'), 'ben', ['focal-point']))
    expect(await ben.open(1)).toBeNull()
    expect(await keys.stateNow()).toBe('change-ordered')
    expect(await ann.give(ben, 1)).toMatchObject({ ok: true })
    expect(await ben.open(1)).not.toBeNull()
  })
})

describe('a change', () => {
  const many = 7
  let ann: Browser
  let ben: Browser
  let secrets: Map<string, Uint8Array>
  beforeEach(async () => {
    ann = await keys.browserOf('ann')
    ben = await keys.browserOf('ben')
    await ann.make([ben])
    secrets = new Map()
    for (let at = 0; at < many; at += 1) {
      const secret = random(32)
      secrets.set(`case-${at}`, secret)
      right(await ann.keep(`case-${at}`, secret))
    }
  })

  test('is ordered by two administrators, made by who has the key, and moves every secret', async () => {
    expect(
      await beginKeyChange(keys.door, at('ann'), {
        fromNumber: 1,
        ...(await aNewKey('ours', 2, 'ann', [receiverOf(ann)])).kept,
      }),
    ).toEqual({ ok: false, error: 'state' })
    await keys.byTwo(orderKeyChange)
    expect(await keys.stateNow()).toBe('change-ordered')
    await ann.begin([ben])
    expect(await keys.stateNow()).toBe('changing')
    expect(await keys.keyFor('ben')).toMatchObject({ current: { number: 2 }, old: { number: 1 }, left: many })
    expect((await keys.keyFor()).left, 'an administrator sees how far it is').toBe(many)
    expect(await finishKeyChange(keys.door, at('ann'))).toEqual({ ok: false, error: 'secrets-left' })
    expect(await ann.moveBatch(3)).toBe(3)
    expect((await keys.keyFor()).left).toBe(many - 3)
    // Somebody else goes on.
    while ((await ben.moveBatch(3)) !== null);
    expect(await finishKeyChange(keys.door, at('ben'))).toMatchObject({ ok: true })
    expect(await keys.keyFor('ann')).toMatchObject({ state: 'in-use', current: { number: 2 }, old: null, left: 0 })
    expect(right(await keptSecrets(keys.door, at('ann'), { number: 1, after: '' }))).toEqual([])
    expect(right(await keptSecrets(keys.door, at('ann'), { number: 2, after: '' }))).toHaveLength(many)
    const { rows } = await sql<{ wraps: number; papers: number }>`select
      (select count(*)::int from organisations_key_wrap where number = 1) as wraps,
      (select count(*)::int from organisations_key_share where number = 1) as papers`.execute(keys.db)
    expect(rows).toEqual([{ wraps: 0, papers: 0 }])
  })

  test('takes what is new at once, and refuses what is wrapped to the old key', async () => {
    await keys.byTwo(orderKeyChange)
    await ann.begin()
    expect(await ann.keep('case-new', random(32))).toMatchObject({ ok: true })
    expect(await ann.keep('case-new', random(32))).toEqual({ ok: false, error: 'taken' })
    expect(await ann.keep('case-0', random(32)), 'also one that was not moved yet').toEqual({
      ok: false,
      error: 'taken',
    })
    const old = { subject: 'case-late', wrapped: Uint8Array.of(1, 1, ...random(80)), keyNumber: 1 }
    expect(await keepSecret(keys.door, at('ann'), old)).toEqual({ ok: false, error: 'old-key' })
    expect((await keys.keyFor()).left).toBe(many)
  })

  test('is begun once, and by nobody who has not got the key', async () => {
    await keys.byTwo(orderKeyChange)
    const cas = await keys.browserOf('cas')
    const fresh = async (who: Browser) => (await aNewKey('ours', 2, who.actor.person, [receiverOf(who)])).kept
    expect(await beginKeyChange(keys.door, at('cas'), { fromNumber: 1, ...(await fresh(cas)) })).toEqual({
      ok: false,
      error: 'not-held',
    })
    expect(await beginKeyChange(keys.door, at('ann'), { fromNumber: 2, ...(await fresh(ann)) })).toEqual({
      ok: false,
      error: 'moved',
    })
    await ann.begin()
    expect(await beginKeyChange(keys.door, at('ben'), { fromNumber: 1, ...(await fresh(ben)) })).toEqual({
      ok: false,
      error: 'moved',
    })
    expect(await secretsToRewrap(keys.door, at('ben'), {}), 'ben has only the old one').toEqual({
      ok: false,
      error: 'not-held',
    })
    expect(await ann.give(ben, 2)).toMatchObject({ ok: true })
    expect(await secretsToRewrap(keys.door, at('ben'), {})).toMatchObject({ ok: true })
  })

  test('moves a secret once, only from the old key, and no more than a batch in one step', async () => {
    await keys.byTwo(orderKeyChange)
    await ann.begin([ben])
    const wrapped = Uint8Array.of(1, 1, ...random(80))
    const move = (all: Parameters<typeof rewrap>[2]) => rewrap(keys.door, at('ann'), all)
    expect(await move([{ subject: 'case-0', from: 2, wrapped }])).toEqual({ ok: true, value: 0 })
    expect(await move([{ subject: 'case-none', from: 1, wrapped }])).toEqual({ ok: true, value: 0 })
    expect(await move([{ subject: 'case-0', from: 1, wrapped: random(82).fill(9) }])).toEqual({
      ok: false,
      error: 'malformed',
    })
    expect(
      await move(Array.from({ length: secretsInBatch + 1 }, () => ({ subject: 'case-0', from: 1, wrapped }))),
    ).toEqual({
      ok: false,
      error: 'too-many',
    })
    expect(await ben.moveBatch(1)).toBe(1)
    expect(await move([{ subject: 'case-0', from: 1, wrapped }]), 'ben was first').toEqual({ ok: true, value: 0 })
    expect((await keys.keyFor()).left).toBe(many - 1)
  })

  test('in which somebody who has only the old key leaves is followed by none: the new one they never had', async () => {
    await keys.byTwo(orderKeyChange)
    await ann.begin()
    right(await endMembership(keys.door, at('one'), 'ben'))
    while ((await ann.moveBatch(50)) !== null);
    right(await finishKeyChange(keys.door, at('ann')))
    expect(await keys.stateNow()).toBe('in-use')
  })

  test('in which somebody who has the new key leaves is followed by another one', async () => {
    await keys.byTwo(orderKeyChange)
    await ann.begin([ben])
    right(await endMembership(keys.door, at('one'), 'ben'))
    expect(await keys.stateNow()).toBe('changing')
    while ((await ann.moveBatch(50)) !== null);
    right(await finishKeyChange(keys.door, at('ann')))
    expect(await keys.stateNow()).toBe('change-ordered')
    await ann.begin()
    while ((await ann.moveBatch(50)) !== null);
    right(await finishKeyChange(keys.door, at('ann')))
    expect(await keys.stateNow()).toBe('in-use')
  })
})

describe('when nobody has the key any more', () => {
  test('two papers bring it back to a key holder, and then it has to change', async () => {
    const ann = await keys.browserOf('ann')
    const { shares } = await ann.make()
    const secret = random(32)
    right(await ann.keep('case-1', secret))
    const again = await aBrowser(keys.door, at('ann'), 1)
    expect(await again.open(1)).toBeNull()
    const [first, , third] = shares
    if (!first || !third) throw new Error('there are three papers')
    expect(await again.recover([first, third])).toEqual({ ok: false, error: 'state' })
    await keys.byTwo(orderKeyRecovery)
    expect(await keys.stateNow()).toBe('recovery-ordered')
    expect(await again.recover([first, third])).toMatchObject({ ok: true })
    expect(await keys.stateNow()).toBe('change-ordered')
    expect(await again.open(1)).not.toBeNull()
    const wrong = { number: 3, staffKeyNumber: 2, wrapped: Uint8Array.of(1, 1, ...random(80)) }
    expect(await recoverKey(keys.door, at('ann'), { wraps: [wrong] })).toEqual({ ok: false, error: 'state' })
  })

  test('in the middle of a change both keys come back from their own papers', async () => {
    const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
    const first = await ann.make()
    const secret = random(32)
    right(await ann.keep('case-1', secret))
    await keys.byTwo(orderKeyChange)
    const second = await ann.begin()
    await aBrowser(keys.door, at('ann'), 1)
    await keys.byTwo(orderKeyRecovery)
    const { current, old } = await keys.keyFor('ben')
    const wraps: RecoveredKey[] = []
    for (const [key, { shares }] of [
      [old, first],
      [current, second],
    ] as const) {
      const privateKey = right(await combineShares(shares.slice(1), bytes(key?.publicKey ?? random(32))))
      const { wrapped, staffKeyNumber } = await wrapFor('ours', key?.number ?? 0, privateKey, receiverOf(ben))
      wraps.push({ number: key?.number ?? 0, staffKeyNumber, wrapped })
    }
    expect(await recoverKey(keys.door, at('ben'), { wraps: wraps.slice(0, 1) })).toEqual({
      ok: false,
      error: 'unknown-key',
    })
    expect(await recoverKey(keys.door, at('cas'), { wraps })).toEqual({ ok: false, error: 'not-a-holder' })
    expect(await recoverKey(keys.door, at('ben'), { wraps })).toMatchObject({ ok: true })
    expect(await keys.stateNow()).toBe('changing')
    while ((await ben.moveBatch(50)) !== null);
    right(await finishKeyChange(keys.door, at('ben')))
    expect(await keys.stateNow()).toBe('change-ordered')
  })

  test('and no papers, two administrators declare it lost, and a new one can be made; never while somebody has it', async () => {
    const ann = await keys.browserOf('ann')
    await ann.make()
    right(await ann.keep('case-1', random(32)))
    expect(await declareKeyLost(keys.door, at('one'))).toEqual({ ok: false, error: 'still-held' })
    const again = await aBrowser(keys.door, at('ann'), 1)
    right(await declareKeyLost(keys.door, at('one')))
    const { rows } = await sql<{ id: string }>`select id from organisations_request where outcome is null`.execute(
      keys.db,
    )
    await sql`update organisations_key_wrap set wrapped = '\\x0101'::bytea || decode(repeat('00', 80), 'hex'), taken_at = null`.execute(
      keys.db,
    )
    expect(await agreeWith(keys.door, at('two'), rows[0]?.id ?? '')).toEqual({ ok: false, error: 'still-held' })
    await sql`update organisations_key_wrap set wrapped = null, taken_at = now()`.execute(keys.db)
    right(await agreeWith(keys.door, at('two'), rows[0]?.id ?? ''))
    expect(await keys.stateNow()).toBe('absent')
    expect(await keys.keyFor()).toMatchObject({ current: null, next: 2 })
    const fresh = await aNewKey('ours', 2, 'ann', [receiverOf(again)])
    expect(await makeOrganisationKey(keys.door, at('ann'), fresh.kept)).toEqual({ ok: true, value: 2 })
  })

  test('of a new key that left with who made it, before anybody else had it, the one before goes on', async () => {
    const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
    await ann.make([ben])
    const secret = random(32)
    right(await ann.keep('case-1', secret))
    await keys.byTwo(orderKeyChange)
    await ann.begin()
    right(await ann.keep('case-2', random(32)))
    expect(await ann.moveBatch(50)).toBe(1)
    expect(await declareKeyLost(keys.door, at('one'))).toEqual({ ok: false, error: 'still-held' })
    right(await endMembership(keys.door, at('one'), 'ann'))
    expect(await keys.stateNow()).toBe('changing')
    expect(await ben.open(2)).toBeNull()
    await keys.byTwo(declareKeyLost)
    expect(await keys.keyFor('ben')).toMatchObject({
      state: 'change-ordered',
      current: { number: 1 },
      old: null,
      next: 3,
    })
    await ben.begin()
    while ((await ben.moveBatch(50)) !== null);
    right(await finishKeyChange(keys.door, at('ben')))
    const [kept] = right(await keptSecrets(keys.door, at('ben'), { number: 3, after: '' }))
    const newKey = await openingKey((await ben.open(3)) ?? random(32))
    const label = keptSecretLabel('ours', 'case-1')
    expect(await unwrapWithKey(newKey, bytes(kept?.wrapped ?? random(1)), label)).toEqual({ ok: true, value: secret })
  })
})
