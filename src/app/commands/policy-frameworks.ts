import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type DocumentRow, expiryGroups, standingStates, themes } from '#modules/policy/index.ts'
import {
  documentList,
  type ExpiringPage,
  expiringPage,
  type FrameworkView,
  frameworksOn,
  type ImportKind,
  importKinds,
  importPolicy,
  type PolicyImport,
  type Refusal,
  type RulesPage,
  readSourceCodes,
  regionsIn,
  rulesPage,
  writeImport,
} from '#modules/policy/server/index.ts'
import type { Command, Io } from './command.ts'
import { dayIn, outOfCoverage, readWords, wrongUse } from './command-line.ts'
import { soundPolicy } from './sound-policy.ts'

const onOptions = { on: { type: 'string' }, json: { type: 'boolean' } } as const

const list: Command = {
  name: 'policy list',
  summary: 'local policy documents with how they stand on a day, mergers included',
  usage: 'baken policy list --on DAY [--theme THEME] [--state STATE] [--json]',
  async run(args, io) {
    const read = readWords(args, { ...onOptions, theme: { type: 'string' }, state: { type: 'string' } } as const)
    const theme = themes.find((one) => one === read?.values.theme) ?? null
    const state = standingStates.find((one) => one === read?.values.state) ?? null
    const unread = (read?.values.theme ?? null) !== theme || (read?.values.state ?? null) !== state
    if (!read || unread) return wrongUse(list, io)
    const query = { theme, state, municipality: null, region: null, text: '', sort: 'municipality' } as const
    return answer(list, io, read.values, (view) => documentList(view, query).rows, rowsText)
  },
}

const expiring: Command = {
  name: 'policy expiring',
  summary: 'which documents can end within a year of a day, and of which no end is known',
  usage: 'baken policy expiring --on DAY [--json]',
  async run(args, io) {
    const read = readWords(args, onOptions)
    return read ? answer(expiring, io, read.values, expiringPage, expiringText) : wrongUse(expiring, io)
  },
}

const agreement: Command = {
  name: 'policy agreement',
  summary: 'how far the housing rules of a region agree on a day, rule by rule',
  usage: 'baken policy agreement --on DAY [--region CODE] [--json]',
  async run(args, io) {
    const read = readWords(args, { ...onOptions, region: { type: 'string' } } as const)
    if (!read) return wrongUse(agreement, io)
    const { region } = read.values
    const unknown = (view: FrameworkView) =>
      region !== undefined && !regionsIn(view).some(({ code }) => code === region)
        ? `there is no region ${region}`
        : null
    return answer(agreement, io, read.values, (view) => rulesPage(view, region ?? null), agreementText, unknown)
  },
}

const importCommand: Command = {
  name: 'policy import',
  summary: 'reads a table (CSV) of documents, inventory or housing rules and gives the rows for data/policy',
  usage: 'baken policy import FILE --kind documents|inventory|rules [--json] [--out FOLDER]',
  async run(args, io) {
    const options = { kind: { type: 'string' }, json: { type: 'boolean' }, out: { type: 'string' } } as const
    const read = readWords(args, options, 1)
    const kind = importKinds.find((one) => one === read?.values.kind)
    const file = read?.positionals[0]
    if (!read || !kind || file === undefined) return wrongUse(importCommand, io)
    const data = await soundPolicy(io)
    if (!data) return 1
    const bytes = await bytesOf(file, io)
    if (!bytes) return 1
    const codes = await readSourceCodes(join(io.root, 'data'))
    const { json = false, out } = read.values
    const imported = importPolicy(bytes, kind, data.policy, data.areas, codes)
    if (!imported.ok) return refuse(imported.refusals, file, json, io)
    return out === undefined ? print(imported.value, json, io) : write(imported.value, out, kind, json, io)
  },
}

/** What `baken policy …` can do with documents, the inventory and the housing rules. */
export const frameworkCommands: Command[] = [list, expiring, agreement, importCommand]

interface Asked {
  on?: string | undefined
  json?: boolean | undefined
}

/** One answer about a day, as JSON or as text. `refusal` says why the question has none. */
async function answer<T>(
  command: Command,
  io: Io,
  { on: written, json = false }: Asked,
  ask: (view: FrameworkView) => T,
  toText: (value: T) => string,
  refusal: (view: FrameworkView) => string | null = () => null,
): Promise<number> {
  const on = dayIn(written)
  if (!on) return wrongUse(command, io)
  const data = await soundPolicy(io)
  if (!data) return 1
  const view = frameworksOn(data.policy, data.areas, on, 'nl')
  if (!view.ok) return outOfCoverage(data.areas, on, json, io)
  const refused = refusal(view.value)
  if (refused !== null) {
    io.err(`Refused: ${refused} on ${on}.`)
    return 1
  }
  const value = ask(view.value)
  io.out(json ? JSON.stringify(value) : toText(value))
  return 0
}

const rowsText = (rows: readonly DocumentRow[]): string =>
  rows.length === 0 ? 'no document is known' : rows.map(rowText).join('\n')

const rowText = ({ id, owner, theme, state, end }: DocumentRow): string =>
  `${id}  ${owner.name}  ${theme}: ${state}, ${end ? `until ${end.date} (${end.reason}, ${end.confidence})` : 'no end known'}`

const expiringText = ({ groups, reviewOverdue, until }: ExpiringPage): string =>
  [
    `looked at until ${until}`,
    ...expiryGroups.flatMap((group) => [
      `${group}: ${groups[group].length}`,
      ...groups[group].map((row) => `  ${rowText(row)}`),
    ]),
    `review overdue: ${reviewOverdue.length}`,
    ...reviewOverdue.map((row) => `  ${rowText(row)}`),
  ].join('\n')

const agreementText = ({ municipalities, rules }: RulesPage): string =>
  [
    `municipalities: ${municipalities}`,
    ...rules.map(({ rule, known, unknown, agreement: share, mostCommon }) => {
      const said = share === null ? 'not known' : `${(share * 100).toFixed(1)} %`
      return `${rule}: agreement ${said}, known ${known}, unknown ${unknown}, most common ${mostCommon.join(' or ') || 'not known'}`
    }),
  ].join('\n')

async function bytesOf(file: string, io: Io): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch (cause) {
    io.err(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
    return undefined
  }
}

function refuse(refusals: readonly Refusal[], file: string, json: boolean, io: Io): number {
  if (json) io.out(JSON.stringify({ refused: refusals }))
  for (const { line, column, code, message } of refusals)
    io.err(`${file}:${line} [${code}] ${column === null ? '' : `${column}: `}${message}`)
  io.err('Nothing was imported.')
  return 1
}

function print({ rows, files }: PolicyImport, json: boolean, io: Io): number {
  const text = Object.entries(files).map(([name, yaml]) => `# data/policy/${name}\n${yaml.trimEnd()}`)
  io.out(json ? JSON.stringify({ rows, files }) : text.join('\n\n'))
  return 0
}

async function write(imported: PolicyImport, out: string, kind: ImportKind, json: boolean, io: Io): Promise<number> {
  const written = await writeImport(resolve(out), imported.files)
  if (!written.ok) {
    const reason = { exists: 'it is there already, and nothing is overwritten', 'no-place': 'its folder is not there' }
    io.err(`${out} was not written: ${reason[written.error]}.`)
    return 1
  }
  if (json) io.out(JSON.stringify({ rows: imported.rows.length, written: written.value }))
  else io.out(`${imported.rows.length} rows of ${kind} in ${written.value.join(', ')}. Join them with data/policy.`)
  return 0
}
