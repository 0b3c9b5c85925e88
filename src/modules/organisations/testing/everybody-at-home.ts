import { type Kysely, sql } from 'kysely'
import type { Role } from '../domain/roles.ts'
import type { DeskTables } from '../server/desk.ts'
import { type MembershipState, places, states } from './a-town-full-of-rows.ts'
import { aMember, anOrganisation } from './a-world.ts'

/**
 * `me` at `ours`, where there is a colleague in every state, two administrators and two who hold the key; another organisation, one with few administrators,
 * and two whose work goes on at `ours`, of which one ended. How it was stands in `as_it_was`.
 */
export async function everybodyAtHome(db: Kysely<DeskTables>): Promise<void> {
  await anOrganisation(db, 'ours')
  await anOrganisation(db, 'theirs')
  await anOrganisation(db, 'lonely')
  await anOrganisation(db, 'before', { until: '2099-01-01', successor: 'ours' })
  await anOrganisation(db, 'gone', { until: '2026-01-01', successor: 'ours' })
  for (const place of places) {
    for (const state of states) await aMember(db, place, `${place}-${state}`, ['desk-officer'], state)
    const two = place === 'ours' ? ['one', 'two'] : [`${place}-one`, `${place}-two`]
    for (const person of two) await aMember(db, place, person, ['organisation-administrator'])
  }
  for (const person of ['key', 'key-too']) await aMember(db, 'ours', person, ['focal-point'])
  await aMember(db, 'ours', 'me', ['trainer'])
  await sql`create table as_it_was as select * from organisations_membership`.execute(db)
}

/** `me` has this role and state from now on. */
export const becomes = (db: Kysely<DeskTables>, role: Role, state: MembershipState) =>
  sql`update organisations_membership set roles = ${[role]}, state = ${state} where person = 'me'`.execute(db)

interface Line {
  line: number
  actor: string | null
  organisation: string | null
  action: string | null
}

/** The last line of the audit; 0: there is none. */
export async function lastLineOf(db: Kysely<DeskTables>): Promise<Line> {
  const { rows } = await sql<Line>`select h.line::int as line, a.actor, a.organisation, a.action
    from platform_audit_head h left join platform_audit a using (line)`.execute(db)
  return rows[0] ?? { line: 0, actor: null, organisation: null, action: null }
}
