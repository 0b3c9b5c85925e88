import { type Kysely, sql } from 'kysely'
import type { Result } from '#kernel/result.ts'
import type { Actor } from '../server/acting.ts'
import type { Desk, DeskTables } from '../server/desk.ts'
import { type KeyState, type OrganisationKey, organisationKey } from '../server/keys/organisation-key.ts'
import { agreeWith } from '../server/settle-request.ts'
import type { Door } from '../server/sign-in/door.ts'
import { aBrowser, type Browser, right } from './a-browser.ts'
import { aMember, anOrganisation, aWorld } from './a-world.ts'

/** Somebody of `ours`, who just proved who they are. */
export const at = (person: string): Actor => ({ person, organisation: 'ours', proved: true })

/** An organisation `ours` with administrators `one` and `two`, and focal points `ann`, `ben` and `cas`, of whom nobody has a key yet. */
export interface KeyWorld {
  db: Kysely<DeskTables>
  door: Door
  browserOf(person: string): Promise<Browser>
  /** The key as somebody sees it; an administrator when nobody is named. */
  keyFor(person?: string): Promise<OrganisationKey>
  stateNow(): Promise<KeyState>
  /** One administrator asks, the other agrees. */
  byTwo(ask: (desk: Desk, actor: Actor) => Promise<Result<unknown, string>>): Promise<void>
}

export async function aKeyWorld(db: Kysely<DeskTables>): Promise<KeyWorld> {
  const { door } = await aWorld(db)
  await anOrganisation(db, 'ours')
  for (const person of ['one', 'two']) await aMember(db, 'ours', person, ['organisation-administrator'])
  for (const person of ['ann', 'ben', 'cas']) await aMember(db, 'ours', person, ['focal-point'])
  const keyFor = async (person = 'one') => right(await organisationKey(door, at(person)))
  return {
    db,
    door,
    browserOf: (person) => aBrowser(door, at(person)),
    keyFor,
    stateNow: async () => (await keyFor()).state,
    async byTwo(ask) {
      right(await ask(door, at('one')))
      const { rows } = await sql<{ id: string }>`select id from organisations_request where outcome is null`.execute(db)
      right(await agreeWith(door, at('two'), rows[0]?.id ?? ''))
    },
  }
}
