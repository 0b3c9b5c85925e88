/**
 * What people do with keys, in their own browser: made, opened, given, changed and recovered. Pure over `platform/sealing`: no page, no network, no clock; dice are
 * passed in. Nothing here leaves the browser but what the names say: public keys and wraps.
 */
export {
  giveOrganisationKey,
  type KeptSecret,
  type MadeOrganisationKey,
  makeOrganisationKey,
  type NotOpened,
  type OrganisationKeyPlace,
  openOrganisationKey,
  type PaperFault,
  type Receiver,
  recoverOrganisationKey,
  rewrapSecrets,
  unopenedSecrets,
} from './organisation-key.ts'
export {
  type MadeStaffKey,
  makeStaffKey,
  type NotUnlocked,
  type Opener,
  type StaffKeyPlace,
  unlockStaffKey,
  wrapStaffKey,
} from './staff-key.ts'
