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
