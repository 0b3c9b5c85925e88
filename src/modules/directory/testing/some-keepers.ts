import { type Kysely, sql } from 'kysely'
import { type Actor, loadPermissions } from '#modules/organisations/server/index.ts'
import { ownSource } from '../domain/kept-row.ts'
import { directoryStore } from '../server/directory-store.ts'
import type { KeepingDesk, KeepingTables } from '../server/keeping/keeping-desk.ts'
import { publishDirectory } from '../server/publish-directory.ts'
import { keptDirectory, someNames } from './some-directory.ts'

export const keeper = 'hulppunt'
export const worker: Actor = { person: 'medewerker', organisation: keeper, proved: false }
export const colleague: Actor = { person: 'collega', organisation: keeper, proved: false }
/** Works there too, and does not open doors. */
export const translator: Actor = { person: 'vertaler', organisation: keeper, proved: false }
/** The same at another organisation, which keeps rows of its own. */
export const stranger: Actor = { person: 'buur', organisation: 'buren', proved: false }
export const platform: Actor = { person: 'platformbeheerder', organisation: 'platform', proved: true }

export const keptNames = () => ({ ...someNames(), sources: new Set(['T-1', ownSource]) })

/** A desk on a database with that directory: `hulppunt` keeps the first organisation, `buren` the other. */
export async function aKeepingDesk(db: Kysely<KeepingTables>): Promise<KeepingDesk & { at(time: string): void }> {
  await loadPermissions(db.$pickTables<'organisations_permission'>() as never)
  for (const [id, kind] of [
    [keeper, 'help-organisation'],
    ['buren', 'help-organisation'],
    ['platform', 'platform'],
  ])
    await sql`insert into organisations_organisation (id, kind, name, place_kind, first_day)
      values (${id}, ${kind}, ${`Organisatie ${id}`}, 'country', '2020-01-01')`.execute(db)
  await aPerson(db, worker, 'help-point-worker')
  await aPerson(db, colleague, 'help-point-worker')
  await aPerson(db, translator, 'translator')
  await aPerson(db, stranger, 'help-point-worker')
  await aPerson(db, platform, 'platform-administrator')
  await sql`insert into directory_steward (directory_organisation, organisation) values ('the-club', ${keeper}), ('the-others', 'buren')`.execute(
    db,
  )
  let now = new Date('2026-11-29T12:00:00Z')
  await publishDirectory(keptDirectory(), rowStore(db), keptNames(), now)
  return {
    db,
    known: keptNames(),
    now: () => now,
    languages: () => ['nl', 'en', 'pl'],
    at: (time) => {
      now = new Date(time)
    },
  }
}

export const rowStore = (db: Kysely<KeepingTables>) =>
  directoryStore(db.$pickTables<'directory_row' | 'directory_edition'>())

async function aPerson(db: Kysely<KeepingTables>, { person, organisation }: Actor, role: string): Promise<void> {
  await sql`insert into organisations_person (id, name, mail, language)
    values (${person}, ${`Persoon ${person}`}, ${`${person}@voorbeeld.example`}, 'nl')`.execute(db)
  await sql`insert into organisations_membership (person, organisation, roles, state, since)
    values (${person}, ${organisation}, ${[role]}, 'active', '2026-01-01')`.execute(db)
}

export const wantSecondLook = (db: Kysely<KeepingTables>) =>
  sql`update organisations_organisation set second_look = true where id = ${keeper}`.execute(db)
