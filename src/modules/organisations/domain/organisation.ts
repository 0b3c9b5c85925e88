import type { Period } from '#kernel/days.ts'

/** Every kind of organisation that may have people in Baken. */
export const organisationKinds = [
  'municipality',
  'help-organisation',
  'riec',
  'police',
  'labour-inspectorate',
  'comensha',
  'region',
  'province',
  'employer',
  'school',
  'interest-organisation',
  'embassy',
  'platform',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export type OrganisationId = string

/** Where an organisation works. Of a municipality it is the code of the register of areas, `GM0758`. */
export type Place =
  | { kind: 'municipality'; code: string }
  | { kind: 'region'; scheme: string; region: string }
  | { kind: 'province' }
  | { kind: 'country' }

/** A region that an organisation can work in: one of a way of dividing the province. */
export interface RegionChoice {
  scheme: string
  code: string
  name: string
}

/** The region of a place among those that are known; null: it is no region, or one that is not known any more. */
export const regionAt = (regions: readonly RegionChoice[], place: Place): RegionChoice | null =>
  (place.kind === 'region' && regions.find(({ scheme, code }) => scheme === place.scheme && code === place.region)) ||
  null

export interface Organisation {
  id: OrganisationId
  kind: OrganisationKind
  name: string
  place: Place
  /** From its first day; an end only when it is known, as of a municipality that merges. */
  period: Period
  /** Who goes on with its work after `period`; null while it goes on itself, or when nobody does. */
  successor: OrganisationId | null
  /** Whether a second person looks before a change of what the public sees takes effect. */
  secondLook: boolean
}
