import type { Kysely } from 'kysely'
import type { HashGate } from '#platform/credentials/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import type { Desk, DeskTables, DeskTransaction } from '../desk.ts'
import { signingIn } from '../in-a-hat.ts'

/** What signing in needs besides. */
export interface Door extends Desk {
  /** The same database, for the user who signs people in: what runs in the name of a hat cannot become that user. */
  signInDb: Kysely<DeskTables>
  /** 32 bytes; they lie beside the server and not in the database. */
  serverKey: Bytes
  gate: HashGate
  /** What an app with codes shows as the site. */
  siteName: string
}

/** Where a request comes from, as far as limits look: an address, or a part of the internet. Never kept as it is. */
export interface Visitor {
  address: string
}

/** One transaction of signing in. */
export const atTheDoor = <T>(door: Door, work: (trx: DeskTransaction) => Promise<T>): Promise<T> =>
  signingIn(door.signInDb, work)
