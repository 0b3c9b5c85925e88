export { type ActedOn, type Hat, type MayNot, mayAgree, mayDo } from './domain/may.ts'
export {
  actionToEnd,
  isReadHere,
  leastReaders,
  type Membership,
  readers,
  rolesOn,
  standIn,
  takesLastKey,
} from './domain/membership.ts'
export { type Action, actions, type ObjectKind, objectKinds, objects, type State } from './domain/objects.ts'
export {
  type Organisation,
  type OrganisationId,
  type OrganisationKind,
  organisationKinds,
  type Place,
} from './domain/organisation.ts'
export { type Permission, permissions, type Relation, type Safeguard } from './domain/permissions.ts'
export { keyHolders, kindsOfRole, type Role, roles, rolesAt } from './domain/roles.ts'
