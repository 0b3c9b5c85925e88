import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { type ClaimedMail, claimMail, expireMails, forgetMails, settleMail, wakeMails } from './outbox.ts'
import type { SendAnswer } from './send-answer.ts'
import type { MailTransport } from './smtp-transport.ts'
import type { MailTables } from './tables.ts'

/** How a worker goes about it. */
export interface MailWorkerOptions {
  /** How often it looks for mail that is due, in milliseconds. */
  everyMs: number
  now: () => Date
  /** Takes lines of codes, kinds and ids; never an address, never a text. Standard error if left out. */
  log?: (line: string) => void
}

/** A worker that runs. */
export interface MailWorker {
  /** Lets it finish the mail it is on and take no other. */
  stop(): Promise<void>
}

/**
 * Sends what is queued until it is stopped, one mail at a time; several workers share one outbox. At least once: when a worker dies after the server
 * took a mail and before that was written down, the mail is sent once more, five minutes later, with the same Message-ID. Mails past their `sendBefore`
 * are erased unsent, and so they are without a mail server. A fault of the database is logged, and the next look goes on.
 */
export function startMailWorker(
  db: Kysely<MailTables>,
  transport: MailTransport,
  { everyMs, now, log = (line) => console.error(line) }: MailWorkerOptions,
): MailWorker {
  const stopping = new AbortController()
  const round = mailRound(db, transport, { now, log, stopped: () => stopping.signal.aborted })
  const working = (async () => {
    while (!stopping.signal.aborted) {
      await round().catch((cause: unknown) => {
        // Who stops takes the database away as well: what fails then is the end of it.
        if (!stopping.signal.aborted) log(`mail: the outbox failed, ${sqlState(cause)}`)
      })
      await pause(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    stop() {
      stopping.abort()
      return working
    },
  }
}

interface RoundOptions extends Required<Pick<MailWorkerOptions, 'now' | 'log'>> {
  stopped: () => boolean
}

/** A function that sends everything that is due now. What it found the server to be like it keeps until the next time. */
function mailRound(db: Kysely<MailTables>, transport: MailTransport, { now, log, stopped }: RoundOptions) {
  let serverFault: string | undefined
  let begun = false

  async function learn(mail: ClaimedMail, answer: SendAnswer): Promise<void> {
    if (answer.end === 'later' && answer.whose === 'server') {
      if (answer.fault !== serverFault) log(`mail: does not leave, ${answer.fault}`)
      serverFault = answer.fault
      return
    }
    if (answer.end !== 'delivered') log(`mail: ${mail.kind} ${mail.id} ${answer.end}, ${answer.fault}`)
    if (serverFault === undefined) return
    log('mail: leaves again')
    serverFault = undefined
    await wakeMails(db, now())
  }

  async function tidy(): Promise<void> {
    for (const kind of await expireMails(db, now())) log(`mail: ${kind} expired`)
    await forgetMails(db, now())
    // A start tries everything at once: settings may have been put right.
    if (!begun) await wakeMails(db, now())
    begun = true
  }

  return async () => {
    await tidy()
    while (transport.isThere && !stopped()) {
      const mail = await claimMail(db, now())
      if (!mail) return
      const answer = await transport.send(mail)
      await settleMail(db, mail, answer, now())
      await learn(mail, answer)
      // The others would only wait for the same.
      if (answer.end === 'later' && answer.whose === 'server') return
    }
  }
}

/** The five signs by which PostgreSQL names a fault. Its sentences may hold what was in a row. */
function sqlState(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'without a code'
}
