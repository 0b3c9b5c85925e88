import fc from 'fast-check'
import { type Kysely, type KyselyPlugin, sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { type Bytes, openingKey, unwrapWithKey, wrapToKey } from '#platform/sealing/index.ts'
import { inLongForm } from '#platform/testing/long-form.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { keptSecretLabel } from '../../domain/keys/labels.ts'
import { aNewKey, type Browser, bytes, openBrowser, random, receiverOf, right } from '../../testing/a-browser.ts'
import { aKeyWorld, type KeyWorld } from '../../testing/a-key-world.ts'
import { withoutKeys } from '../../testing/deeds-with-keys.ts'
import type { Desk, DeskTables } from '../desk.ts'
import { beginKeyChange } from './hold-key.ts'
import { finishKeyChange } from './move-secrets.ts'

const database = databasePerTest<DeskTables>('migrations')
let keys: KeyWorld
let db: Kysely<DeskTables>
beforeEach(async () => {
  keys = await aKeyWorld(database())
  db = keys.db
})

class Killed extends Error {}

/** A desk whose server is killed at its n-th statement: what it was doing is undone, and nobody hears anything. */
function killedAt(desk: Desk, statement: number): Desk {
  let said = 0
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      said += 1
      if (said === statement) throw new Killed()
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { ...desk, db: desk.db.withPlugin(plugin) }
}

interface Kept {
  secrets: Map<string, Bytes>
  ann: Browser
  ben: Browser
  oldKey: Bytes
}

/** An organisation with this many secrets under its first key, which two people have, and which has to change. */
async function secretsToMove(many: number): Promise<Kept> {
  await withoutKeys(db)
  const [ann, ben] = [await keys.browserOf('ann'), await keys.browserOf('ben')]
  await ann.make([ben])
  const { current } = await keys.keyFor()
  const secrets = new Map<string, Bytes>()
  for (let at = 0; at < many; at += 1) {
    const subject = `case-${String(at).padStart(4, '0')}`
    const secret = random(32)
    secrets.set(subject, secret)
    const label = keptSecretLabel('ours', subject)
    const wrapped = right(await wrapToKey(bytes(current?.publicKey ?? random(32)), secret, label))
    await sql`insert into organisations_kept_secret (organisation, subject, key_number, wrapped)
      values ('ours', ${subject}, 1, ${Buffer.from(wrapped)})`.execute(db)
  }
  await sql`update organisations_key set state = 'change-ordered'`.execute(db)
  return { secrets, ann, ben, oldKey: (await ann.open(1)) ?? random(32) }
}

/** One step on the way, whichever comes next. True: the change is finished. */
async function step(desk: Desk, { actor, staffKey, number }: Browser, other: Browser, batch: number): Promise<boolean> {
  const self = openBrowser(desk, actor, staffKey, number)
  const { state, next, current, left } = await keys.keyFor(actor.person)
  if (state === 'in-use') return true
  if (state === 'change-ordered') {
    const { kept } = await aNewKey('ours', next, actor.person, [receiverOf(self), receiverOf(other)])
    right(await beginKeyChange(desk, actor, { fromNumber: current?.number ?? 0, ...kept }))
    return false
  }
  if (left > 0) {
    await self.moveBatch(batch)
    return false
  }
  right(await finishKeyChange(desk, actor))
  return true
}

/** Goes on until it is done; where it is killed the other one goes on. Gives how often that was. */
async function moveAll({ ann, ben }: Kept, batch: number, kills: readonly number[], onKill: () => Promise<void>) {
  const waiting = [...kills]
  let killed = 0
  let desk = killedAt(keys.door, waiting.shift() ?? 0)
  for (;;) {
    const [self, other] = killed % 2 === 0 ? [ann, ben] : [ben, ann]
    try {
      if (await step(desk, self, other, batch)) return killed
    } catch (cause) {
      if (!(cause instanceof Killed)) throw cause
      killed += 1
      desk = killedAt(keys.door, waiting.shift() ?? 0)
      await onKill()
    }
  }
}

/** How many of the secrets each of the two keys opens. */
async function openedBy(privateKey: Bytes, { secrets }: Kept): Promise<Set<string>> {
  const key = await openingKey(privateKey)
  const { rows } = await sql<{ subject: string; wrapped: Uint8Array }>`
    select subject, wrapped from organisations_kept_secret`.execute(db)
  const opened = new Set<string>()
  for (const { subject, wrapped } of rows) {
    const secret = await unwrapWithKey(key, bytes(wrapped), keptSecretLabel('ours', subject))
    if (!secret.ok) continue
    expect(secret.value, subject).toEqual(secrets.get(subject))
    opened.add(subject)
  }
  return opened
}

async function everySecretOpens(kept: Kept): Promise<void> {
  const number = (await keys.keyFor('ann')).current?.number ?? 0
  const newKey = await kept.ann.open(number)
  expect(newKey).not.toBeNull()
  expect((await openedBy(newKey ?? random(32), kept)).size).toBe(kept.secrets.size)
  expect((await openedBy(kept.oldKey, kept)).size, 'with the old key').toBe(0)
}

const changes = inLongForm(6, 20)

test('killed at any statement of any step, no secret is ever out of reach, and in the end all open with the new key only', {
  timeout: 240_000,
}, async () => {
  let killed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 1, maxLength: 6 }),
      async (batch, kills) => {
        const kept = await secretsToMove(9)
        const reachable = async () => {
          const { current, old } = await keys.keyFor('ann')
          const opened = new Set<string>()
          for (const key of [current, old])
            for (const one of await openedBy((await kept.ann.open(key?.number ?? 0)) ?? random(32), kept))
              opened.add(one)
          expect(opened.size).toBe(kept.secrets.size)
        }
        killed += await moveAll(kept, batch, kills, reachable)
        await everySecretOpens(kept)
      },
    ),
    { numRuns: changes },
  )
  console.log(`killed ${killed} times in ${changes} changes`)
  expect(killed).toBeGreaterThan(changes / 2)
})

const many = inLongForm(300, 1000)

test(`${many} secrets are moved by two people who are killed on the way: all open with the new key, none with the old`, {
  timeout: 240_000,
}, async () => {
  const kept = await secretsToMove(many)
  const killed = await moveAll(kept, 50, [7, 31, 58, 22, 90], async () => undefined)
  expect(killed).toBe(5)
  await everySecretOpens(kept)
})
