import { type Kysely, sql } from 'kysely'
import type { SendAnswer } from './send-answer.ts'
import type { OutgoingMail } from './smtp-transport.ts'
import type { MailEnd, MailTables } from './tables.ts'

type Database = Kysely<MailTables>

/** Longer than the longest attempt, so that nobody sends what another is still sending. */
export const claimMs = 5 * 60_000
/** What is left of an ended mail is for whoever asks why none came; after a month nobody does. */
export const keptMs = 30 * 86_400_000
const shortestPauseMs = 60_000
const longestPauseMs = 6 * 3_600_000

/** A mail that a worker has taken for itself. */
export interface ClaimedMail extends OutgoingMail {
  kind: string
  /** Which attempt this is, from 1. Also tells whether the mail is still the worker's: the next to take it counts on. */
  attempts: number
}

const later = (now: Date, ms: number) => new Date(now.getTime() + ms)
const earlier = (now: Date, ms: number) => new Date(now.getTime() - ms)

/** How long a mail rests after its `attempts`-th failure: 1 minute, 2, 4 … 6 hours. */
export const pauseMs = (attempts: number): number => Math.min(shortestPauseMs * 2 ** (attempts - 1), longestPauseMs)

/** Mails that nobody holds: not taken, or taken by a worker that must have died. */
const waitingMails = (db: Database, now: Date) =>
  db
    .selectFrom('platform_mail')
    .select('id')
    .where('outcome', 'is', null)
    .where((mail) => mail.or([mail('claimed_until', 'is', null), mail('claimed_until', '<=', now)]))
    .forUpdate()
    .skipLocked()

/** Takes the mail that is due longest; `undefined` when none is. Two workers never get the same one. */
export async function claimMail(db: Database, now: Date): Promise<ClaimedMail | undefined> {
  return db
    .with('due', () =>
      waitingMails(db, now)
        .where('due_at', '<=', now)
        .where('send_before', '>', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(1),
    )
    .updateTable('platform_mail')
    .from('due')
    .innerJoin('platform_mail_content as content', 'content.mail', 'due.id')
    .whereRef('platform_mail.id', '=', 'due.id')
    .set({ claimed_until: later(now, claimMs), attempts: sql<number>`attempts + 1`, fault: null })
    .returning(['platform_mail.id', 'kind', 'attempts', 'recipient', 'subject', 'body', 'language'])
    .returning('queued_at as queuedAt')
    .executeTakeFirst()
}

/** Writes down what became of an attempt, unless another worker has the mail by now. What has ended is erased in the same statement. */
export async function settleMail(db: Database, mail: ClaimedMail, answer: SendAnswer, now: Date): Promise<void> {
  if (answer.end !== 'later') {
    const fault = answer.end === 'refused' ? answer.fault : null
    const mine = db
      .selectFrom('platform_mail')
      .select('id')
      .where('id', '=', mail.id)
      .where('attempts', '=', mail.attempts)
      .where('outcome', 'is', null)
      .forUpdate()
    await endMails(db, mine, { outcome: answer.end, fault, now })
    return
  }
  await db
    .updateTable('platform_mail')
    .set({ due_at: later(now, pauseMs(mail.attempts)), claimed_until: null, fault: faultCode(answer) })
    .where('id', '=', mail.id)
    .where('attempts', '=', mail.attempts)
    .where('outcome', 'is', null)
    .execute()
}

/** Ends what did not leave in time. Gives the kinds of the mails that were lost. */
export async function expireMails(db: Database, now: Date): Promise<string[]> {
  const late = waitingMails(db, now).where('send_before', '<=', now)
  const ended = await endMails(db, late, { outcome: 'expired', now })
  return ended.map(({ kind }) => kind)
}

type MailIds = ReturnType<typeof waitingMails>

/** Recipient, subject and text go in the same statement in which the mail ends. */
function endMails(
  db: Database,
  which: MailIds,
  { outcome, fault, now }: { outcome: MailEnd; fault?: string | null; now: Date },
) {
  return db
    .with('mine', () => which)
    .with('erased', (erase) =>
      erase.deleteFrom('platform_mail_content').using('mine').whereRef('mail', '=', 'mine.id').returning('mail'),
    )
    .updateTable('platform_mail')
    .from('mine')
    .whereRef('platform_mail.id', '=', 'mine.id')
    .set({ outcome, ended_at: now, claimed_until: null, ...(fault === undefined ? {} : { fault }) })
    .returning('kind')
    .execute()
}

/** Mails that rest because of the server, and not because of themselves, are due at once: the server is there again, or is another. */
export async function wakeMails(db: Database, now: Date): Promise<void> {
  const resting = waitingMails(db, now).where('due_at', '>', now).where('fault', 'like', `${ofTheServer}%`)
  await db.updateTable('platform_mail').set({ due_at: now }).where('id', 'in', resting).execute()
}

/** Forgets mails that ended a month ago. */
export async function forgetMails(db: Database, now: Date): Promise<void> {
  const old = db
    .selectFrom('platform_mail')
    .select('id')
    .where('ended_at', '<=', earlier(now, keptMs))
    .forUpdate()
    .skipLocked()
  await db.deleteFrom('platform_mail').where('id', 'in', old).execute()
}

const ofTheServer = 'server-'
const faultCode = ({ fault, whose }: { fault: string; whose: 'mail' | 'server' }) =>
  whose === 'server' ? `${ofTheServer}${fault}` : fault
