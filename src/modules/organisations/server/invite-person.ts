import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { newToken, tokenHash } from '#platform/credentials/index.ts'
import { about } from '../domain/may.ts'
import { type Role, rolesAt } from '../domain/roles.ts'
import { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
import { writeDown } from './audit-lines.ts'
import { type Desk, type DeskTransaction, newId } from './desk.ts'
import { type OrganisationNow, organisationOn } from './organisations-read.ts'

/** A week: long enough for part-timers, short enough that a forgotten mail opens nothing. */
export const invitationDays = 7
const dayMs = 86_400_000

export interface Invited {
  name: string
  mail: string
  language: 'nl' | 'en'
  roles: readonly Role[]
}

/** What came of it. `link` is shown once, for who hands it over in person; it is in no mail when `mailed` is false. */
export interface Invitation {
  person: string
  link: string
  mailed: boolean
  endsAt: Date
}

/**
 * `unknown-organisation` · `role-not-here` – organisations of this kind have no such role · `needs-two` – an administrator is not invited
 * but made, by two · `already-here` – this mail address is of a colleague, or of somebody who left and whom the hat does not see.
 */
export type NotInvited = NotDone | 'unknown-organisation' | 'role-not-here' | 'needs-two' | 'already-here'

/** Invites somebody by mail to an organisation, or once more when they did not come or had left. */
export function invitePerson(
  desk: Desk,
  actor: Actor,
  organisation: string,
  invited: Invited,
): Promise<Result<Invitation, NotInvited>> {
  return asActor<Invitation, NotInvited>(desk, actor, async (trx, hat) => {
    const at = await organisationOn(trx, organisation)
    if (!at) return err('unknown-organisation')
    if (invited.roles.length === 0 || invited.roles.some((role) => !rolesAt(at.kind).includes(role)))
      return err('role-not-here')
    const administers = invited.roles.some(isAdministrator)
    const may = mayNow(
      hat,
      administers ? 'organisation.invite-administrator' : 'organisation.invite',
      about(at.id, at.state, { successor: at.successor }),
      actor,
    )
    // The platform may while there are fewer than two; an organisation itself makes an administrator with two people.
    if (!may.ok) return err(administers && may.error === 'role' ? 'needs-two' : may.error)
    const person = await personFor(desk, trx, at, invited)
    const comes = await askToCome(trx, actor, at.id, person, [...new Set(invited.roles)])
    if (!comes.ok) return comes
    const invitation = await sendInvitation(desk, trx, { actor, at, person, invited, kind: 'invitation' })
    await writeDown(trx, actor, 'organisation.invite', `person:${person}`, {
      at: at.id,
      roles: invited.roles.length,
      administrator: administers,
      mailed: invitation.mailed,
    })
    return ok(invitation)
  })
}

const isAdministrator = (role: Role) => role === 'organisation-administrator' || role === 'platform-administrator'

async function personFor(desk: Desk, trx: DeskTransaction, at: OrganisationNow, invited: Invited): Promise<string> {
  const { rows } = await sql<{ person: string }>`
    select organisations_person_for(${newId(desk.random)}, ${invited.name}, ${invited.mail}, ${invited.language}, ${at.id}) as person
  `.execute(trx)
  return rows[0]?.person ?? ''
}

/** Nobody asks themselves to come: the platform would be inside of any organisation that has few administrators. */
async function askToCome(
  trx: DeskTransaction,
  actor: Actor,
  organisation: string,
  person: string,
  roles: readonly Role[],
): Promise<Result<true, 'author' | 'already-here'>> {
  if (person === actor.person && organisation !== actor.organisation) return err('author')
  if (await letIn(trx, organisation, person, roles)) return ok(true)
  const isBack = organisation !== actor.organisation && (await askBack(trx, organisation, person, roles))
  return isBack ? ok(true) : err('already-here')
}

/** A first administrator who left is asked back by the platform, which does not see them: the database looks for it. */
async function askBack(trx: DeskTransaction, organisation: string, person: string, roles: readonly Role[]) {
  if (roles.some((role) => role !== 'organisation-administrator')) return false
  const asked = await sql<{ is: boolean }>`select organisations_ask_back(${person}, ${organisation}) as is`.execute(trx)
  return asked.rows[0]?.is === true
}

/** False when the person is there already, or had left an organisation whose people the hat does not see. */
async function letIn(trx: DeskTransaction, organisation: string, person: string, roles: readonly Role[]) {
  const known = await sql<{ state: string | null }>`
    select organisations_membership_state(${person}, ${organisation}) as state
  `.execute(trx)
  const state = known.rows[0]?.state ?? null
  if (state === 'active' || state === 'away') return false
  if (state === null) {
    await sql`insert into organisations_membership (person, organisation, roles, state, since)
      values (${person}, ${organisation}, ${[...roles]}, 'invited', organisations_today())`.execute(trx)
    return true
  }
  const again = await sql`update organisations_membership set state = 'invited', roles = ${[...roles]},
      since = case when state = 'invited' and roles = ${[...roles]} then since else organisations_today() end
    where person = ${person} and organisation = ${organisation}`.execute(trx)
  return state === 'invited' || again.numAffectedRows === 1n
}

/** A new invitation in the place of those before it, and a letter where letters leave. */
export async function sendInvitation(
  desk: Desk,
  trx: DeskTransaction,
  sent: {
    actor: Actor
    at: { id: string; name: string }
    person: string
    invited: Pick<Invited, 'name' | 'mail' | 'language'>
    kind: 'invitation' | 'recovery'
  },
): Promise<Invitation> {
  const { actor, at, person, invited, kind } = sent
  const token = newToken(desk.random)
  const endsAt = new Date(desk.now().getTime() + invitationDays * dayMs)
  await trx
    .deleteFrom('organisations_invitation')
    .where('person', '=', person)
    .where('organisation', '=', at.id)
    .where('used_at', 'is', null)
    .execute()
  await trx
    .insertInto('organisations_invitation')
    .values({
      hash: await tokenHash('invitation', token),
      person,
      organisation: at.id,
      invited_by: actor.person,
      ends_at: endsAt,
    })
    .execute()
  const link = desk.invitationAddress(token, invited.language)
  const values = { organisation: at.name, name: invited.name, link, until: endsAt.toISOString() }
  await desk.post?.(trx, { kind, to: invited.mail, language: invited.language, values, sendBefore: endsAt })
  return { person, link, mailed: desk.post !== null, endsAt }
}
