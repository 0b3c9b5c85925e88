/**
 * How people prove who they are: passwords, codes of an app, recovery codes, passkeys, and the tokens that stand for a proof. Pure functions of the server: no
 * database, no HTTP, no clock and no dice. Why like this: docs/decisions/032-how-people-prove-who-they-are.md.
 *
 * - **Passwords**: `passwordFault`, `hashPassword`, `verifyPassword`, `isOutdated`, `hashOfNobody`; always behind a `hashGate`.
 * - **Codes of an app**: `totpAddress`, `totpForTyping`, `acceptedTotpStep`, `checkTotp`.
 * - **Recovery codes**: `newRecoveryCodes`, `showRecoveryCode`, `readRecoveryCode`, `recoveryCodeHash`, `matchingRecoveryCode`.
 * - **Passkeys**: `passkeySite`; to make one: `passkeyCreationOptions`, `verifyNewPasskey`; to sign in: `passkeyRequestOptions`, `readSignIn`, `verifyPasskey`.
 * - **Tokens**: `newToken`, `readToken`, `tokenHash`.
 * - **Small secrets in a row**: `lockAtRest`, `unlockAtRest`.
 */
export { type AtRestPlace, lockAddsBytes, lockAtRest, unlockAtRest } from './at-rest.ts'
export { type HashGate, hashGate } from './hash-gate.ts'
export {
  type Expected,
  type KeptPasskey,
  type NewPasskey,
  type PasskeyFault,
  verifyNewPasskey,
  verifyPasskey,
} from './passkey.ts'
export { readSignIn, type SignInAnswer } from './passkey-answer.ts'
export {
  type KnownPasskey,
  type PasskeyOwner,
  passkeyCreationOptions,
  passkeyRequestOptions,
} from './passkey-options.ts'
export { type PasskeySite, passkeySite } from './passkey-site.ts'
export { hashOfNobody, hashPassword, isOutdated, verifyPassword } from './password.ts'
export { fewestCharacters, mostCharacters, type PasswordFault, passwordFault } from './password-fault.ts'
export {
  matchingRecoveryCode,
  newRecoveryCodes,
  type RecoveryCode,
  readRecoveryCode,
  recoveryCodeCount,
  recoveryCodeHash,
  showRecoveryCode,
} from './recovery-codes.ts'
export { newToken, readToken, type Token, type TokenPurpose, tokenHash } from './token.ts'
export { acceptedTotpStep, checkTotp, type TotpAnswer, totpAddress, totpCode, totpForTyping, totpStep } from './totp.ts'
