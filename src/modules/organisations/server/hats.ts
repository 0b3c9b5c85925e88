import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Hat } from '../domain/may.ts'
import { type OrganisationKind, organisationKinds } from '../domain/organisation.ts'
import { type Role, roles } from '../domain/roles.ts'
import type { Wearer } from './in-a-hat.ts'
import type { OrganisationsTables } from './tables.ts'

/** A hat that a person may put on: one row for each organisation they are at and have not left. */
export interface HatChoice extends Hat {
  name: string
  kind: OrganisationKind
}

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

/** What the database holds as roles. A name that is no role any more gives nothing. */
export const rolesIn = (texts: readonly string[]): Role[] => [...new Set(texts.filter(isRole))]

const hatRow = z.object({
  organisation: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  state: z.enum(['active', 'away']),
  roles: z.array(z.string()),
  has_ended: z.boolean(),
})

/** Every hat of a person, in the order of their names. For signing in. */
export async function hatsOf<Tables extends OrganisationsTables>(
  trx: Transaction<Tables>,
  person: string,
): Promise<HatChoice[]> {
  const { rows } = await sql`
    select m.organisation, o.name, o.kind, m.state,
      organisations_roles_of(m.person, m.organisation) as roles, organisations_has_ended(o.id) as has_ended
    from organisations_membership m join organisations_organisation o on o.id = m.organisation
    where m.person = ${person} and m.state in ('active', 'away')
    order by o.name, o.id
  `.execute(trx)
  return rows.map((row) => {
    const { organisation, name, kind, state, roles: has, has_ended } = hatRow.parse(row)
    return { person, organisation, name, kind, roles: rolesIn(has), membership: state, organisationActive: !has_ended }
  })
}

/** Whether the organisation of the hat looks after the account of this person: `organisations_is_mine`. */
export async function looksAfter<Tables extends OrganisationsTables>(
  trx: Transaction<Tables>,
  person: string,
): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select organisations_is_mine(${person}) as mine`.execute(trx)
  return rows[0]?.mine === true
}

/** The hat of the transaction itself, as the table of permissions sees it; `null` when the person is not, or no longer, there. */
export async function hatOn<Tables extends OrganisationsTables>(
  trx: Transaction<Tables>,
  { person, organisation }: Wearer,
): Promise<Hat | null> {
  const { rows } = await sql<{ state: string | null; roles: string[] | null; has_ended: boolean }>`
    select organisations_membership_state(${person}, ${organisation}) as state,
      organisations_roles_of(${person}, ${organisation}) as roles, organisations_has_ended(${organisation}) as has_ended
  `.execute(trx)
  const [row] = rows
  if (!row || (row.state !== 'active' && row.state !== 'away')) return null
  return {
    person,
    organisation,
    roles: rolesIn(row.roles ?? []),
    membership: row.state,
    organisationActive: !row.has_ended,
  }
}
