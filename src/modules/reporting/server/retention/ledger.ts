import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { dayField } from '#platform/content/fields.ts'
import { earlyReasons } from '../../domain/casework/needs.ts'
import { deletionReasons } from '../../domain/retention/delete-on.ts'
import { type KeptEdition, readKeptEdition } from '../../forms/edition-form.ts'
import { isNoSuchRow } from '../refused-rows.ts'
import type { RetentionTables } from './tables.ts'

/** Why what stands in the ledger was deleted: what the database takes for it. */
const ledgerReasons = [...deletionReasons, ...earlyReasons, 'withdrawn'] as const

const code = z.string().regex(/^[a-z][a-z-]{1,39}$/)
const ledgerLine = z.strictObject({
  case: z.string().regex(/^[0-9a-f]{64}$/),
  organisation: z.string().min(1),
  deletedOn: dayField,
  outcome: code.nullable(),
  why: z.enum(ledgerReasons),
})

/** A line of the ledger: that a case was there and is not any more. `case` is a hash, and nobody gets back from it to anybody. */
export type LedgerLine = z.output<typeof ledgerLine>

type LedgerTables = Pick<RetentionTables, 'reporting_ledger'>

/** The ledger, the oldest day first. */
export async function readLedger(db: Kysely<LedgerTables>): Promise<LedgerLine[]> {
  const rows = await db.selectFrom('reporting_ledger').selectAll().orderBy('deleted_on').orderBy('case_hash').execute()
  return rows.map((row) => ({
    case: Buffer.from(row.case_hash).toString('hex'),
    organisation: row.organisation,
    deletedOn: dayField.parse(row.deleted_on),
    outcome: row.outcome,
    why: z.enum(ledgerReasons).parse(row.why),
  }))
}

/** What was kept elsewhere: what was deleted, and what was published. */
export interface KeptElsewhere {
  lines: LedgerLine[]
  editions: KeptEdition[]
}

/** A ledger that was kept elsewhere, one JSON object on each line. Refusal: `line N` for the first line that is none. */
export function parseLedger(text: string): Result<KeptElsewhere, `line ${number}`> {
  const kept: KeptElsewhere = { lines: [], editions: [] }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const json = jsonIn(line)
    const read = ledgerLine.safeParse(json)
    const edition = readKeptEdition(json)
    if (read.success) kept.lines.push(read.data)
    else if (edition) kept.editions.push(edition)
    else return err(`line ${index + 1}`)
  }
  return ok(kept)
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/**
 * After a backup was put back: deletes again what the ledger says was deleted, each case in a transaction of its own, and takes over its lines, but for those of organisations that are not
 * there. Done twice it does nothing more.
 * For the owner of the database. Gives how many cases were there again.
 */
export async function reapplyLedger(db: Kysely<LedgerTables>, lines: readonly LedgerLine[]): Promise<number> {
  const listed = new Map(lines.map((line) => [line.case, line]))
  const { rows } = await sql<{ id: string; hash: string }>`
    select id, encode(reporting_hash_of(id), 'hex') as hash from reporting_case`.execute(db)
  const back = rows.flatMap(({ id, hash }) => {
    const line = listed.get(hash)
    return line ? [{ id, line }] : []
  })
  for (const { id, line } of back) {
    await db.transaction().execute(async (trx) => {
      await keepLine(trx, line)
      await sql`select reporting_erase(${id}, ${line.why}, 'operator')`.execute(trx)
    })
  }
  for (const line of lines) await keepLineOfKnown(db, line)
  return back.length
}

/** With the day and the reason of then. */
const keepLine = (db: Kysely<LedgerTables>, line: LedgerLine) =>
  db
    .insertInto('reporting_ledger')
    .values({
      case_hash: Buffer.from(line.case, 'hex'),
      organisation: line.organisation,
      deleted_on: line.deletedOn,
      outcome: line.outcome,
      why: line.why,
    })
    .onConflict((conflict) => conflict.column('case_hash').doNothing())
    .execute()

/** As `keepLine`; of an organisation that was registered after the backup no case can be in it, and its line is left out. */
async function keepLineOfKnown(db: Kysely<LedgerTables>, line: LedgerLine): Promise<void> {
  try {
    await keepLine(db, line)
  } catch (error) {
    if (!isNoSuchRow(error)) throw error
  }
}
