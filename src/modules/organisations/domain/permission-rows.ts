import { type Action, type ObjectKind, objectKinds, type State } from './objects.ts'
import { type Permission, permissions, type Relation, type Safeguard } from './permissions.ts'
import { type Role, roles } from './roles.ts'

/** A row of the table of permissions, as a page shows it. */
export interface PermissionRow {
  action: Action
  /** Null: every role. */
  as: readonly Role[] | null
  to: Relation
  ofAnother: boolean
  /** Null: in each state. */
  states: readonly State[] | null
  after: readonly Safeguard[]
}

/** The table by what is acted on; with a role only what that role may. Kinds of which nothing is left are not there. */
export const permissionRows = (role: Role | null): { kind: ObjectKind; rows: PermissionRow[] }[] =>
  objectKinds
    .map((kind) => {
      const all: readonly Permission[] = permissions[kind]
      return { kind, rows: all.filter(({ as }) => role === null || as.includes(role)).map((one) => rowOf(kind, one)) }
    })
    .filter(({ rows }) => rows.length > 0)

function rowOf(kind: ObjectKind, { may, as, to, in: states, ofAnother, after = [] }: Permission): PermissionRow {
  return {
    action: `${kind}.${may}` as Action,
    as: as.length === roles.length ? null : as,
    to,
    ofAnother: ofAnother ?? false,
    states: states ?? null,
    after,
  }
}
