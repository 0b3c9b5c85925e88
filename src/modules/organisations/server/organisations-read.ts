import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { type Organisation, organisationKinds, type Place } from '../domain/organisation.ts'
import type { DeskTransaction } from './desk.ts'

export type OrganisationState = 'few-administrators' | 'active' | 'ended'

/** An organisation with the state that permissions speak of. */
export interface OrganisationNow extends Organisation {
  state: OrganisationState
}

const row = z.object({
  id: z.string(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  place_kind: z.enum(['municipality', 'region', 'province', 'country']),
  place_code: z.string().nullable(),
  place_scheme: z.string().nullable(),
  first_day: z.string(),
  until_day: z.string().nullable(),
  successor: z.string().nullable(),
  second_look: z.boolean(),
  state: z.enum(['few-administrators', 'active', 'ended']),
})

const placeOf = ({ place_kind: kind, place_code: code, place_scheme: scheme }: z.infer<typeof row>): Place => {
  if (kind === 'municipality') return { kind, code: code ?? '' }
  return kind === 'region' ? { kind, scheme: scheme ?? '', region: code ?? '' } : { kind }
}

/** Every organisation, in the order of their names; with `id` that one. */
export async function organisationsIn(trx: DeskTransaction, id?: string): Promise<OrganisationNow[]> {
  const { rows } = await sql`
    select id, kind, name, place_kind, place_code, place_scheme, first_day::text, until_day::text, successor, second_look,
      organisations_state_of(id) as state
    from organisations_organisation
    where ${id ?? null}::text is null or id = ${id ?? null}
    order by name, id
  `.execute(trx)
  return rows.map((raw) => {
    const read = row.parse(raw)
    const { kind, name, successor, second_look, state } = read
    const period = { from: read.first_day as Day, until: read.until_day as Day | null }
    return { id: read.id, kind, name, place: placeOf(read), period, successor, secondLook: second_look, state }
  })
}

export const organisationOn = async (trx: DeskTransaction, id: string): Promise<OrganisationNow | undefined> =>
  (await organisationsIn(trx, id))[0]
