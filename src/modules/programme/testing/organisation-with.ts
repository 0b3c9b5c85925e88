import { type Kysely, sql } from 'kysely'
import type { Role } from '#modules/organisations/index.ts'
import type { DeskTables } from '#modules/organisations/server/index.ts'

/** Puts an organisation with its people into a database: `code` is that of a municipality, null for a province. */
export async function organisationWith<Tables extends DeskTables>(
  db: Kysely<Tables>,
  organisation: string,
  code: string | null,
  people: Readonly<Record<string, Role>>,
): Promise<void> {
  const kind = code === null ? 'province' : 'municipality'
  await sql`insert into organisations_organisation (id, kind, name, place_kind, place_code, first_day)
    values (${organisation}, ${kind}, ${organisation}, ${kind}, ${code}, '2020-01-01')`.execute(db)
  for (const [person, role] of Object.entries(people)) {
    await sql`insert into organisations_person (id, name, mail, language)
      values (${person}, ${`Rol ${person}`}, ${`${person}@voorbeeld.example`}, 'nl')`.execute(db)
    await sql`insert into organisations_membership (person, organisation, roles, state, since)
      values (${person}, ${organisation}, ${[role]}, 'active', '2026-01-01')`.execute(db)
  }
}
