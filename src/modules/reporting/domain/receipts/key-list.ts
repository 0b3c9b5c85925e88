import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Signed } from './statements.ts'

/** A key that a site signs with, or signed with before. */
export interface ListedKey {
  /** 1 and up. */
  number: number
  /** 32 bytes as base64url. */
  publicKey: string
  /** The address of the site when it signed: a site that moves gets a new key. */
  site: string
  from: Day
  /** The last day on which it signed, that day included: on the day of a change both keys did. Null: it is in use. */
  last: Day | null
  /** Whether somebody else may have had it. From then on its signatures prove nothing, for they can be made for any day. */
  stolen: boolean
}

/** Every key that a site ever signed with, as at `/.well-known/baken-signing-keys.json`. */
export interface KeyList {
  keys: readonly ListedKey[]
}

/** Why a list says that a signature is not to be relied on. `not-then` – the key was not in use on the day that the statement names. */
export type NotListed = 'other-site' | 'unknown-key' | 'not-then' | 'stolen'

/** The key of a statement in the list of its site. Refusals: see `NotListed`. Says nothing about whether the signature is right. */
export function listedKey({ keys }: KeyList, { statement, key }: Signed): Result<ListedKey, NotListed> {
  const listed = keys.find(({ publicKey }) => publicKey === key)
  if (!listed) return err('unknown-key')
  if (listed.site !== statement.site) return err('other-site')
  if (listed.stolen) return err('stolen')
  const { day } = statement
  return listed.from <= day && (listed.last === null || day <= listed.last) ? ok(listed) : err('not-then')
}
