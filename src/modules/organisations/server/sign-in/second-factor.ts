import { createHmac } from 'node:crypto'
import {
  acceptedTotpStep,
  lockAtRest,
  matchingRecoveryCode,
  readRecoveryCode,
  totpAddress,
  totpForTyping,
  unlockAtRest,
} from '#platform/credentials/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import type { DeskTransaction } from '../desk.ts'
import type { Door } from './door.ts'

const purpose = 'app-with-codes'
const secretBytes = 20

/** What somebody needs to put the secret in an app: an address for a code to scan, and the same to type. */
export interface ShownSecret {
  address: string
  typing: string
}

/**
 * A secret that belongs to `seed` and comes back the same for as long as the page is open: nothing is kept until somebody proved that their app
 * has it. Nobody without the key of the server can work it out. `seed` is secret itself, or bound to a session.
 */
export const secretFor = ({ serverKey }: Pick<Door, 'serverKey'>, seed: string): Bytes =>
  new Uint8Array(createHmac('sha256', serverKey).update(`baken-new-secret-1:${seed}`).digest().subarray(0, secretBytes))

export const shownSecret = ({ siteName }: Door, secret: Bytes, mail: string): ShownSecret => ({
  address: totpAddress(secret, siteName, mail),
  typing: totpForTyping(secret),
})

export const lockedSecret = (
  { serverKey, random }: Pick<Door, 'serverKey' | 'random'>,
  person: string,
  secret: Bytes,
): Promise<Bytes> => lockAtRest(serverKey, { person, purpose }, secret, random)

/** What the second factor of an account is held against. */
export interface Kept {
  person: string
  totp: Uint8Array
  step: number
}

/** How somebody showed the second factor: a code of this step, or this recovery code. */
export type Shown = { by: 'app'; step: number; before: number } | { by: 'recovery-code'; hash: Uint8Array }

/** Whether this is a code of the account, now; `null` when not. Costs a thousandth of what a password costs. */
export async function secondFactor(door: Door, trx: DeskTransaction, kept: Kept, typed: string): Promise<Shown | null> {
  const secret = await unlockAtRest(door.serverKey, { person: kept.person, purpose }, kept.totp)
  if (!secret.ok) {
    // A restored database beside another key: nobody could sign in, and an operator has to know why.
    if (secret.error === 'other-key')
      throw new Error('the secrets of the accounts were locked with another key of the server')
    return null
  }
  const step = acceptedTotpStep(secret.value, typed, door.now().getTime(), kept.step)
  if (step !== null) return { by: 'app', step, before: kept.step }
  const code = readRecoveryCode(typed)
  if (!code.ok) return null
  const unused = await trx
    .selectFrom('organisations_recovery_code')
    .select('hash')
    .where('person', '=', kept.person)
    .where('used_at', 'is', null)
    .orderBy('hash')
    .execute()
  const hashes = unused.map(({ hash }) => hash)
  const place = await matchingRecoveryCode(kept.person, code.value, hashes)
  const hash = place === null ? undefined : hashes[place]
  return hash ? { by: 'recovery-code', hash } : null
}

/** Uses it up, so that it counts once. False when another request was faster. */
export async function useUp(door: Door, trx: DeskTransaction, person: string, shown: Shown): Promise<boolean> {
  const done =
    shown.by === 'app'
      ? await trx
          .updateTable('organisations_account')
          .set({ totp_step: shown.step })
          .where('person', '=', person)
          .where('totp_step', '=', String(shown.before))
          .executeTakeFirst()
      : await trx
          .updateTable('organisations_recovery_code')
          .set({ used_at: door.now() })
          .where('hash', '=', shown.hash)
          .where('used_at', 'is', null)
          .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
