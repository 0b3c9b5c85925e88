import type { OrganisationKind } from './organisation.ts'

/**
 * What a person may be at an organisation, and at which kinds of organisation. A role says what somebody does there;
 * what that allows stands in one place, the table of permissions.
 */
export const kindsOfRole = {
  'desk-officer': ['municipality'],
  inspector: ['municipality', 'labour-inspectorate', 'police'],
  'focal-point': ['municipality', 'help-organisation', 'comensha'],
  'second-focal-point': ['municipality', 'help-organisation', 'comensha'],
  'care-coordinator': ['municipality', 'help-organisation', 'comensha', 'region'],
  'help-point-worker': ['municipality', 'help-organisation'],
  'policy-officer': ['municipality', 'region', 'province'],
  'table-secretary': ['region'],
  analyst: ['riec', 'police', 'labour-inspectorate', 'province'],
  'riec-editor': ['riec'],
  'programme-manager': ['province'],
  'council-clerk': ['province'],
  translator: ['help-organisation', 'province', 'platform'],
  trainer: ['municipality', 'help-organisation', 'riec', 'comensha', 'province'],
  'employer-contact': ['employer'],
  'school-contact': ['school'],
  'interest-contact': ['interest-organisation', 'embassy'],
  'organisation-administrator': [
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
  ],
  'platform-administrator': ['platform'],
} as const satisfies Readonly<Record<string, readonly OrganisationKind[]>>

export type Role = keyof typeof kindsOfRole
export const roles = Object.keys(kindsOfRole) as readonly Role[]

/** The roles that an organisation of a kind can give, in the order of the table. */
export const rolesAt = (kind: OrganisationKind): readonly Role[] =>
  roles.filter((role) => (kindsOfRole[role] as readonly OrganisationKind[]).includes(kind))

/** Roles that may open what people told: they hold the key of their organisation. */
export const keyHolders: readonly Role[] = ['focal-point', 'second-focal-point']

/** Whether an organisation of this kind has people who could hold a key: where nobody reports anything there is none. */
export const canHaveKey = (kind: OrganisationKind): boolean => rolesAt(kind).some((role) => keyHolders.includes(role))
