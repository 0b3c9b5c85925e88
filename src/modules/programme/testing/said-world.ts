import { type Kysely, sql } from 'kysely'
import { day } from '#kernel/days.ts'
import type { Actor, DeskTables } from '#modules/organisations/server/index.ts'
import { loadPermissions } from '#modules/organisations/server/index.ts'
import type { Saying } from '../domain/editing/said.ts'
import { loadKeepers } from '../server/editing/load-keepers.ts'
import type { Ground } from '../server/editing/say-of-item.ts'
import type { EditingTables } from '../server/editing/tables.ts'
import { publishedAreas, publishedProgramme } from './published-programme.ts'

export type SaidTables = DeskTables & EditingTables
export const ground: Ground = { programme: publishedProgramme, areas: publishedAreas }

const organisations = [
  ['provincie', 'province', 'province', null, null],
  ['eindhoven', 'municipality', 'municipality', 'GM0772', null],
  ['elders', 'municipality', 'municipality', 'GM9999', null],
  ['rwb', 'region', 'region', 'RWB', 'rwb'],
  ['helpen', 'help-organisation', 'country', null, null],
] as const

const people = [
  ['manager', 'provincie', ['programme-manager']],
  ['collega', 'provincie', ['policy-officer']],
  ['griffier', 'provincie', ['council-clerk']],
  ['beleid', 'eindhoven', ['policy-officer']],
  ['balie', 'eindhoven', ['desk-officer']],
  ['ander', 'elders', ['policy-officer']],
  ['secretaris', 'rwb', ['table-secretary']],
  ['hulp', 'helpen', ['help-point-worker']],
  ['afwezig', 'provincie', ['programme-manager'], 'away'],
] as const

/** Organisations that keep things of the register of the project, and people who may say something of them, or may not. */
export async function aSaidWorld(db: Kysely<SaidTables>): Promise<void> {
  await loadPermissions(db)
  for (const [id, kind, place, code, scheme] of organisations)
    await sql`insert into organisations_organisation (id, kind, name, place_kind, place_code, place_scheme, first_day)
      values (${id}, ${kind}, ${`Organisatie ${id}`}, ${place}, ${code}, ${scheme}, '2020-01-01')`.execute(db)
  for (const [person, organisation, roles, state = 'active'] of people) {
    await sql`insert into organisations_person (id, name, mail, language)
      values (${person}, ${`Persoon ${person}`}, ${`${person}@voorbeeld.example`}, 'nl')`.execute(db)
    await sql`insert into organisations_membership (person, organisation, roles, state, since)
      values (${person}, ${organisation}, ${[...roles]}, ${state}, '2026-01-01')`.execute(db)
  }
  await loadKeepers(db, publishedProgramme, publishedAreas, day('2026-11-29'))
}

export const actorNamed = (person: string, proved = true): Actor => ({
  person,
  organisation: people.find(([id]) => id === person)?.[1] ?? '',
  proved,
})

/** Found in a document that is published. */
export const aSaying = (changes: Partial<Saying> & Pick<Saying, 'change'>): Saying =>
  ({
    when: '2026-10',
    nl: 'Het staat in de brief.',
    en: null,
    shown: { kind: 'document', title: 'Brief', address: 'https://voorbeeld.example/brief' },
    ...changes,
  }) as Saying
