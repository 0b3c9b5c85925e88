import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { dayNumberOf } from '#kernel/day-number.ts'
import { addDays } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import {
  type DirectoryFinding,
  type EpochMinute,
  instantsAt,
  type KnownNames,
  wallTimeAt,
} from '#modules/directory/index.ts'
import {
  clockText,
  type DirectoryPages,
  type DirectoryStore,
  dayAt,
  directoryStore,
  hsdsFilesOf,
  type ImportedRow,
  type ImportRefusal,
  importRows,
  knownNames,
  type ListPage,
  maximumImportBytes,
  minuteIn,
  type PointRow,
  readDirectory,
  readImport,
} from '#modules/directory/server/index.ts'
import { loadGuides, placesIn } from '#modules/guides/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { openDirectory } from '../open-directory.ts'
import type { Command, Io } from './command.ts'
import { dayIn, readWords, soundAreas, wrongUse } from './command-line.ts'

const check: Command = {
  name: 'directory check',
  summary: 'holds data/directory against its schema, references, sources and hours',
  usage: 'baken directory check [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } } as const)
    if (!read) return wrongUse(check, io)
    const areas = soundAreas(io)
    if (!areas) return 1
    const { findings, directory } = await readDirectory(
      join(io.root, 'data/directory'),
      await knownNames(io.root, areas),
    )
    if (read.values.json) io.out(JSON.stringify({ findings }))
    for (const finding of findings) io.err(findingText(finding))
    if (!directory || findings.length > 0) return 1
    if (!read.values.json)
      io.out(`${directory.services.length} services at ${directory.points.length} points are sound.`)
    return 0
  },
}

const list: Command = {
  name: 'directory list',
  summary: 'help points with whether they are open at a moment, nearest first, by language',
  usage: 'baken directory list [--on DAY --at HH:MM] [--language TAG] [--near CODE] [--json]',
  async run(args, io) {
    const text = { type: 'string' } as const
    const read = readWords(args, { on: text, at: text, language: text, near: text, json: { type: 'boolean' } } as const)
    if (!read || (read.values.on === undefined) !== (read.values.at === undefined)) return wrongUse(list, io)
    const { on, at: clock, language, near, json = false } = read.values
    const at = on === undefined ? Math.floor(Date.now() / 60_000) : instantIn(on, clock)
    if (at === undefined) return wrongUse(list, io)
    if (at === null) return refused(`On ${on} the clock skips ${clock}: it is put forward that night.`, io)
    return withDirectory(io, async ({ pages, areas }) => {
      if (near !== undefined && !areas.municipalities.some(({ code }) => code === near)) {
        return refused(`There is no municipality ${near}.`, io)
      }
      const query = { ...(language === undefined ? {} : { spoken: language }), ...(near === undefined ? {} : { near }) }
      const page = await pages.list(query, 'nl', at)
      io.out(json ? JSON.stringify(page) : listText(page))
      return 0
    })
  },
}

const exportCommand: Command = {
  name: 'directory export',
  summary: 'writes the directory as HSDS 3.0 (Open Referral), one JSON file per kind of object',
  usage: 'baken directory export --hsds FOLDER [--json]',
  async run(args, io) {
    const read = readWords(args, { hsds: { type: 'string' }, json: { type: 'boolean' } } as const)
    const folder = read?.values.hsds
    if (!read || folder === undefined) return wrongUse(exportCommand, io)
    return withDirectory(io, async ({ pages, contacts }) => {
      const files = Object.entries(hsdsFilesOf(await pages.current(), contacts))
      await mkdir(resolve(folder), { recursive: true })
      for (const [name, rows] of files) {
        const written = await writeNew(join(resolve(folder), `${name}.json`), JSON.stringify({ [name]: rows }, null, 2))
        if (!written) return refused(`${join(folder, name)}.json is there already, and nothing is overwritten.`, io)
      }
      const counted = Object.fromEntries(files.map(([name, rows]) => [name, rows.length]))
      if (read.values.json) io.out(JSON.stringify({ folder, written: counted }))
      else io.out(files.map(([name, rows]) => `${name}.json  ${rows.length}`).join('\n'))
      return 0
    })
  },
}

const importCommand: Command = {
  name: 'directory import',
  summary: 'adds and changes rows from HSDS (JSON) or adds points from a table (CSV); all of them or none',
  usage: 'baken directory import FILE [--source CODE] [--json]',
  async run(args, io) {
    const read = readWords(args, { source: { type: 'string' }, json: { type: 'boolean' } } as const, 1)
    const file = read?.positionals[0]
    if (!read || file === undefined) return wrongUse(importCommand, io)
    const { source, json = false } = read.values
    const bytes = await bytesOf(file, io)
    if (!bytes) return 1
    return withDirectory(io, async ({ pages, store, known }) => {
      const origin = source === undefined ? null : { source, checkedOn: io.today, expiresOn: addDays(io.today, 183) }
      const found = readImport(bytes, await pages.current(), origin)
      if (!found.ok) return refuseAll(found.refusals, file, json, io)
      const imported = await importRows(found.rows, store, known, { now: new Date(), by: operator })
      if (!imported.ok) return refuseAll(refusalsOf(imported.findings, found.rows), file, json, io)
      const [count, { changed, kept }] = [found.rows.length, imported]
      if (json) io.out(JSON.stringify({ read: count, changed, kept }))
      else {
        io.out(`${count} rows were read, ${changed} of them are new or different.`)
        for (const row of kept) io.out(`${row} stays as its organisation keeps it on screen.`)
      }
      return 0
    })
  },
}

/** Who types a command is nobody that Baken knows. */
const operator = { actor: 'operator', organisation: null }

/** What `baken directory …` can do. */
export const directoryCommands: Command[] = [check, list, exportCommand, importCommand]

interface Opened {
  pages: DirectoryPages
  store: DirectoryStore
  known: KnownNames
  areas: Areas
  contacts: Parameters<typeof openDirectory>[3]
}

/** The directory as it is stored, after the files were loaded where they changed. */
async function withDirectory(io: Io, body: (opened: Opened) => Promise<number>): Promise<number> {
  if (!io.database) return refused('The directory is kept in the database, and there is none: set DATABASE_URL.', io)
  const areas = soundAreas(io)
  if (!areas) return 1
  const known = await knownNames(io.root, areas)
  const { contacts } = (await loadGuides(placesIn(io.root), { today: io.today })).catalogues
  const { db, close } = await io.database()
  try {
    const store = directoryStore(db.$pickTables<'directory_row' | 'directory_edition'>())
    const pages = await openDirectory(store, io.root, areas, contacts)
    return await body({ pages, store, known, areas, contacts })
  } finally {
    await close()
  }
}

function refused(message: string, io: Io): number {
  io.err(message)
  return 1
}

/** `undefined`: no day or no time; `null`: no clock shows it. Of a time that is shown twice, the first. */
function instantIn(on: string, clock: string | undefined): EpochMinute | null | undefined {
  const day = dayIn(on)
  const minute = minuteIn(clock ?? '')
  if (!day || minute === undefined || day < '1971-01-02' || day > '2999-12-31') return undefined
  return instantsAt({ day: dayNumberOf(day), minute })[0] ?? null
}

async function bytesOf(file: string, io: Io): Promise<Uint8Array | undefined> {
  try {
    if ((await stat(file)).size > maximumImportBytes) {
      io.err(`${file}:1 [too-large] The file is larger than 10 MB: divide it.\nNothing was imported.`)
      return undefined
    }
    return await readFile(file)
  } catch (cause) {
    io.err(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
    return undefined
  }
}

function refuseAll(refusals: readonly ImportRefusal[], file: string, json: boolean, io: Io): number {
  if (json) io.out(JSON.stringify({ refused: refusals }))
  for (const { line, row, code, message } of refusals) {
    io.err(`${file}:${line} [${code}] ${row === null ? '' : `${row}: `}${message}`)
  }
  io.err('Nothing was imported.')
  return 1
}

/** What would be wrong with the directory, at the rows of the file that make it so. */
function refusalsOf(findings: readonly DirectoryFinding[], rows: readonly ImportedRow[]): ImportRefusal[] {
  const lines = new Map(rows.map(({ part, id, line }) => [`${part}/${id}`, line]))
  return findings.map(({ part, id, code, message }) => ({
    line: lines.get(`${part}/${id}`) ?? 1,
    row: id,
    code,
    message,
  }))
}

async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, `${text}\n`, { flag: 'wx' })
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  }
}

function listText({ at, regional, national, languagesUnknown }: ListPage): string {
  return [
    `${momentText(at)} on Dutch clocks`,
    ...regional.map(rowText),
    'for the whole country',
    ...national.map(rowText),
    ...(languagesUnknown > 0 ? [`left out, languages not known: ${languagesUnknown}`] : []),
  ].join('\n')
}

function rowText({ id, name, open, distanceKm, place, languages }: PointRow): string {
  const where = [place?.name, distanceKm === null ? undefined : `${distanceKm} km`].filter(Boolean).join(', ')
  const spoken = languages === null ? 'languages not known' : languages.map(({ code }) => code).join(' ')
  return `  ${id}  ${name.text}${where ? ` (${where})` : ''}: ${stateText(open)}; ${spoken}`
}

function stateText(open: PointRow['open']): string {
  if (open.state === 'unknown') return `call first (${open.why})`
  if (open.state === 'closed') return open.opens === null ? 'closed' : `closed until ${momentText(open.opens)}`
  const kind = open.state === 'open' ? 'open' : 'by appointment'
  return open.until === null ? kind : `${kind} until ${momentText(open.until)}`
}

const momentText = (at: EpochMinute): string => `${dayAt(at)} ${clockText(wallTimeAt(at).minute)}`
