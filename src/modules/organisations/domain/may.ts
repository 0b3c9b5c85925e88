import { err, ok, type Result } from '#kernel/result.ts'
import { type Action, partsOf, type State } from './objects.ts'
import type { OrganisationId } from './organisation.ts'
import { type Permission, permissions, type Safeguard } from './permissions.ts'
import type { Role } from './roles.ts'

/** Who somebody is right now: one person at one organisation. Who works for two has one hat on at a time. */
export interface Hat {
  person: string
  organisation: OrganisationId
  roles: readonly Role[]
  membership: 'active' | 'away' | 'ended'
  /** Whether the organisation itself still goes on. */
  organisationActive: boolean
}

/** What is acted on, as far as a permission asks. */
export interface ActedOn {
  /** Whose it is; null when it is nobody's. */
  organisation: OrganisationId | null
  /** The organisation that goes on with the work of that one; null when there is none. */
  successor: OrganisationId | null
  /** Whom it is about; null when it is about nobody. */
  person: string | null
  /** Who made it last; null when nobody did, or that is not known. */
  author: string | null
  state: State
}

/** What is acted on, with nobody's name on it unless said. */
export const about = (organisation: string | null, state: State, rest: Partial<ActedOn> = {}): ActedOn => ({
  organisation,
  successor: null,
  person: null,
  author: null,
  state,
  ...rest,
})

/**
 * Why not. `not-here`: the hat may do nothing now, for the person left or is away, or the organisation ended · `role`: no
 * role of the hat ever may · `relation`: it may, but not to this one · `state`: to this one, but not as it stands now ·
 * `author`: somebody else has to, or it is not known who made it.
 */
export type MayNot = 'not-here' | 'role' | 'relation' | 'state' | 'author'

/**
 * Whether the hat may do this, and after what. Who may by two permissions has the one that asks least.
 * Who is away may still do what is about themselves; who left, or whose organisation ended, may do nothing.
 */
export function mayDo(hat: Hat, action: Action, on: ActedOn): Result<readonly Safeguard[], MayNot> {
  if (hat.membership === 'ended' || !hat.organisationActive) return err('not-here')
  const { kind, verb } = partsOf(action)
  const rows: readonly Permission[] = permissions[kind]
  const here = rows.filter(({ may, to }) => may === verb && (hat.membership === 'active' || to === 'self'))
  if (here.length === 0) return err('not-here')
  const byRole = here.filter(({ as }) => as.some((role) => hat.roles.includes(role)))
  if (byRole.length === 0) return err('role')
  const related = byRole.filter(({ to }) => stands(hat, to, on))
  if (related.length === 0) return err('relation')
  const inState = related.filter(({ in: states }) => !states || states.includes(on.state))
  if (inState.length === 0) return err('state')
  const [least] = inState
    .filter(({ ofAnother }) => !ofAnother || isOfAnother(hat, on))
    .map(({ after = [] }) => after)
    .sort((one, other) => one.length - other.length)
  return least ? ok(least) : err('author')
}

function stands(hat: Hat, to: Permission['to'], on: ActedOn): boolean {
  switch (to) {
    case 'any':
      return true
    case 'own':
      return on.organisation === hat.organisation
    case 'self':
      return on.person === hat.person
    case 'successor':
      return on.successor === hat.organisation
  }
}

/** Certainly somebody else's: nobody looks at their own work, and nobody gives themselves a role this way. */
const isOfAnother = ({ person }: Hat, on: ActedOn): boolean =>
  on.person === null ? on.author !== null && on.author !== person : on.person !== person

/**
 * Whether a second person may agree with what a first one asked for: somebody else, who may do the same to the same.
 * Refusals as `mayDo`, and `same-person`.
 */
export function mayAgree(first: Hat, second: Hat, action: Action, on: ActedOn): Result<true, MayNot | 'same-person'> {
  if (first.person === second.person) return err('same-person')
  const may = mayDo(second, action, on)
  return may.ok ? ok(true) : may
}
