import { argon2, timingSafeEqual } from 'node:crypto'
import { mostCharacters } from './password-fault.ts'

/**
 * What one guess costs, whoever makes it: the first of the settings that OWASP recommends for Argon2id. 19 MiB, of which the few threads that hash keep
 * some for the next one: together they stay far below what a small server has.
 */
const now = { memoryKiB: 19_456, passes: 2, lanes: 1 } as const
type Cost = { readonly [part in keyof typeof now]: number }

/** More than any setting of ours asks for; a row that asks for more would make the server choke on itself. */
const most: Cost = { memoryKiB: 262_144, passes: 16, lanes: 4 }

const saltBytes = 16
const tagBytes = 32

interface Kept {
  cost: Cost
  salt: Buffer
  tag: Buffer
}

const form = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

const written = ({ memoryKiB, passes, lanes }: Cost, salt: Uint8Array, tag: Uint8Array): string =>
  `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${base64(salt)}$${base64(tag)}`

/** What is wrong with a row is a fault of ours and never of who signs in; the row itself is in no message. */
function read(kept: string): Kept {
  const found = form.exec(kept)
  if (found === null)
    throw new RangeError('a kept password is no PHC string of Argon2id with 16 bytes of salt and a tag of 32')
  const [memoryKiB = 0, passes = 0, lanes = 0] = found.slice(1, 4).map(Number)
  const cost = { memoryKiB, passes, lanes }
  const parts = ['memoryKiB', 'passes', 'lanes'] as const
  if (parts.some((part) => cost[part] < 1 || cost[part] > most[part]) || memoryKiB < 8 * lanes)
    throw new RangeError('a kept password asks for a cost that is never paid')
  const [salt, tag] = found.slice(4).map((text) => Buffer.from(text, 'base64'))
  if (salt?.length !== saltBytes || tag?.length !== tagBytes) throw new RangeError('a kept password is cut')
  return { cost, salt, tag }
}

/** NFKC: the same password from every keyboard, whether it composes letters or types them full-width. */
const tagOf = (password: string, salt: Uint8Array, { memoryKiB, passes, lanes }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const settings = { nonce: salt, memory: memoryKiB, passes, parallelism: lanes, tagLength: tagBytes }
    argon2('argon2id', { message: password.normalize('NFKC'), ...settings }, (error, tag) =>
      error === null ? resolve(tag) : reject(error),
    )
  })

/** The cheap question goes first: a code unit is at least half a character. */
const isTooLong = (password: string): boolean =>
  password.length > 2 * mostCharacters || [...password].length > mostCharacters

/**
 * Argon2id (RFC 9106, version 1.3) of the password as a PHC string of 97 characters. `salt`: 16 fresh random bytes. Takes some 25 ms of a core and
 * 19 MiB: only behind a `hashGate`. Whether a password may be chosen is for `passwordFault`, before this.
 * @throws RangeError for a salt of another length, or more than 128 characters.
 */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  if (salt.length !== saltBytes) throw new RangeError(`a salt has ${saltBytes} bytes, not ${salt.length}`)
  if (isTooLong(password)) throw new RangeError(`a password has at most ${mostCharacters} characters`)
  return written(now, salt, await tagOf(password, salt, now))
}

/**
 * Whether this is the password that was kept; costs what the kept one says. Over 128 characters it is wrong before anything is worked out,
 * for every account alike. For an account that is not there, or has no password, ask with `hashOfNobody`.
 * @throws RangeError when what was kept is no hash of ours: that is a fault of the row.
 */
export async function verifyPassword(kept: string, password: string): Promise<'right' | 'wrong'> {
  const { cost, salt, tag } = read(kept)
  if (isTooLong(password)) return 'wrong'
  return timingSafeEqual(await tagOf(password, salt, cost), tag) ? 'right' : 'wrong'
}

/** Whether it was kept at a lower cost than now. After the password was right it is hashed anew, so that every account costs the same. */
export function isOutdated(kept: string): boolean {
  const { cost } = read(kept)
  return cost.memoryKiB < now.memoryKiB || cost.passes < now.passes || cost.lanes < now.lanes
}

/**
 * The hash of no password: well-formed, at the cost of today, and its tag came from no password. Asking with it takes as long as asking with
 * the hash of somebody, and the answer is always `wrong`.
 */
export const hashOfNobody: string = written(
  now,
  Buffer.from('nobody, nowhere.'),
  Buffer.from('this tag is of no password at all'.slice(0, tagBytes)),
)
