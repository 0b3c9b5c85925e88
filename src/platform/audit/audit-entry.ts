import { err, ok, type Result } from '#kernel/result.ts'

/** What may be told besides: codes, numbers, yes or no, or nothing. Never what somebody wrote, and never a name. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>

/** What was done, by whom, to what. The line, the moment and the hashes are the database's. */
export interface AuditEntry {
  /** The id of a person, or `operator` for the command line; at most 64 letters, digits, `_` and `-`. Never a name. */
  actor: string
  /** The code or id of the organisation it was done for, written as `actor`; null: for none. */
  organisation: string | null
  /** Two or more kebab words with dots between them, at most 64 characters: `directory.import`. */
  action: `${string}.${string}`
  /** A kind of at most 40 characters and an id of at most 80: `directory-edition:12`; null: nothing that has an id. */
  object: string | null
  detail: AuditDetail
}

/** Room for some twenty coded values. A line tells that something happened; what it was stands in its own table. */
export const mostDetailBytes = 1000

// The same expressions stand in the migration; a test holds them against each other.
const code = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
const action = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+$/
const object = /^[a-z][a-z0-9-]{0,39}:[A-Za-z0-9][A-Za-z0-9._/-]{0,79}$/
const detailKey = /^[a-z][A-Za-z0-9-]{0,39}$/
const detailWord = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/
const longestAction = 64

/**
 * Why an entry is refused. `not-coded` – an actor, organisation, action, object, key or text is no short code, or a value is anything
 * but a text, a number that exists, a boolean or null · `too-large` – the detail takes more than 1,000 bytes.
 */
export type EntryFault = 'not-coded' | 'too-large'

/**
 * The detail in the one way it is written, kept and hashed: JSON without blanks, keys in the order of their characters, numbers as JavaScript
 * writes them (−0 is 0). Refusals: see `EntryFault`.
 */
export function canonicalDetail(detail: AuditDetail): Result<string, EntryFault> {
  const pairs = Object.entries(detail).sort(([one], [other]) => (one < other ? -1 : 1))
  if (!pairs.every(([key, value]) => detailKey.test(key) && isCoded(value))) return err('not-coded')
  // Put together by hand: an object would move keys that look like numbers to the front.
  const text = `{${pairs.map(([key, value]) => `"${key}":${JSON.stringify(value)}`).join(',')}}`
  return text.length > mostDetailBytes ? err('too-large') : ok(text)
}

/** What goes to the database of an entry. Refusals: see `EntryFault`. */
export function readyEntry(entry: AuditEntry): Result<Omit<AuditEntry, 'detail'> & { detail: string }, EntryFault> {
  const coded =
    code.test(entry.actor) &&
    (entry.organisation === null || code.test(entry.organisation)) &&
    action.test(entry.action) &&
    entry.action.length <= longestAction &&
    (entry.object === null || object.test(entry.object))
  if (!coded) return err('not-coded')
  const detail = canonicalDetail(entry.detail)
  return detail.ok ? ok({ ...entry, detail: detail.value }) : detail
}

function isCoded(value: unknown): boolean {
  if (typeof value === 'string') return detailWord.test(value)
  return value === null || typeof value === 'boolean' || Number.isFinite(value)
}
