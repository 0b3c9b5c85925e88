import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../src/platform/database/embedded-server.ts'
import { tablesOf } from './find-canaries.ts'

/**
 * Writes every row of every table of ours into files, as text and as PostgreSQL sends it in its own form. `pg_dump` consists of the first; it does not come with the embedded database, and that of a
 * machine refuses a server that is newer than itself. `folder`: empty, made here. Gives how many tables there were.
 */
export async function dumpTo(url: string, folder: string): Promise<number> {
  mkdirSync(folder)
  // The database writes, as a user of its own.
  chmodSync(folder, 0o777)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const tables = (await tablesOf(client)).filter((name) => name.startsWith('public.'))
    for (const [at, name] of tables.entries())
      for (const form of ['text', 'binary'])
        await client.query(`copy (select * from ${name}) to '${join(folder, `${at}.${form}`)}' (format ${form})`)
    return tables.length
  } finally {
    await client.end()
  }
}

/** A backup as docs/operations/running.md tells it: what lies in a folder while nothing runs there, with owners and modes. */
export function copyOf(folder: string, to: string): void {
  const done = spawnSync('cp', ['-a', folder, to], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`the folder was not copied: ${done.stderr}`)
}

/** How many rows of a table there are in a backup that was put back. */
export async function rowsPutBack(folder: string, table: string): Promise<number> {
  const back = await startEmbedded(folder, 'own')
  if (!back.ok) throw new Error(back.error)
  const client = new pg.Client({ connectionString: back.value.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ many: number }>(`select count(*)::int as many from ${table}`)
    return rows[0]?.many ?? 0
  } finally {
    await client.end()
    await back.value.stop()
  }
}
