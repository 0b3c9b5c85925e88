import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, day } from '#kernel/days.ts'
import { sourceLanguage } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import { type Policy, readPolicy } from '#modules/policy/server/index.ts'
import { emptyFilter, filterValues, type ItemOn, type ItemSummary, type ListQuery } from '#modules/programme/index.ts'
import {
  changesAtom,
  deadlinesIcs,
  findItem,
  type ItemPage,
  itemList,
  itemPage,
  itemSummary,
  itemsCsv,
  itemsXlsx,
  odsJson,
  type ProgrammeRead,
  programmePlacesIn,
  type RegisterView,
  readProgramme,
  registerOn,
} from '#modules/programme/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { registerRows } from '../register-rows.ts'
import type { Command, Io } from './command.ts'
import { dayIn, readWords, soundAreas, wrongUse } from './command-line.ts'

const asOfOptions = { 'as-of': { type: 'string' }, json: { type: 'boolean' } } as const

const list: Command = {
  name: 'programme list',
  summary: 'the register of promises as it was known on a day',
  usage: 'baken programme list [--as-of DAY] [--state STATE]… [--text WORDS] [--json]',
  async run(args, io) {
    const options = { ...asOfOptions, state: { type: 'string', multiple: true }, text: { type: 'string' } } as const
    const read = readWords(args, options)
    const on = asOfDay(read?.values['as-of'], io)
    const states = filterValues.states.filter((state) => read?.values.state?.includes(state))
    if (!read || !on || states.length !== new Set(read.values.state ?? []).size) return wrongUse(list, io)
    const view = await viewOn(on, io)
    if (!view) return 1
    const rows = itemList(view, { ...everything, states, text: read.values.text ?? '' }).rows
    const found = rows.map((row) => itemSummary(view, row))
    io.out(read.values.json ? JSON.stringify(found) : found.map(rowText).join('\n'))
    return 0
  },
}

const show: Command = {
  name: 'programme show',
  summary: 'one row, motion or other item, with what became of it',
  usage: 'baken programme show ID [--as-of DAY] [--json]',
  async run(args, io) {
    const read = readWords(args, asOfOptions, 1)
    const on = asOfDay(read?.values['as-of'], io)
    const wanted = read?.positionals[0]
    if (!read || !on || wanted === undefined) return wrongUse(show, io)
    const view = await viewOn(on, io)
    if (!view) return 1
    const row = findItem(view, wanted)
    const page = row ? itemPage(view, row.item.id) : undefined
    if (!page?.ok) {
      if (read.values.json) io.out(JSON.stringify({ refused: 'unknown-item', id: wanted, on }))
      io.err(`Nothing called "${wanted}" was known on ${on}.`)
      return 1
    }
    io.out(read.values.json ? JSON.stringify(page.value) : pageText(page.value))
    return 0
  },
}

const check: Command = {
  name: 'programme check',
  summary: 'whether the register in data/programme is sound, and what the notes state counts up',
  usage: 'baken programme check [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } })
    if (!read) return wrongUse(check, io)
    const data = await readData(io)
    if (!data) return 1
    const { programme, findings } = data.read
    if (read.values.json) io.out(JSON.stringify({ items: programme?.items.length ?? null, findings }))
    for (const finding of findings) io.err(findingText(finding))
    if (!programme || findings.length > 0) return 1
    const { items, links, claims, words } = programme
    const counted = `${items.length} items, ${links.length} links, ${claims.length} claims`
    if (!read.values.json) io.out(`programme: ${counted}, words in ${[...words.keys()].join(' ')}: sound`)
    return 0
  },
}

const exportFormats = ['csv', 'xlsx', 'json', 'ics', 'atom'] as const

const exportCommand: Command = {
  name: 'programme export',
  summary: 'the register as a table, in the national types, as a calendar of deadlines or as a feed of changes',
  usage:
    'baken programme export --format csv|xlsx|json|ics|atom [--as-of DAY] [--filter "state=open&owner=GS"] [--out FILE] [--language TAG] [--site URL]',
  async run(args, io) {
    const read = readWords(args, {
      'as-of': { type: 'string' },
      filter: { type: 'string' },
      format: { type: 'string' },
      language: { type: 'string' },
      out: { type: 'string' },
      site: { type: 'string' },
    })
    const on = asOfDay(read?.values['as-of'], io)
    const format = exportFormats.find((one) => one === read?.values.format)
    const site = siteIn(read?.values.site)
    const out = read?.values.out
    if (!read || !on || !format || !site || (format === 'xlsx' && !out)) return wrongUse(exportCommand, io)
    const view = await viewOn(on, io, read.values.language)
    if (!view) return 1
    const { rows, problems } = registerRows(view, new URLSearchParams(read.values.filter))
    for (const { parameter, typed } of problems) io.err(`"${typed}" means nothing as ${parameter}.`)
    if (problems.length > 0) return 1
    const made = await exported(view, rows, format, site)
    if (made === undefined) return refuseToExport(io)
    if (out !== undefined) return writeNew(out, made, io)
    // The output ends every text with a line feed of its own.
    io.out(String(made).replace(/\n$/, ''))
    return 0
  },
}

function refuseToExport(io: Io): number {
  io.err('A text of the register is longer than a spreadsheet holds: take another format.')
  return 1
}

/** Nothing is written over. */
async function writeNew(path: string, content: string | Uint8Array, io: Io): Promise<number> {
  try {
    await writeFile(path, content, { flag: 'wx' })
    io.err(`Written: ${path}`)
    return 0
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    io.err(isThere ? `${path} is there already: nothing was written.` : `${path} cannot be written.`)
    return 1
  }
}

/** What `baken programme …` can do. */
export const programmeCommands: Command[] = [list, show, check, exportCommand]

const everything: ListQuery = { ...emptyFilter, sort: 'id', descending: false, page: 1, pageSize: 1_000_000 }

/** Before the first note nothing was known, so a feed since then has everything. */
const firstDay: Day = day('2018-01-01')

/** An address nobody can own; a site gives its own. */
const exampleSite = 'https://baken.example'

function siteIn(text: string = exampleSite): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined
}

async function exported(
  view: RegisterView,
  rows: readonly ItemOn[],
  format: (typeof exportFormats)[number],
  { origin, hostname }: URL,
): Promise<string | Uint8Array | undefined> {
  switch (format) {
    case 'csv':
      return itemsCsv(view, rows)
    case 'xlsx': {
      const book = await itemsXlsx(view, rows)
      return book.ok ? book.value : undefined
    }
    case 'json':
      return odsJson(view, rows, origin)
    case 'ics': {
      const words = { calendar: 'Baken: termijnen', deadline: 'Termijn: ' }
      return deadlinesIcs(view, rows, { site: origin, domain: hostname }, words)
    }
    case 'atom': {
      const place = { site: origin, domain: hostname, tagDay: day('2026-11-21') }
      return changesAtom(view, firstDay, place, { title: 'Baken: wat er bekend werd', author: 'Baken' })
    }
  }
}

/** Today when no day is asked for; undefined for what is no day. */
export const asOfDay = (text: string | undefined, io: Io): Day | undefined =>
  text === undefined ? io.today : dayIn(text)

export interface ProgrammeData {
  areas: Areas
  policy: Policy
  read: ProgrammeRead
}

/** The data of the project with what is wrong with it; undefined when areas or policy are not sound. */
export async function readData(io: Io): Promise<ProgrammeData | undefined> {
  const dataFolder = join(io.root, 'data')
  const areas = soundAreas(io)
  if (!areas) return undefined
  const { policy, findings } = await readPolicy(dataFolder, areas)
  for (const finding of findings) io.err(findingText(finding))
  if (!policy || findings.length > 0) return undefined
  return { areas, policy, read: await readProgramme(programmePlacesIn(io.root), areas, policy) }
}

/** Answers are only given out of data in which nothing is wrong; else every finding goes to the messages. */
async function viewOn(on: Day, io: Io, language: string = sourceLanguage): Promise<RegisterView | undefined> {
  const data = await readData(io)
  if (!data) return undefined
  const { programme, findings } = data.read
  for (const finding of findings) io.err(findingText(finding))
  if (!programme || findings.length > 0) return undefined
  if (!programme.words.has(language)) {
    io.err(`There are no words in "${language}": ${[...programme.words.keys()].join(', ')}.`)
    return undefined
  }
  return registerOn(programme, data, on, language)
}

const rowText = ({ id, title, state, lateness, followUp, owners, deadline }: ItemSummary): string => {
  const names = owners.map(({ name }) => name.text).join(', ')
  const term = deadline.last ? `${deadline.last} (${deadline.basis})` : deadline.basis
  return [
    `${id} ${title.text}`,
    `  ${state ?? 'a statement of fact'}; ${lateness}; what became of it: ${followUp}`,
    `  owner ${names}; deadline ${term}`,
  ].join('\n')
}

function pageText(page: ItemPage): string {
  const events = page.events.map(({ when, knownOn, change, state, by, text, sources, confidence }) => {
    const what = state ? `${change} ${state}` : change
    return `  ${when ?? 'no date'} ${what}: ${text.text} — ${by.name.text} [${sources.join(' ')}, ${confidence}; known ${knownOn}]`
  })
  const links = page.links.map(({ type, direction, other }) => {
    return direction === 'out' ? `  ${type} ${other.id}` : `  ${other.id} ${type} this`
  })
  return [
    rowText(page),
    `  reporter ${page.reporters.map(({ name }) => name.text).join(', ') || 'not known'}`,
    `  ${page.text.text}`,
    ...(page.term ? [`  term: ${page.term.text}`] : []),
    `  source ${page.sources.join(' ')} (${page.confidence})`,
    'what became of it:',
    ...(events.length > 0 ? events : ['  nobody has looked yet']),
    ...(links.length > 0 ? ['links:', ...links] : []),
  ].join('\n')
}
