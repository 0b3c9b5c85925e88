import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import type { Membership } from '../domain/membership.ts'
import type { Role } from '../domain/roles.ts'
import type { DeskTransaction } from './desk.ts'
import { rolesIn } from './hats.ts'

/** A colleague as the page of people shows them: what the hat may see of them. */
export interface Member extends Membership {
  name: string
  mail: string
  language: 'nl' | 'en'
  /** The day since which it stands like this. */
  since: Day
  /** Until when the invitation that is out may be used; null when none is out. */
  invitedUntil: Date | null
  /** Who does their work while they are away. */
  standIns: readonly { person: string; from: Day; until: Day }[]
}

const stretch = z.object({ person: z.string(), from: z.string(), until: z.string() })
const memberRow = z.object({
  person: z.string(),
  organisation: z.string(),
  name: z.string(),
  mail: z.string(),
  language: z.enum(['nl', 'en']),
  roles: z.array(z.string()),
  state: z.enum(['invited', 'active', 'away', 'ended']),
  since: z.string(),
  invited_until: z.date().nullable(),
  stands_in_for: z.array(stretch),
  stand_ins: z.array(stretch),
})

interface Stretch {
  person: string
  from: Day
  until: Day
}

/**
 * Everybody of an organisation whom the hat of the transaction may see, in the order of their names; with `person` that one.
 * What the hat may not see is not there, and the database sees to that.
 */
export async function membersOf(trx: DeskTransaction, organisation: string, person?: string): Promise<Member[]> {
  const { rows } = await sql`
    select m.person, m.organisation, p.name, p.mail, p.language, m.roles, m.state, m.since::text as since,
      (select max(i.ends_at) from organisations_invitation i
        where i.person = m.person and i.organisation = m.organisation and i.used_at is null) as invited_until,
      coalesce((select json_agg(json_build_object('person', s.away, 'from', s.from_day, 'until', s.until_day) order by s.from_day)
        from organisations_stand_in s where s.person = m.person and s.organisation = m.organisation), '[]') as stands_in_for,
      coalesce((select json_agg(json_build_object('person', s.person, 'from', s.from_day, 'until', s.until_day) order by s.from_day)
        from organisations_stand_in s where s.away = m.person and s.organisation = m.organisation), '[]') as stand_ins
    from organisations_membership m join organisations_person p on p.id = m.person
    where m.organisation = ${organisation} and (${person ?? null}::text is null or m.person = ${person ?? null})
    order by p.name, p.id
  `.execute(trx)
  return rows.map((row) => memberOf(memberRow.parse(row)))
}

const memberOf = (row: z.infer<typeof memberRow>): Member => ({
  person: row.person,
  organisation: row.organisation,
  name: row.name,
  mail: row.mail,
  language: row.language,
  roles: rolesIn(row.roles) satisfies readonly Role[],
  state: row.state,
  since: row.since as Day,
  invitedUntil: row.invited_until,
  standsInFor: row.stands_in_for as Stretch[],
  standIns: row.stand_ins as Stretch[],
})

/** One colleague; `undefined` when the hat sees nobody with that id. */
export const memberOn = async (
  trx: DeskTransaction,
  organisation: string,
  person: string,
): Promise<Member | undefined> => (await membersOf(trx, organisation, person))[0]
