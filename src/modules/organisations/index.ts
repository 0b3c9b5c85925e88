export {
  type ColleagueStep,
  colleagueSteps,
  isLastKeyHolder,
  standInsFor,
  stepsWith,
  whoCanAgree,
} from './domain/colleague-steps.ts'
export { type HandOverAnswers, type HandOverStep, handOverAnswers, handOverSteps } from './domain/hand-over-step.ts'
export { fromBase64url, toBase64url } from './domain/keys/base64url.ts'
export { largestStepBytes, secretsInBatch } from './domain/keys/batches.ts'
export { type MadeFor, type PossibleHolder, whyNotTo } from './domain/keys/key-holder.ts'
export { keptSecretLabel, organisationKeyLabel, staffKeyLabel } from './domain/keys/labels.ts'
export { type HolderNow, type KeyStep, nextKeyStep } from './domain/keys/next-key-step.ts'
export { type ToldAction, toldAction, toldActions } from './domain/log-words.ts'
export { type ActedOn, about, type Hat, type MayNot, mayAgree, mayDo } from './domain/may.ts'
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
  type RegionChoice,
  regionAt,
} from './domain/organisation.ts'
export {
  lastDayOf,
  type OrganisationsQuery,
  organisationStates,
  organisationsShown,
  possibleSuccessors,
  predecessorsOf,
} from './domain/organisations-list.ts'
export { type PasskeyWords, passkeyWords } from './domain/passkey-words.ts'
export {
  activeAdministrators,
  administratorsLeft,
  everybody,
  keepsKey,
  memberStates,
  type PeopleQuery,
  type PeopleSort,
  peopleSearch,
  peopleShown,
  peopleSorts,
} from './domain/people-list.ts'
export { type PermissionRow, permissionRows } from './domain/permission-rows.ts'
export { type Permission, permissions, type Relation, type Safeguard } from './domain/permissions.ts'
export { canHaveKey, keyHolders, kindsOfRole, type Role, roles, rolesAt } from './domain/roles.ts'
