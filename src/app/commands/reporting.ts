import type { Kysely } from 'kysely'
import { readersSet, type SetReader, setReader } from '#modules/reporting/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import type { Tables } from '../database.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { withDatabase } from './with-database.ts'

const inDatabase = (io: Io, work: Parameters<typeof withDatabase>[2]) =>
  withDatabase(io, 'Who reads stands in the database', work)

const tablesOf = (db: Kysely<Tables>) => db.$pickTables<keyof AuditTables | 'reporting_reader'>()

const list: Command = {
  name: 'reporting readers',
  summary: 'who reads reports for municipalities where nobody does; found wanting when nobody can open them there now',
  usage: 'baken reporting readers [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } } as const)
    if (!read) return wrongUse(list, io)
    return inDatabase(io, async (db) => {
      const set = await readersSet(tablesOf(db))
      if (read.values.json) io.out(JSON.stringify(set))
      else for (const line of lines(set)) io.out(line)
      const silent = set.filter(({ isRead }) => !isRead)
      for (const { name } of silent)
        io.err(`Nobody can open reports at ${name} now: it takes two people who hold its key.`)
      return silent.length > 0 ? 1 : 0
    })
  },
}

const lines = (set: readonly SetReader[]): string[] =>
  set.length === 0
    ? ['Nobody. Where a municipality does not read itself, people are told where else they can go.']
    : set.map(({ municipality, name, organisation }) => `${municipality.padEnd(6)}  ${name} (${organisation})`)

const set: Command = {
  name: 'reporting set-reader',
  summary: 'says which organisation reads reports for a municipality where nobody does, or for every other one',
  usage: [
    'baken reporting set-reader MUNICIPALITY ORGANISATION',
    "baken reporting set-reader '*' ORGANISATION",
    'baken reporting set-reader MUNICIPALITY --nobody',
    '',
    'MUNICIPALITY is a code such as GM0758. ORGANISATION is the id of one that signs in here; agree with it first. Its name stands on the page before anybody types.',
  ].join('\n'),
  async run(args, io) {
    const { municipality, organisation } = readSetting(args) ?? {}
    if (municipality === undefined || organisation === undefined) return wrongUse(set, io)
    return inDatabase(io, async (db) => {
      const done = await setReader(tablesOf(db), municipality, organisation)
      if (!done.ok) {
        io.err(refused[done.error])
        return done.error === 'no-municipality' ? 2 : 1
      }
      for (const line of lines(await readersSet(tablesOf(db)))) io.out(line)
      return 0
    })
  },
}

/** What was typed; `organisation` null: nobody. */
function readSetting(args: string[]): { municipality: string; organisation: string | null } | null {
  const read = readWords(args, { nobody: { type: 'boolean' } } as const, 2)
  if (!read) return null
  const [municipality, organisation] = read.positionals
  const { nobody = false } = read.values
  if (municipality === undefined || nobody === (organisation !== undefined)) return null
  return { municipality, organisation: organisation ?? null }
}

const refused = {
  'no-municipality': "MUNICIPALITY is a code such as GM0758, or '*' for every other one.",
  'unknown-organisation':
    'No organisation with this id signs in here. The page of organisations of the platform shows the ids.',
} as const

/** What `baken reporting …` can do. */
export const reportingCommands: Command[] = [list, set]
