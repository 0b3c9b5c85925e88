import { join } from 'node:path'
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { day } from '#kernel/days.ts'
import { dayField, keyField, provenanceFields, textField } from '#platform/content/fields.ts'
import { type ContentFinding, findingText, readYamlFile } from '#platform/content/yaml-file.ts'
import {
  type ClockFault,
  clockFaults,
  clockNames,
  fewestDays,
  mostDays,
  type RetentionClock,
} from '../../domain/retention/clocks.ts'
import type { RetentionTables } from './tables.ts'

const clockRow = z
  .strictObject({
    outcome: z.enum(clockNames),
    organisation: keyField.nullable().default(null),
    days: z.number(),
    from: dayField,
    until: dayField.nullable(),
    basis: textField,
    ...provenanceFields,
  })
  .refine(({ from, until }) => until === null || from < until, 'until is after from')

export type ClockRow = z.output<typeof clockRow>

/** From this day on there is a time for everything: no case is older than the project. */
const since = day('2020-01-01')

/** The times in `data/reporting/retention.yaml`, or every finding; never both. */
export async function readClocks(
  dataFolder: string,
): Promise<{ clocks: readonly ClockRow[]; findings: readonly ContentFinding[] }> {
  const file = 'data/reporting/retention.yaml'
  const read = await readYamlFile(join(dataFolder, 'reporting/retention.yaml'), z.array(clockRow), file)
  if (!read.ok) return { clocks: [], findings: read.findings }
  const findings = clockFaults(read.value, since).map((fault) => ({
    code: `clock-${fault.kind}`,
    file,
    line: fault.index < 0 ? 1 : read.lineOf([fault.index]),
    message: faultText(fault),
  }))
  return findings.length > 0 ? { clocks: [], findings } : { clocks: read.value, findings }
}

function faultText({ kind, outcome }: ClockFault): string {
  switch (kind) {
    case 'days':
      return `"${outcome}" is kept a whole number of days, from ${fewestDays} up to and including ${mostDays}.`
    case 'overlap':
      return `Two rows for "${outcome}" of the same organisation hold on one day.`
    case 'gap':
      return `"${outcome}" needs rows without an organisation for every day from ${since} on, and the last without an end.`
  }
}

/** For a server that cannot do without. @throws Error with every finding */
export async function soundClocks(dataFolder: string): Promise<readonly ClockRow[]> {
  const { clocks, findings } = await readClocks(dataFolder)
  if (findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return clocks
}

type ClockTables = Pick<RetentionTables, 'reporting_clock'>

/**
 * Puts the times into the database, in the place of those it held, and works out anew when each case goes where they changed. For the owner, at start. What was closed, read or came
 * in before a row began stays under the row that held then.
 */
export const loadClocks = (db: Kysely<ClockTables>, clocks: readonly RetentionClock[]): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const rows = clocks.map(({ outcome, organisation, days, from, until, basis }) => ({
      outcome,
      organisation,
      days,
      from_day: from,
      until_day: until,
      basis,
    }))
    const held = await trx.selectFrom('reporting_clock').selectAll().execute()
    if (sorted(held) === sorted(rows)) return
    await trx.deleteFrom('reporting_clock').execute()
    await trx.insertInto('reporting_clock').values(rows).execute()
    for (let last: string | null = ''; last !== null; last = await reckonAfter(trx, last));
  })

/** So many cases in one statement: a fifth of what the time limit of a statement allows on a slow machine. */
const atOnce = 2_000

/** Works out the day of the cases after this id; gives the last of them, null when there was none. */
async function reckonAfter(trx: Transaction<ClockTables>, last: string): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`
    with batch as (select id from reporting_case where id > ${last} order by id limit ${atOnce}),
    moved as (
      update reporting_case c set delete_on = null from batch
      where c.id = batch.id and c.delete_on is distinct from (select d.on_day from reporting_deletion_of(c) d)
    )
    select max(id) as last from batch`.execute(trx)
  return rows[0]?.last ?? null
}

const sorted = (rows: readonly object[]) =>
  rows
    .map((row) => JSON.stringify(row, Object.keys(row).sort()))
    .sort()
    .join()
