import type { Kysely, Transaction } from 'kysely'
import type { AuditTables } from '#platform/audit/index.ts'
import type { OrganisationsTables } from './tables.ts'

export type DeskTables = OrganisationsTables & AuditTables
export type DeskTransaction = Transaction<DeskTables>

/** A letter to one person; who sends it knows how. */
export interface Letter {
  kind: 'invitation' | 'recovery' | 'sign-in-notice' | 'account-changed' | 'code-known'
  to: string
  language: 'nl' | 'en'
  /** What the words of this kind of letter need: names, addresses, days. */
  values: Readonly<Record<string, string>>
  /** After this it helps nobody any more. */
  sendBefore: Date
}

/** What every step behind the public doors needs. */
export interface Desk {
  db: Kysely<DeskTables>
  now(): Date
  random(bytes: number): Uint8Array
  /** Puts a letter in the outbox, in the transaction of what it tells about; `null` where no mail can be sent. */
  post: ((trx: DeskTransaction, letter: Letter) => Promise<void>) | null
  /** The address of an invitation, with its token. */
  invitationAddress(token: string, language: 'nl' | 'en'): string
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** An id of 80 random bits that fits the audit: letters and digits. */
export const newId = (random: Desk['random']): string =>
  [...random(16)].map((byte) => alphabet[byte % alphabet.length]).join('')
