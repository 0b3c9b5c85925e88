import { type Kysely, sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { openOrganisationKey, recoverOrganisationKey, unlockStaffKey } from '../../ceremonies/index.ts'
import { bytes, right } from '../../testing/a-browser.ts'
import { aWorld, type World } from '../../testing/a-world.ts'
import type { DeskTables } from '../desk.ts'
import { canBeRead, organisationKey } from '../keys/organisation-key.ts'
import { keepStaffKey, ownStaffKey } from '../keys/own-staff-key.ts'
import { demoKeys } from './demo-keys.ts'
import { type DemoOrganisation, loadDemo } from './load-demo.ts'

const database = databasePerTest<DeskTables>('migrations')
let db: Kysely<DeskTables>
let world: World

const town: DemoOrganisation = {
  id: 'stad',
  kind: 'municipality',
  name: 'Gemeente Stad',
  place: { kind: 'municipality', code: 'GM9901' },
  hasKey: true,
  people: [
    { id: 'eerste', name: 'Aandachtsfunctionaris', roles: ['focal-point'] },
    { id: 'tweede', name: 'Tweede aandachtsfunctionaris', roles: ['second-focal-point'] },
    { id: 'balie', name: 'Balie', roles: ['desk-officer'] },
  ],
}
const load = () => loadDemo(world.door, [town], 'regen op een warme steen')
const at = (person: string) => ({ person, organisation: 'stad', proved: true })

beforeEach(async () => {
  world = await aWorld(database())
  db = world.db
  await load()
})

test('who holds the key opens it with the passphrase of the demonstration, and two of its papers give it back', async () => {
  for (const person of ['eerste', 'tweede']) {
    const own = right(await ownStaffKey(world.door, at(person)))
    const { current } = right(await organisationKey(world.door, at(person)))
    if (!own || !current?.mine) throw new Error('they have both keys')
    const place = { person, number: own.number, publicKey: bytes(own.publicKey) }
    const wrapped = bytes(own.ways[0]?.wrapped ?? new Uint8Array())
    const privateKey = right(await unlockStaffKey(place, wrapped, { passphrase: demoKeys.passphrase }))
    const key = { organisation: 'stad', number: 1, publicKey: bytes(current.publicKey) }
    expect((await openOrganisationKey(key, { person, privateKey }, bytes(current.mine))).ok).toBe(true)
    const [first, second, third] = demoKeys.papers
    for (const two of [
      [first, second],
      [second, third],
      [first, third],
    ] as const)
      expect((await recoverOrganisationKey(key, two, { person, publicKey: place.publicKey })).ok).toBe(true)
  }
  expect(await canBeRead(db, 'stad')).toBe(true)
})

test('the next start leaves keys as people left them', async () => {
  const own = right(await ownStaffKey(world.door, at('eerste')))
  const ways = [
    { way: 'passkey' as const, passkey: 'a-passkey-of-a-test', wrapped: Uint8Array.of(1, 3, ...new Uint8Array(80)) },
  ]
  right(await keepStaffKey(world.door, at('eerste'), { after: 1, publicKey: own?.publicKey ?? new Uint8Array(), ways }))
  await load()
  const { rows } = await sql<{ person: string; number: number; taken: boolean }>`
    select person, staff_key_number as number, taken_at is not null as taken from organisations_key_wrap order by person`.execute(
    db,
  )
  expect(rows).toEqual([
    { person: 'eerste', number: 1, taken: true },
    { person: 'tweede', number: 1, taken: false },
  ])
})
