import { type Kysely, sql } from 'kysely'
import { type Role, roles } from '../domain/roles.ts'
import type { DeskTables } from '../server/desk.ts'
import { aMember, anOrganisation } from './a-world.ts'

export const states = ['invited', 'active', 'away', 'ended'] as const
export type MembershipState = (typeof states)[number]

/** Who acts: somebody with one role at `ours`, whose membership stands like this; everybody is active at `theirs` as well. */
export interface Who {
  me: string
  role: Role
  state: MembershipState
}
export const everybody: readonly Who[] = roles.flatMap((role) =>
  states.map((state) => ({ me: `${role}-${state}`, role, state })),
)

/** One of everybody. */
export const someone = (role: Role, state: MembershipState = 'active'): Who => ({ me: `${role}-${state}`, role, state })

/** Organisations where there is a colleague in every state: one’s own, another, and one whose work goes on at one’s own. */
export const places = ['ours', 'theirs', 'before'] as const

/** Every row that a test of rows looks at, put there by the owner. */
export async function aTownFullOfRows(db: Kysely<DeskTables>): Promise<void> {
  await anOrganisation(db, 'ours')
  await anOrganisation(db, 'theirs')
  await anOrganisation(db, 'lonely')
  await anOrganisation(db, 'before', { until: '2099-01-01', successor: 'ours' })
  for (const place of places) {
    for (const state of states) await aMember(db, place, `${place}-${state}`, ['desk-officer'], state)
    for (const asker of ['one', 'two']) await aMember(db, place, `${place}-${asker}`, ['organisation-administrator'])
    await sql`insert into organisations_stand_in (organisation, away, person, from_day, until_day)
      values (${place}, ${`${place}-away`}, ${`${place}-one`}, '2020-01-01', '2099-01-01')`.execute(db)
    await invitation(db, place, 'open', null)
    await invitation(db, place, 'used', '2026-01-01')
    await request(db, `of-${place}`, place, `${place}-one`)
  }
  await aMember(db, 'lonely', 'lonely-one', ['organisation-administrator'])
  await aMember(db, 'lonely', 'lonely-invited', ['organisation-administrator'], 'invited')
  await invitation(db, 'lonely', 'open', null)
  for (const { me, role, state } of everybody) {
    await aMember(db, 'ours', me, [role], state)
    await aMember(db, 'theirs', me, ['desk-officer'])
    await request(db, `by-${me}`, 'ours', me)
  }
  await sql`insert into organisations_person (id, name, mail, language)
    values ('stranger', 'Persoon stranger', 'stranger@voorbeeld.example', 'nl')`.execute(db)
}

const invitation = (db: Kysely<DeskTables>, place: string, kind: string, usedAt: string | null) =>
  sql`insert into organisations_invitation (hash, person, organisation, invited_by, ends_at, used_at)
    values (sha256(convert_to(${`${place}-${kind}`}, 'UTF8')), ${`${place}-invited`}, ${place}, ${`${place}-one`}, '2099-01-01', ${usedAt}::timestamptz)`.execute(
    db,
  )

/** Somebody asked that a colleague gets in again. */
const request = (db: Kysely<DeskTables>, id: string, place: string, by: string) =>
  sql`insert into organisations_request (id, action, organisation, person, asked_by, ends_at)
    values (${id}, 'account.recover', ${place}, ${`${place}-active`}, ${by}, '2099-01-01')`.execute(db)
