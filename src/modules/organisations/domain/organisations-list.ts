import { addDays, type Day } from '#kernel/days.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'

export const organisationStates = ['active', 'few-administrators', 'ended'] as const
export type OrganisationStanding = (typeof organisationStates)[number]

export interface OrganisationsQuery {
  q: string
  kind: OrganisationKind | null
  state: OrganisationStanding | null
}

export interface ListedOrganisation extends Organisation {
  state: OrganisationStanding
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Organisations of which the name or the code has what is searched for, of this kind and in this state. */
export const organisationsShown = <One extends ListedOrganisation>(
  all: readonly One[],
  { q, kind, state }: OrganisationsQuery,
): One[] =>
  all.filter(
    (one) =>
      (kind === null || one.kind === kind) &&
      (state === null || one.state === state) &&
      (folded(one.name).includes(folded(q.trim())) || folded(one.id).includes(folded(q.trim()))),
  )

/** The last day on which an organisation works, for people; null: no end is known. */
export const lastDayOf = ({ period: { until } }: Organisation): Day | null =>
  until === null ? null : addDays(until, -1)

/** Who could go on with the work of this one: of the same kind, and not ended. */
export const possibleSuccessors = <One extends ListedOrganisation>(
  one: ListedOrganisation,
  all: readonly One[],
): One[] => all.filter(({ id, kind, state }) => id !== one.id && kind === one.kind && state !== 'ended')

/** Organisations whose work goes on at this one. */
export const predecessorsOf = <One extends ListedOrganisation>(id: string, all: readonly One[]): One[] =>
  all.filter(({ successor }) => successor === id)
