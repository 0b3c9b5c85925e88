export { type CeremonyStep, readCeremonyStep } from '../forms/ceremony-form.ts'
export { readColleagueForm, typedStandIn } from '../forms/colleague-form.ts'
export type { FieldProblem } from '../forms/field-problem.ts'
export { readInvitation, typedInvitation, typedRoles } from '../forms/invite-form.ts'
export { readOrganisationsQuery, readPeopleQuery, readRole } from '../forms/list-queries.ts'
export { readLastDay, readOrganisation, readOrganisationName, typedOrganisation } from '../forms/organisation-form.ts'
export { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
export { writeDown } from './audit-lines.ts'
export { changeLastDay, type LastDayNotChanged } from './change-last-day.ts'
export {
  type Came,
  changeRoles,
  endMembership,
  endStandIn,
  giveStandIn,
  type NotChanged,
  setAway,
  setBack,
} from './change-membership.ts'
export {
  changeOrganisation,
  handOver,
  type NewOrganisation,
  type NotHandedOver,
  type NotRegistered,
  receive,
  registerOrganisation,
} from './change-organisation.ts'
export { type DemoDesk, type DemoPerson, demoDesk } from './demo/demo-desk.ts'
export { demoKeys, demoWorkKey } from './demo/demo-keys.ts'
export { type DemoOrganisation, loadDemo } from './demo/load-demo.ts'
export type { Desk, DeskTables, DeskTransaction, Letter } from './desk.ts'
export {
  type ColleagueOutcome,
  colleagueOutcomes,
  type DoneWithColleague,
  doWithColleague,
  type NotDoneWithColleague,
} from './do-with-colleague.ts'
export { type HatChoice, hatsOf } from './hats.ts'
export { inHat, signingIn, type Wearer } from './in-a-hat.ts'
export { inviteFirst, type NotFirst } from './invite-first.ts'
export { type Invitation, type Invited, invitationDays, invitePerson, type NotInvited } from './invite-person.ts'
export {
  beginKeyChange,
  type ChangeNotBegun,
  confirmShare,
  giveKey,
  type KeptPaper,
  type KeyWrap,
  makeOrganisationKey,
  type NewKey,
  type NotGiven,
  type NotNewKey,
  type NotRecovered,
  type RecoveredKey,
  recoverKey,
} from './keys/hold-key.ts'
export type { BlobFault, Way } from './keys/key-forms.ts'
export {
  finishKeyChange,
  keepSecret,
  moveAgain,
  type NewSecret,
  type Rewrapped,
  rewrap,
  secretsToRewrap,
  type ToRewrap,
} from './keys/move-secrets.ts'
export { declareKeyLost, orderKeyChange, orderKeyRecovery } from './keys/order-key.ts'
export {
  canBeRead,
  type KeptSecret,
  type KeyHolder,
  type KeyNow,
  type KeyState,
  keptSecrets,
  keyStateIn,
  type OrganisationKey,
  organisationKey,
  type Paper,
} from './keys/organisation-key.ts'
export {
  addWay,
  keepStaffKey,
  type NewStaffKey,
  type OwnStaffKey,
  ownStaffKey,
  removeWay,
} from './keys/own-staff-key.ts'
export { secretsOf, type WrappedSecret } from './keys/secrets-of.ts'
export { loadPermissions } from './load-permissions.ts'
export { endSignInsOf, recoverAccount } from './look-after-account.ts'
export { type Member, memberOn, membersOf } from './members.ts'
export { type OrganisationNow, organisationOn, organisationsIn } from './organisations-read.ts'
export { type LogLine, type LogReason, logPageSize, logReasons, mostLogLines, readOwnLog } from './own-log.ts'
export {
  allOrganisations,
  lookAtPeople,
  type OurPeople,
  ourPeople,
  secondsFor,
  type WaitingRequest,
  waitingRequests,
} from './people-pages.ts'
export { type AskedFor, openRequests } from './requests.ts'
export { agreeWith, type NotSettled, putAside, type Settled } from './settle-request.ts'
export {
  changePassword,
  changeSecret,
  endOtherSessions,
  newOwnCodes,
  type OwnAccount,
  offeredSecret,
  ownAccount,
  proveAgain,
} from './sign-in/account.ts'
export { keepBegun, takeBegun } from './sign-in/begun.ts'
export type { Door, Visitor } from './sign-in/door.ts'
export {
  acceptInvitation,
  type Begun,
  type InvitationFault,
  type NotBegun,
  type OpenInvitation,
  openInvitation,
  signInFirst,
  whomToAsk,
} from './sign-in/first-sign-in.ts'
export {
  connectElsewhere,
  endedElsewhere,
  idTokenOf,
  type KnownElsewhere,
  type NotFromElsewhere,
  proveElsewhere,
  signInFromElsewhere,
} from './sign-in/from-elsewhere.ts'
export { tellOfSignIn } from './sign-in/known-browser.ts'
export {
  addPasskey,
  askForPasskey,
  askToSignIn,
  type NotAdded,
  type NotByPasskey,
  type PasskeyQuestion,
  proveByPasskey,
  removePasskey,
  signInWithPasskey,
} from './sign-in/passkeys.ts'
export { type NotSignedIn, type SignedIn, signInWithPassword, type TypedSignIn } from './sign-in/password-sign-in.ts'
export { endSession, findSession, type Person, putOn, type Session } from './sign-in/sessions.ts'
export { forgetOldTries, secondsToWait } from './sign-in/tries.ts'
export type { OrganisationsTables } from './tables.ts'
