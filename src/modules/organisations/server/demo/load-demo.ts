import { sql } from 'kysely'
import { hashPassword } from '#platform/credentials/index.ts'
import type { OrganisationKind, Place } from '../../domain/organisation.ts'
import type { Role } from '../../domain/roles.ts'
import type { DeskTransaction } from '../desk.ts'
import { placeColumns } from '../organisation-place.ts'
import type { Door } from '../sign-in/door.ts'
import { lockedSecret, secretFor } from '../sign-in/second-factor.ts'
import { addDemoKeys } from './demo-keys.ts'

/** An organisation of the demonstration with its people. Everything is made up, and nobody has a name. */
export interface DemoOrganisation {
  id: string
  kind: OrganisationKind
  name: string
  place: Place
  people: readonly { id: string; name: string; roles: readonly Role[]; state?: 'away' }[]
  /** Whether it has a key from the start; of others the first key can be made. */
  hasKey?: true
}

/** Where no mail ever goes: the ending that is set apart for examples (RFC 2606). */
export const demoMail = (person: string): string => `${person}@voorbeeld.example`
export const demoSecret = (door: Pick<Door, 'serverKey'>, person: string) => secretFor(door, `demo:${person}`)

const firstDay = '2020-01-01'

/**
 * Puts the demonstration into the database, for its owner. What is there already stays as people left it, so that a demonstration can go on
 * tomorrow; `password` is everybody's.
 */
export async function loadDemo(
  door: Pick<Door, 'db' | 'serverKey' | 'random' | 'now'>,
  organisations: readonly DemoOrganisation[],
  password: string,
): Promise<void> {
  await door.db.transaction().execute(async (trx) => {
    for (const organisation of organisations) {
      await addOrganisation(trx, organisation)
      for (const person of organisation.people) await addPerson(door, trx, organisation, person, password)
      if (organisation.hasKey) await addDemoKeys(door, trx, organisation)
    }
  })
}

const addOrganisation = (trx: DeskTransaction, { id, kind, name, place }: DemoOrganisation) =>
  trx
    .insertInto('organisations_organisation')
    .values({ id, kind, name, first_day: firstDay, ...placeColumns(place) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

async function addPerson(
  door: Pick<Door, 'serverKey' | 'random' | 'now'>,
  trx: DeskTransaction,
  { id: organisation }: DemoOrganisation,
  {
    id: person,
    name,
    roles,
    state = 'active' as const,
  }: Omit<DemoOrganisation['people'][number], 'state'> & {
    state?: 'away' | 'active'
  },
  password: string,
): Promise<void> {
  await sql`insert into organisations_person (id, name, mail, language)
    values (${person}, ${name}, ${demoMail(person)}, 'nl') on conflict do nothing`.execute(trx)
  await sql`insert into organisations_membership (person, organisation, roles, state, since)
    values (${person}, ${organisation}, ${[...roles]}, ${state}, ${firstDay}) on conflict do nothing`.execute(trx)
  const known = await trx
    .selectFrom('organisations_account')
    .select('person')
    .where('person', '=', person)
    .executeTakeFirst()
  const totp = await lockedSecret(door, person, demoSecret(door, person))
  // The key of the server may be another than last time: then the app of the demonstration has another secret too.
  if (known) {
    await trx.updateTable('organisations_account').set({ totp }).where('person', '=', person).execute()
    return
  }
  const hash = await hashPassword(password, door.random(16))
  await trx
    .insertInto('organisations_account')
    .values({ person, password: hash, totp, totp_step: 0, made_at: door.now() })
    .execute()
}
