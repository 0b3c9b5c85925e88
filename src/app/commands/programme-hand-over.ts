import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readPolicy } from '#modules/policy/server/index.ts'
import {
  type HandOverImport,
  handOverYaml,
  importHandOver,
  programmePlacesIn,
  type Refusal,
  readProgramme,
  surroundingsOf,
} from '#modules/programme/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import type { Command, Io } from './command.ts'
import { readWords, soundAreas, wrongUse } from './command-line.ts'

const importing: Command = {
  name: 'programme hand-over import',
  summary: 'reads what municipalities said of the hand-over, as rows for data/programme/hand-over.yaml',
  usage: 'baken programme hand-over import FILE [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } }, 1)
    const [file] = read?.positionals ?? []
    if (!read || file === undefined) return wrongUse(importing, io)
    const { json = false } = read.values
    const surroundings = await readSurroundings(io)
    if (!surroundings) return 1
    const bytes = await readFile(resolve(io.root, file)).catch(() => null)
    if (bytes === null) {
      if (json) io.out(JSON.stringify({ refused: 'unreadable', file }))
      io.err(`"${file}" cannot be read. Nothing was taken over.`)
      return 1
    }
    const done = importHandOver(bytes, surroundings)
    if (!done.ok) return refuse(done.refusals, json, io)
    io.out(json ? JSON.stringify(done.value) : handOverYaml(done.value.statements).trimEnd())
    if (!json) io.err(countsText(done.value))
    return 0
  },
}

/** What `baken programme hand-over …` can do. */
export const handOverCommands: Command[] = [importing]

/** Rows are only held against data in which nothing is wrong; else every finding goes to the messages. */
async function readSurroundings(io: Io) {
  const dataFolder = join(io.root, 'data')
  const areas = soundAreas(io)
  if (!areas) return undefined
  const { policy, findings: policyFindings } = await readPolicy(dataFolder, areas)
  const read = policy && (await readProgramme(programmePlacesIn(io.root), areas, policy))
  const findings = [...policyFindings, ...(read?.findings ?? [])]
  for (const finding of findings) io.err(findingText(finding))
  if (!read?.programme || findings.length > 0) return undefined
  const { programme } = read
  const { isKnownSource } = surroundingsOf(areas, programme.sourceCodes)
  return { areas, register: programme, isKnownSource, today: io.today }
}

function refuse(refusals: readonly Refusal[], json: boolean, io: Io): number {
  if (json) io.out(JSON.stringify({ refused: 'rows', refusals }))
  for (const { line, column, message } of refusals) {
    io.err(column === null ? `line ${line}: ${message}` : `line ${line}, ${column}: ${message}`)
  }
  io.err('Nothing was taken over.')
  return 1
}

const countsText = ({ statements, empty, known }: HandOverImport): string =>
  `${statements.length} new, ${known} in the register already, ${empty} lines without an answer. ` +
  'Nothing was written: read the rows above and put them in data/programme/hand-over.yaml.'
