import { closeSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { signStatement } from '#modules/reporting/ceremonies/index.ts'
import { type KeyList, keyListText, readKeyList, type Signed, type Statement } from '#modules/reporting/index.ts'
import { makeSigningPair, type Random, signingKey } from '#platform/sealing/index.ts'

/** What the site signs with, and what it signed with before. */
export interface Signing {
  /** The address of the site, as it stands in what is signed. */
  site: string
  /** Signs with the key that is in use now: after a change nobody has to start the server again. */
  sign<S extends Statement>(statement: Unsited<S>): Promise<Signed<S>>
  /** Public halves only. */
  keys(): Promise<KeyList>
}

/** A statement as who makes it knows it: the site is added where it is signed. */
export type Unsited<S extends Statement> = S extends Statement ? Omit<S, 'site'> : never

export interface SigningPlace {
  /** The file with the keys; only the server may read it. */
  file: string
  /** The address of the site. */
  site: string
  today(): Day
  random: Random
  /** Of the demonstration, in which things were signed before it was there: the day from which the first key counts. */
  firstFrom?: Day
}

/** The private half of the one key that is in use; those of the others are gone. */
const stored = z.strictObject({
  inUse: z.string().refine((text) => fromBase64url(text)?.length === 32),
  list: z.unknown(),
})

interface Stored extends KeyList {
  inUse: Uint8Array<ArrayBuffer>
}

/**
 * Opens the keys with which the site signs, and makes the first one where there is none. They lie beside the database and never in it: a copy of the database
 * signs nothing. A site that has another address than its key gets a new key.
 * @throws Error when the file holds something else: then receipts could not be believed, and nobody would know why.
 */
export async function openSigning(place: SigningPlace): Promise<Signing> {
  const { file, site } = place
  await makeFirst(place)
  if (keyInUse(storedIn(file, readFileSync(file, 'utf8'))).site !== site)
    await changeSigningKey(place, { stolen: false })
  const read = async () => storedIn(file, await readFile(file, 'utf8'))
  return {
    site,
    async sign<S extends Statement>(statement: Unsited<S>) {
      const { inUse } = await read()
      return signStatement<S>(await signingKey(inUse), { ...statement, site } as unknown as S)
    },
    keys: async () => ({ keys: (await read()).keys }),
  }
}

/**
 * The list of keys in a file, for who looks and makes nothing: neither a first key nor one for another address. Null: no server made one yet.
 * @throws Error when the file holds something else than keys.
 */
export function signingKeysIn(file: string): KeyList | null {
  return isThere(file) ? { keys: storedIn(file, readFileSync(file, 'utf8')).keys } : null
}

/**
 * From now on a new key signs; the old one stays in the list with today as its last day, and its private half is destroyed. `stolen`: somebody else may have had the
 * old one, and what it signed proves nothing any more.
 * Refusal: `busy` – somebody else is changing it right now.
 * @throws Error when the file holds something else than keys.
 */
export async function changeSigningKey(
  place: SigningPlace,
  { stolen }: { stolen: boolean },
): Promise<Result<{ number: number }, 'busy'>> {
  const { file } = place
  await makeFirst(place)
  const lock = `${file}.lock`
  try {
    closeSync(openSync(lock, 'wx', 0o600))
  } catch {
    return err('busy')
  }
  try {
    const before = storedIn(file, readFileSync(file, 'utf8'))
    const old = keyInUse(before)
    const today = place.today() < old.from ? old.from : place.today()
    const ended = before.keys.map((key) => (key === old ? { ...key, last: today, stolen } : key))
    const next = await freshKey(place, old.number + 1, today)
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, storedText({ ...next, keys: [...ended, ...next.keys] }), { mode: 0o600 })
    renameSync(draft, file)
    return ok({ number: old.number + 1 })
  } finally {
    rmSync(lock)
  }
}

async function freshKey({ site, random }: SigningPlace, number: number, from: Day): Promise<Stored> {
  const { publicKey, privateKey } = await makeSigningPair(random)
  return {
    inUse: privateKey,
    keys: [{ number, publicKey: toBase64url(publicKey), site, from, last: null, stolen: false }],
  }
}

/** Two servers that start at once get the same key: the first to link it decides. */
async function makeFirst(place: SigningPlace): Promise<void> {
  const { file } = place
  if (isThere(file)) return
  const first = storedText(await freshKey(place, 1, place.firstFrom ?? place.today()))
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, first, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (cause) {
    if (!isThere(file)) throw cause
  } finally {
    rmSync(draft)
  }
}

function isThere(file: string): boolean {
  try {
    closeSync(openSync(file, 'r'))
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return false
    throw cause
  }
}

const storedText = ({ inUse, keys }: Stored): string =>
  `${JSON.stringify({ inUse: toBase64url(inUse), list: JSON.parse(keyListText({ keys })) }, null, 2)}\n`

function storedIn(file: string, text: string): Stored {
  try {
    const { inUse, list } = stored.parse(JSON.parse(text))
    const keys = readKeyList(JSON.stringify(list))
    const privateKey = fromBase64url(inUse)
    if (keys && privateKey && keys.keys.filter(({ last }) => last === null).length === 1)
      return { ...keys, inUse: privateKey }
  } catch {
    // What is wrong with it is not repeated: the file holds a secret.
  }
  throw new Error(`${file} does not hold the keys that the site signs with`)
}

/** The one key of a list that signs now. @throws Error for a list without one */
export function keyInUse({ keys }: KeyList): KeyList['keys'][number] {
  const found = keys.find(({ last }) => last === null)
  if (!found) throw new Error('one key is in use')
  return found
}
