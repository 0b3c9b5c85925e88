/** What people hear when a passkey was refused. Which of the many ways it was forged in is not for who forged it. */
export type PasskeyWords =
  | 'not-believed'
  | 'expired'
  | 'unknown-passkey'
  | 'counter-back'
  | 'unusable-key'
  | 'known'
  | 'too-many'
  | 'no-name'
  | 'last-way-in'

const told: readonly string[] = [
  'expired',
  'unknown-passkey',
  'counter-back',
  'unusable-key',
  'known',
  'too-many',
  'no-name',
  'last-way-in',
] satisfies readonly PasskeyWords[]

const isTold = (code: string): code is PasskeyWords => told.includes(code)

/** The sentence for a refusal of a passkey; one sentence for everything that an honest device does not do. */
export const passkeyWords = (code: string): PasskeyWords => (isTold(code) ? code : 'not-believed')
