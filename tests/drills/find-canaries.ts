import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** What one person tells and brings along; none of it may be found anywhere afterwards. */
export interface Canaries {
  number: number
  /** Seven capitals that nobody else writes, in everything below but the address. */
  word: string
  address: string
  browser: string
  story: string
  contact: string
  message: string
  note: string
  forward: string
  question: string
  advice: string
}

export const canariesOf = (word: string, number: number): Canaries => ({
  number,
  word,
  // A part of the internet that nobody has.
  address: `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`,
  browser: `Browser/${word}-${number}`,
  story: `${word}-verhaal-${number}`,
  contact: `${word}-naam-${number}`,
  message: `${word}-bericht-${number}`,
  note: `${word}-notitie-${number}`,
  forward: `${word}-doorgezet-${number}`,
  question: `${word}-vraag-${number}`,
  advice: `${word}-antwoord-${number}`,
})

const base64At = (word: string, shift: number) =>
  Buffer.from('.'.repeat(shift) + word)
    .toString('base64')
    .slice(shift === 0 ? 0 : shift + 1, shift === 0 ? 8 : shift + 8)

/** Each way in which a word may be written. */
const waysOf = (word: string): (readonly [string, Buffer])[] => [
  ['letters', Buffer.from(word)],
  ['small letters', Buffer.from(word.toLowerCase())],
  ['UTF-16', Buffer.from(word, 'utf16le')],
  ['UTF-16, big', Buffer.from(word, 'utf16le').swap16()],
  ['hexadecimal', Buffer.from(Buffer.from(word).toString('hex'))],
  ['hexadecimal capitals', Buffer.from(Buffer.from(word).toString('hex').toUpperCase())],
  ['base64', Buffer.from(base64At(word, 0))],
  ['base64, one further', Buffer.from(base64At(word, 1))],
  ['base64, two further', Buffer.from(base64At(word, 2))],
  // Of every address, whoever wrote it down.
  ['an address', Buffer.from('198.18.')],
]

/** In which ways the word, or an address of the drill, stands in some bytes. */
export const tracesIn = (bytes: Buffer, word: string): string[] =>
  waysOf(word).flatMap(([way, part]) => (bytes.includes(part) ? [way] : []))

function filesBelow(folder: string): string[] {
  const below = (entries: Dirent[]) =>
    entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return below(readdirSync(folder, { recursive: true, withFileTypes: true }))
}

/** A file as it is now; empty when it is gone by now. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

/** What is found in the files below a folder, whatever they are: rows, journal (WAL), logs, a backup of all that. */
export function foundInFiles(folder: string, look: (bytes: Buffer) => string[]): string[] {
  return filesBelow(folder).flatMap((path) => look(contentOf(path)).map((way) => `${path}: ${way}`))
}

/** Every table, of the database itself too. */
export async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm') order by 1",
  )
  return rows.map(({ name }) => name)
}

/** Rows at once: some megabytes. */
const rowsAtOnce = 500

/**
 * What is found in any row of any table, of the database itself too: what a logical dump would hold, with everything unpacked that PostgreSQL packs on disk. Bytes are looked
 * through as bytes and as they are written. Gives how many rows there were as well.
 */
async function foundInRows(url: string, look: (bytes: Buffer) => string[]): Promise<{ rows: number; found: string[] }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = new Set<string>()
  let rows = 0
  try {
    const tables = await tablesOf(client)
    await client.query('begin')
    for (const name of tables) {
      await client.query(`declare each_row no scroll cursor for select t::text as text from ${name} t`)
      for (;;) {
        const page = await client.query<{ text: string }>(`fetch ${rowsAtOnce} from each_row`)
        rows += page.rows.length
        const text = page.rows.map((row) => row.text).join('\n')
        for (const layer of [Buffer.from(text), bytesIn(text)])
          for (const way of look(layer)) found.add(`${name}: ${way}`)
        if (page.rows.length < rowsAtOnce) break
      }
      await client.query('close each_row')
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
  return { rows, found: [...found] }
}

/** Every column of bytes in a text of rows, one after another. */
const bytesIn = (text: string): Buffer =>
  Buffer.concat(
    [...text.matchAll(/\\x((?:[0-9a-f]{2})+)/g)].map(([, digits = '']) => Buffer.from(`${digits}ff`, 'hex')),
  )

/** Where something may have been left behind. */
interface Everywhere {
  folders: readonly string[]
  /** Of the database, for its owner. */
  url: string
  /** What was said: logs, and letters that left. */
  said: readonly Buffer[]
}

/** What is found anywhere, and in how many rows it was looked for. */
export async function searchEverything({ folders, url, said }: Everywhere, look: (bytes: Buffer) => string[]) {
  const { rows, found } = await foundInRows(url, look)
  const inFiles = folders.flatMap((folder) => foundInFiles(folder, look))
  return { rows, inRows: found, inFiles, inWords: said.flatMap(look) }
}
