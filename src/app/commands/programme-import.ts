import { readFile, stat } from 'node:fs/promises'
import type { Day } from '#kernel/days.ts'
import { sourceLanguage } from '#kernel/language.ts'
import {
  type Disk,
  type Import,
  type ImportedFile,
  type ImportOrder,
  importFile,
  importFormats,
  itemsYaml,
  linksYaml,
  maximumImportBytes,
  type Refusal,
  realDisk,
  surroundingsOf,
  wordsYaml,
  writeFolder,
} from '#modules/programme/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { asOfDay, readData } from './programme.ts'

/** What was asked of the command. */
interface Asked {
  file: string
  order: ImportOrder
  on: Day
  json: boolean
  check: boolean
  out: string | undefined
}

/** @param disk another one stands in for a disk that fails */
export const programmeImportOn = (disk: Disk): Command => {
  const command: Command = {
    name: 'programme import',
    summary:
      'reads a table of rows, a list of a council clerk or the national types, and gives the rows for data/programme',
    usage:
      'baken programme import FILE [--format auto|register|ibabs|ods] [--list motion|promise --source CODE] [--as-of DAY] [--check] [--json] [--out FOLDER]',
    async run(args, io) {
      const asked = askedIn(args, io)
      if (!asked) return wrongUse(command, io)
      const bytes = await bytesOf(asked.file)
      if (!(bytes instanceof Uint8Array)) return refuse([bytes], asked, io)
      const read = await readIn(bytes, asked, io)
      if (!read) return 1
      return read.ok ? take(read.value, asked, disk, io) : refuse(read.refusals, asked, io)
    },
  }
  return command
}

export const programmeImport: Command = programmeImportOn(realDisk)
export const importCommands: Command[] = [programmeImport]

const listTypes = ['motion', 'promise'] as const

function askedIn(args: string[], io: Io): Asked | undefined {
  const options = {
    'as-of': { type: 'string' },
    check: { type: 'boolean', default: false },
    format: { type: 'string', default: 'auto' },
    json: { type: 'boolean', default: false },
    list: { type: 'string' },
    out: { type: 'string' },
    source: { type: 'string' },
  } as const
  const read = readWords(args, options, 1)
  const file = read?.positionals[0]
  const on = asOfDay(read?.values['as-of'], io)
  if (!read || file === undefined || !on) return undefined
  const { check, json, out, source } = read.values
  const format = importFormats.find((one) => one === read.values.format) ?? null
  const type = listTypes.find((one) => one === read.values.list)
  const isFormatWrong = format === null && read.values.format !== 'auto'
  const isListWrong = (read.values.list === undefined) !== (source === undefined) || (source !== undefined && !type)
  if (isFormatWrong || isListWrong || (check && out !== undefined)) return undefined
  const list = type && source !== undefined ? { type, source } : null
  return { file, order: { format, list }, on, json, check, out }
}

async function bytesOf(file: string): Promise<Uint8Array | Refusal> {
  const refusal = (code: string, message: string): Refusal => ({ line: 1, column: null, cell: null, code, message })
  try {
    const { size } = await stat(file)
    if (size <= maximumImportBytes) return await readFile(file)
    const megabytes = maximumImportBytes / 1_000_000
    return refusal('too-large', `The file is larger than ${megabytes} megabytes: divide it. It was not read.`)
  } catch {
    return refusal('no-file', 'This file cannot be read.')
  }
}

/** Undefined when the register itself is not sound; that was said then. */
async function readIn(bytes: Uint8Array, { order, on }: Asked, io: Io): Promise<Import<ImportedFile> | undefined> {
  const data = await readData(io)
  if (!data) return undefined
  const { programme, findings } = data.read
  for (const finding of findings) io.err(findingText(finding))
  if (!programme || findings.length > 0) return undefined
  const surroundings = surroundingsOf(data.areas, programme.sourceCodes)
  return importFile(bytes, order, { register: programme, surroundings, on })
}

function refuse(refusals: readonly Refusal[], { file, json }: Asked, io: Io): number {
  if (json) io.out(JSON.stringify({ ok: false, file, refusals }))
  for (const refusal of refusals) io.err(`${file}:${placeOf(refusal)} [${refusal.code}] ${refusal.message}`)
  io.err(`Nothing was taken over: ${refusals.length === 1 ? '1 refusal' : `${refusals.length} refusals`}.`)
  return 1
}

const placeOf = ({ line, column, cell }: Refusal): string =>
  [line, ...(column === null ? [] : [`column "${column}"`]), ...(cell === null ? [] : [cell])].join(', ')

async function take(read: ImportedFile, { file, json, check, out }: Asked, disk: Disk, io: Io): Promise<number> {
  const texts = textsOf(read)
  for (const note of read.notes) io.err(note)
  if (out !== undefined) {
    const written = await writeFolder(out, texts, disk)
    if (!written.ok) {
      io.err(outSentences[written.error].replace('FOLDER', out))
      if (json) io.out(JSON.stringify({ ok: false, file, refused: written.error }))
      return 1
    }
    if (json) io.out(JSON.stringify({ ok: true, ...summary(read), written: written.value }))
    else io.out(written.value.join('\n'))
    return 0
  }
  if (json) io.out(JSON.stringify({ ok: true, ...summary(read), ...(check ? {} : { texts }) }))
  else if (check) io.out(`${file}: ${read.items.length} items, ${read.links.length} links: can be taken over`)
  else
    io.out(
      Object.entries(texts)
        .map(([name, text]) => `# ${name}\n${text}`)
        .join('\n')
        .trimEnd(),
    )
  return 0
}

const outSentences = {
  'there-already': 'FOLDER is there already and is not empty: nothing was written.',
  'disk-failed': 'FOLDER cannot be written: nothing was left behind.',
} as const

const summary = ({ format, items, links, notes }: ImportedFile) => ({
  format,
  items: items.map(({ id }) => id),
  links: links.length,
  notes,
})

/** The files of `data/programme` that these rows belong in. */
const textsOf = ({ items, words, links }: ImportedFile): Record<string, string> => ({
  'items.yaml': itemsYaml(items),
  [`${sourceLanguage}.yaml`]: wordsYaml(words),
  ...(links.length > 0 ? { 'links.yaml': linksYaml(links) } : {}),
})
