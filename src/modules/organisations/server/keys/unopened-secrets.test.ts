import { beforeEach, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { rewrapSecrets } from '../../ceremonies/index.ts'
import { type Browser, bytes, random, right } from '../../testing/a-browser.ts'
import { aKeyWorld, at, type KeyWorld } from '../../testing/a-key-world.ts'
import type { DeskTables } from '../desk.ts'
import { finishKeyChange, keepSecret, moveAgain, rewrap, secretsToRewrap } from './move-secrets.ts'
import { orderKeyChange } from './order-key.ts'
import { keptSecrets } from './organisation-key.ts'

const database = databasePerTest<DeskTables>('migrations')
let keys: KeyWorld
let ann: Browser
let ben: Browser
beforeEach(async () => {
  keys = await aKeyWorld(database())
  ann = await keys.browserOf('ann')
  ben = await keys.browserOf('ben')
  await ann.make([ben])
  for (const subject of ['case-0', 'case-1', 'case-2']) right(await ann.keep(subject, random(32)))
})

test('a change ends without secrets that do not open, as many as somebody said; they stay where they are and are named', async () => {
  const rubbish = Uint8Array.of(1, 1, ...random(80))
  right(await keepSecret(keys.door, at('ann'), { subject: 'case-rubbish', wrapped: rubbish, keyNumber: 1 }))
  await keys.byTwo(orderKeyChange)
  await ann.begin([ben])
  const { secrets: all } = right(await secretsToRewrap(keys.door, at('ann'), {}))
  expect(all.map(({ subject }) => subject)).toContain('case-rubbish')
  const [oldKey, newKey] = [await ann.open(1), await ann.open(2)]
  const moved = await rewrapSecrets(
    'ours',
    oldKey ?? random(32),
    newKey ?? random(32),
    all.map(({ subject, wrapped }) => ({ subject, from: 1, wrapped: bytes(wrapped) })),
  )
  expect(moved.unopened).toEqual(['case-rubbish'])
  right(await rewrap(keys.door, at('ann'), moved.rewrapped))
  for (const without of [0, 2])
    expect(await finishKeyChange(keys.door, at('ann'), without)).toEqual({ ok: false, error: 'secrets-left' })
  right(await finishKeyChange(keys.door, at('ann'), 1))
  expect(await keys.keyFor('ann')).toMatchObject({ state: 'in-use', left: 0, behind: ['case-rubbish'] })
  expect((await keys.keyFor()).behind, 'an administrator sees no secrets').toEqual([])
  expect(right(await keptSecrets(keys.door, at('ann'), { number: 2, after: '' }))).toHaveLength(3)
})

test('a secret is moved anew that somebody wrapped wrongly, as long as it is under the old key too', async () => {
  await keys.byTwo(orderKeyChange)
  await ann.begin([ben])
  right(await ann.keep('case-new', random(32)))
  const wrapped = Uint8Array.of(1, 1, ...random(80))
  right(await rewrap(keys.door, at('ben'), [{ subject: 'case-1', from: 1, wrapped }]))
  expect((await keys.keyFor()).left).toBe(2)
  expect(await moveAgain(keys.door, at('ann'), ['case-1', 'case-new', 'case-2'])).toEqual({ ok: true, value: 1 })
  expect((await keys.keyFor()).left).toBe(3)
  expect(right(await keptSecrets(keys.door, at('ann'), { number: 2, after: '' }))).toMatchObject([
    { subject: 'case-new' },
  ])
})
