import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { readMailAddress } from '../mail-address.ts'
import { type Mail, queueMail } from '../queue-mail.ts'
import type { MailTables } from '../tables.ts'

export const migrations = join(import.meta.dirname, '../../../../migrations')

/** A moment that tests begin at; the database keeps its own time. */
export const start = new Date('2026-11-29T09:00:00Z')
export const ahead = (ms: number, from = start): Date => new Date(from.getTime() + ms)
export const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** An address that is one. */
export function addressOf(text: string) {
  const read = readMailAddress(text)
  if (!read.ok) throw new Error(`"${text}" is ${read.error}`)
  return read.value
}

export const aMail = (changes: Partial<Mail> = {}): Mail => ({
  to: addressOf('canary-focal-point@gemeente.example'),
  subject: 'Canary: you are invited',
  text: 'Hello,\n\nopen https://baken.example/canary and sign in.\n',
  kind: 'invitation',
  language: 'en',
  sendBefore: ahead(day),
  ...changes,
})

/** Queues a mail in a transaction of its own. */
export const queued = (db: Kysely<MailTables>, changes: Partial<Mail> = {}, now = start): Promise<string> =>
  db.transaction().execute((trx) => queueMail(trx, aMail(changes), now))

export const mailRow = (db: Kysely<MailTables>, id: string) =>
  db.selectFrom('platform_mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Everything that both tables hold, as text: where something was erased it is not in here. */
export async function everything(db: Kysely<MailTables>): Promise<string> {
  const { rows } = await sql<{ row: string }>`
    select mail::text as row from platform_mail mail union all select content::text from platform_mail_content content
  `.execute(db)
  return rows.map(({ row }) => row).join('\n')
}

/** Waits until something holds; fails after a minute: a busy machine is slow, not wrong. */
export async function eventually(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`waited in vain for ${what}`)
}
