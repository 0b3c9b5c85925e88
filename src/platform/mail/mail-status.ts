import { type Kysely, sql } from 'kysely'
import type { MailEnd, MailTables } from './tables.ts'

/** How many mails of a kind wait, or ended so. */
export interface MailCount {
  kind: string
  outcome: 'waiting' | MailEnd
  count: number
}

/** What the outbox holds. */
export interface MailStatus {
  /** By kind and outcome, in alphabetical order. Ended ones of the last 30 days. */
  counts: readonly MailCount[]
  oldest: OldestMail | null
}

/** The mail that was queued first of those that wait. */
export interface OldestMail {
  kind: string
  queuedAt: Date
  /** Since it was queued, in whole minutes by the clock of the database. */
  waitedMinutes: number
  attempts: number
  /** Why it did not leave the last time; null: not tried yet, or being sent. */
  fault: string | null
}

/** Counts the outbox. Says nothing of whom a mail is for. */
export async function mailStatus(db: Kysely<MailTables>): Promise<MailStatus> {
  const counted = await db
    .selectFrom('platform_mail')
    .select((mail) => ['kind', 'outcome', mail.fn.countAll<string>().as('count')])
    .groupBy(['kind', 'outcome'])
    .orderBy('kind')
    .orderBy('outcome', (order) => order.asc().nullsFirst())
    .execute()
  const oldest = await db
    .selectFrom('platform_mail')
    .select(['kind', 'queued_at as queuedAt', 'attempts', 'fault'])
    .select(sql<number>`floor(extract(epoch from clock_timestamp() - queued_at) / 60)::integer`.as('waitedMinutes'))
    .where('outcome', 'is', null)
    .orderBy('queued_at')
    .limit(1)
    .executeTakeFirst()
  const counts = counted.map(({ kind, outcome, count }) => ({
    kind,
    outcome: outcome ?? ('waiting' as const),
    count: Number(count),
  }))
  return { counts, oldest: oldest ?? null }
}
