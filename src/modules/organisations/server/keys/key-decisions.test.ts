import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { isLong } from '#platform/testing/long-form.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { keyHolders, type Role, roles } from '../../domain/roles.ts'
import { type MembershipState, states } from '../../testing/a-town-full-of-rows.ts'
import { aMember, anOrganisation, aWorld, type World } from '../../testing/a-world.ts'
import {
  deedsWithKey,
  deedsWithStaffKey,
  type KeyDeed,
  keyStates,
  withKey,
  withoutKeys,
  withStaffKeys,
} from '../../testing/deeds-with-keys.ts'
import { type Case, expected } from '../../testing/who-may.ts'
import type { DeskTables } from '../desk.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World
let db: Kysely<DeskTables>

beforeEach(async () => {
  world = await aWorld(database())
  db = world.db
  await anOrganisation(db, 'ours')
  await aMember(db, 'ours', 'me', ['trainer'])
  await aMember(db, 'ours', 'other', ['focal-point'])
  await aMember(db, 'ours', 'admin', ['organisation-administrator'])
})

interface Hat {
  role: Role
  state: MembershipState
  proved: boolean
}

/** What was expected of a deed: refused, held up for a proof, asked of a second person, or done. */
function expectedOf(
  { role, state, proved }: Hat,
  thing: Pick<Case, 'action' | 'state' | 'belongsTo' | 'about'>,
): string {
  // Who did not accept an invitation is nobody yet.
  if (state === 'invited') return 'refused'
  const steps = expected({ role, membership: state, organisationActive: true, madeBy: 'unknown', ...thing })
  if (steps === 'no') return 'refused'
  if (steps.includes('sign-in-again') && !proved) return 'prove-again'
  return steps.includes('second-person') ? 'asked' : 'done'
}

const refusals = ['not-here', 'role', 'relation', 'state', 'author']
function cameOf(result: Awaited<ReturnType<KeyDeed<string>['run']>>): string {
  if (result.ok) return result.value === 'asked' ? 'asked' : 'done'
  if (result.error === 'prove-again') return result.error
  // Anything else would be a fault of the test: its deeds have nothing else wrong with them.
  return refusals.includes(result.error) ? 'refused' : `refused as ${result.error}`
}

const lines = async () => {
  const { rows } = await sql<{ lines: number; action: string }>`
    select count(*)::int as lines, (array_agg(action order by line desc))[1] as action from platform_audit`.execute(db)
  return rows[0] ?? { lines: 0, action: '' }
}

/** Each line as it is called when it is not called as what was done. */
const called: Readonly<Record<string, readonly string[]>> = {
  'key.change': ['key.begin-change', 'key.rewrap'],
}

async function tryDeed(
  hat: Hat,
  deed: KeyDeed<Case['action']>,
  thing: Pick<Case, 'state' | 'belongsTo' | 'about'>,
): Promise<{ wrong: string | null; came: string }> {
  const before = await lines()
  const came = cameOf(await deed.run(world.door, { person: 'me', organisation: 'ours', proved: hat.proved }))
  const wanted = expectedOf(hat, { action: deed.action, ...thing })
  const who = `${hat.role}, ${hat.state}, ${hat.proved ? 'proved' : 'not proved'}: ${deed.action} (${thing.state})`
  if (came !== wanted) return { came, wrong: `${who}: ${wanted} → ${came}` }
  const after = await lines()
  const told = came === 'done' ? deed.lines : came === 'asked' ? 1 : 0
  if (after.lines - before.lines !== told) return { came, wrong: `${who}: ${after.lines - before.lines} lines` }
  const names = came === 'asked' ? [`${deed.action}.ask`] : (called[deed.action] ?? [deed.action])
  return { came, wrong: told === 1 && !names.includes(after.action) ? `${who}: written as ${after.action}` : null }
}

/** Of who is not at work only those are asked about who could do something with a key if they were, and one who could not. */
const someRoles: readonly Role[] = [...keyHolders, 'organisation-administrator', 'platform-administrator', 'trainer']

const hats: readonly Hat[] = roles.flatMap((role) =>
  states
    .filter((state) => state === 'active' || someRoles.includes(role))
    .flatMap((state) => (state === 'active' ? [true, false] : [true]).map((proved) => ({ role, state, proved }))),
)

/** In `npm test` a third of what somebody asks who is not there or proved nothing, another third than the next; the long form asks it all. */
const hasShare = (hat: Hat, at: number): boolean =>
  isLong || (hat.state === 'active' && hat.proved) || (hats.indexOf(hat) + at) % 3 === 0

const become = ({ role, state }: Hat) =>
  sql`update organisations_membership set roles = ${[role]}, state = ${state} where person = 'me'`.execute(db)

async function keysStandAs(state: (typeof keyStates)[number], holders: readonly string[]): Promise<void> {
  await withoutKeys(db)
  await withStaffKeys(db, ['me', 'other'])
  await withKey(db, 'ours', state, holders, 'admin')
}

describe('use cases of keys', () => {
  test('do with the key of the organisation what was expected, for every role and state, and write one line for what was done and none for what was not', {
    timeout: 300_000,
  }, async () => {
    const wrong: string[] = []
    let asked = 0
    let allowed = 0
    for (const hat of hats)
      for (const state of keyStates) {
        // A refusal left everything as it was.
        let isAsItWas = false
        await become(hat)
        for (const deed of deedsWithKey(state, 'other').filter((_, at) => hasShare(hat, at))) {
          if (!isAsItWas) await keysStandAs(state, keyHolders.includes(hat.role) ? ['me'] : [])
          const { wrong: fault, came } = await tryDeed(hat, deed, { state, belongsTo: 'own', about: 'nobody' })
          if (fault) wrong.push(fault)
          asked += 1
          isAsItWas = came !== 'done' && came !== 'asked'
          if (!isAsItWas) allowed += 1
          if (came === 'asked') await sql`delete from organisations_request`.execute(db)
        }
      }
    console.log(
      `${asked} decisions about the key compared with what was expected (${allowed} done or asked), ${wrong.length} wrong`,
    )
    if (isLong) expect(asked).toBe(hats.length * keyStates.length * 11)
    expect(asked).toBeGreaterThan(2 * hats.length * keyStates.length)
    expect(allowed).toBeGreaterThan(60)
    expect(wrong).toEqual([])
  })

  test('do with one’s own staff key what was expected', { timeout: 120_000 }, async () => {
    const wrong: string[] = []
    let asked = 0
    for (const hat of hats)
      for (const state of ['absent', 'in-use'] as const) {
        // A refusal left everything as it was.
        let isAsItWas = false
        await become(hat)
        for (const deed of deedsWithStaffKey(state)) {
          if (!isAsItWas) await withoutKeys(db)
          if (!isAsItWas && state === 'in-use') await withStaffKeys(db, ['me'])
          const { wrong: fault, came } = await tryDeed(hat, deed, { state, belongsTo: 'nobody', about: 'self' })
          if (fault) wrong.push(fault)
          asked += 1
          isAsItWas = came !== 'done'
        }
      }
    console.log(`${asked} decisions about staff keys compared with what was expected, ${wrong.length} wrong`)
    expect(asked).toBe(hats.length * 8)
    expect(wrong).toEqual([])
  })
})
