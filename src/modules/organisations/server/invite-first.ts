import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { appendAudit } from '#platform/audit/index.ts'
import { type Desk, type DeskTransaction, newId } from './desk.ts'
import { type Invitation, type Invited, sendInvitation } from './invite-person.ts'

const role = 'platform-administrator'
const operator = 'operator'

/** `enough` – two administrators of the platform are there, and let others in with two · `already-here` – this mail address is of one of them. */
export type NotFirst = 'enough' | 'already-here'

/**
 * Invites an administrator of the platform while there are fewer than two, and makes the platform where there is none: the only invitation that nobody
 * who is signed in sends. For the owner of the database, on the command line. The link is given back and mailed to nobody.
 */
export function inviteFirst(
  desk: Omit<Desk, 'post'>,
  invited: Pick<Invited, 'name' | 'mail' | 'language'>,
): Promise<Result<Invitation, NotFirst>> {
  return desk.db.transaction().execute(async (trx): Promise<Result<Invitation, NotFirst>> => {
    const at = await platformOf(trx)
    // One at a time: the same lock as for every change of the people of an organisation.
    await sql`select pg_advisory_xact_lock(20201233, hashtext(${at.id}))`.execute(trx)
    if ((await administrators(trx, at.id)) >= 2) return err('enough')
    const person = await personWith(trx, newId(desk.random), invited)
    const { numAffectedRows } = await sql`
      insert into organisations_membership (person, organisation, roles, state, since)
      values (${person}, ${at.id}, ${[role]}, 'invited', organisations_today())
      on conflict (person, organisation) do update set roles = excluded.roles, state = 'invited', since = excluded.since
        where organisations_membership.state in ('invited', 'ended')`.execute(trx)
    if (numAffectedRows !== 1n) return err('already-here')
    const actor = { person: operator, organisation: at.id, proved: true }
    const sent = { actor, at, person, invited, kind: 'invitation' } as const
    const invitation = await sendInvitation({ ...desk, post: null }, trx, sent)
    await appendAudit(trx, {
      actor: operator,
      organisation: at.id,
      action: 'organisation.invite',
      object: `person:${person}`,
      detail: { at: at.id, roles: 1, administrator: true, mailed: false },
    })
    return ok(invitation)
  })
}

async function platformOf(trx: DeskTransaction): Promise<{ id: string; name: string }> {
  await sql`
    insert into organisations_organisation (id, kind, name, place_kind, first_day)
    select 'platform', 'platform', 'Baken-platform', 'country', organisations_today()
    where not exists (select from organisations_organisation where kind = 'platform')`.execute(trx)
  const one = await trx
    .selectFrom('organisations_organisation')
    .select(['id', 'name'])
    .where('kind', '=', 'platform')
    .orderBy('id')
    .executeTakeFirst()
  if (!one) throw new Error('the platform was made and is not there')
  return one
}

async function administrators(trx: DeskTransaction, platform: string): Promise<number> {
  const { rows } = await sql<{ there: number }>`
    select count(*)::int as there from organisations_membership
    where organisation = ${platform} and state in ('active', 'away') and ${role} = any (roles)`.execute(trx)
  return rows[0]?.there ?? 0
}

/** The person with this mail address, or a new one; who was there keeps their name. */
async function personWith(
  trx: DeskTransaction,
  fresh: string,
  { name, mail, language }: Pick<Invited, 'name' | 'mail' | 'language'>,
): Promise<string> {
  await sql`insert into organisations_person (id, name, mail, language) values (${fresh}, ${name}, ${mail}, ${language})
    on conflict (lower(mail)) do nothing`.execute(trx)
  const { rows } = await sql<{ id: string }>`
    select id from organisations_person where lower(mail) = lower(${mail})`.execute(trx)
  return rows[0]?.id ?? ''
}
