import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Bytes, publicKeyOf, unwrapWithPasskey, unwrapWithPassphrase } from '#platform/sealing/index.ts'
import { staffKeyLabel } from '../domain/keys/labels.ts'
import type { DeskTables } from '../server/desk.ts'

/** What somebody carries away: bytes and texts, from wherever they were. */
export interface Loot {
  bytes: Uint8Array[]
  texts: string[]
}

/** Every cell of every table, as the owner of the database reads it. */
export async function everyCell(db: Kysely<DeskTables>): Promise<Loot> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  `.execute(db)
  const loot: Loot = { bytes: [], texts: [] }
  for (const { name } of tables) {
    // Who may do what, and which migrations ran, is in the source code for everybody.
    if (name === 'organisations_permission' || name.startsWith('platform_migration')) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    for (const cell of rows.flatMap((row) => Object.values(row))) {
      if (cell instanceof Uint8Array) loot.bytes.push(cell)
      else if (typeof cell === 'string') loot.texts.push(cell)
      else if (cell !== null && typeof cell === 'object' && !(cell instanceof Date))
        loot.texts.push(JSON.stringify(cell))
    }
  }
  return loot
}

const keyBytes = 32

/** Every run of 32 bytes in it: as it is, and as what its texts spell in hexadecimal digits or base 64. */
export function candidates({ bytes, texts }: Loot): Bytes[] {
  const spelled = texts.flatMap((text) => [
    Buffer.from(text),
    ...(text.match(/[0-9a-fA-F]{64,}/g) ?? []).map((digits) => Buffer.from(digits, 'hex')),
    ...(text.match(/[A-Za-z0-9+/_-]{43,}/g) ?? []).map((letters) => Buffer.from(letters, 'base64url')),
  ])
  const found = new Map<string, Bytes>()
  for (const one of [...bytes, ...spelled])
    for (let at = 0; at + keyBytes <= one.length; at += 1) {
      const window = new Uint8Array(one.subarray(at, at + keyBytes))
      found.set(Buffer.from(window).toString('latin1'), window)
    }
  return [...found.values()]
}

/** What there is to open: public keys whose other half is looked for, and the wraps of staff keys. */
export interface Locks {
  publicKeys: Bytes[]
  wraps: { person: string; number: number; way: string; wrapped: Bytes }[]
}

export async function everyLock(db: Kysely<DeskTables>): Promise<Locks> {
  const { rows: keys } = await sql<{ public_key: Uint8Array }>`
    select public_key from organisations_key union select public_key from organisations_staff_key`.execute(db)
  const { rows: wraps } = await sql<{ person: string; number: number; way: string; wrapped: Uint8Array }>`
    select person, number, way, wrapped from organisations_staff_key_wrap`.execute(db)
  return {
    publicKeys: keys.map((row) => new Uint8Array(row.public_key)),
    wraps: wraps.map((row) => ({ ...row, wrapped: new Uint8Array(row.wrapped) })),
  }
}

/** As many as keep both cores of a small machine at work. */
const sideBySide = 32

/** Tries everything on everything. Gives in words what opened, and how much was tried. */
export async function tryEverything(loot: Loot, { publicKeys, wraps }: Locks) {
  const wanted = new Set(publicKeys.map((key) => Buffer.from(key).toString('hex')))
  const windows = candidates(loot)
  const opened: string[] = []
  const tryOne = async (window: Bytes) => {
    if (wanted.has(Buffer.from(await publicKeyOf(window)).toString('hex'))) opened.push('a private key')
    for (const { person, number, way, wrapped } of wraps)
      if (way === 'passkey' && (await unwrapWithPasskey(window, wrapped, staffKeyLabel(person, number))).ok)
        opened.push(`what the passkey of ${person} gives`)
  }
  for (let at = 0; at < windows.length; at += sideBySide)
    await Promise.all(windows.slice(at, at + sideBySide).map(tryOne))
  const passphrases = [...new Set(loot.texts.filter((text) => text.length >= 12 && text.length <= 200))]
  for (const typed of passphrases)
    for (const { person, number, way, wrapped } of wraps)
      if (way === 'passphrase' && (await unwrapWithPassphrase(typed, wrapped, staffKeyLabel(person, number))).ok)
        opened.push(`the passphrase of ${person}`)
  return { opened, windows: windows.length, passphrases: passphrases.length }
}

/** In which files of a folder one of these stands: as bytes, in hexadecimal digits, or in base 64. */
export function filesWith(folder: string, secrets: readonly Uint8Array[]): { found: string[]; megabytes: number } {
  const shapes = secrets.flatMap((secret) => {
    const bytes = Buffer.from(secret)
    return [
      bytes,
      ...['hex', 'base64', 'base64url'].map((how) => Buffer.from(bytes.toString(how as 'hex').replace(/=+$/, ''))),
    ]
  })
  const found: string[] = []
  let size = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    const content = readFileSync(path)
    size += content.length
    if (shapes.some((shape) => content.includes(shape))) found.push(name)
  }
  return { found, megabytes: Math.round(size / 1e6) }
}
