import type { HashGate } from '#platform/credentials/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import type { Desk, DeskTransaction } from '../desk.ts'
import { signingIn } from '../in-a-hat.ts'

/** What signing in needs besides. */
export interface Door extends Desk {
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
  signingIn(door.db, work)
