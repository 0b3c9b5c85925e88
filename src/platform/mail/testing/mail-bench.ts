import { setTimeout as pause } from 'node:timers/promises'
import { afterEach } from 'vitest'
import { databasePerTest } from '../../testing/test-database.ts'
import { startMailWorker } from '../mail-worker.ts'
import type { MailTransport } from '../smtp-transport.ts'
import type { MailTables } from '../tables.ts'
import { aMailServer } from './a-mail-server.ts'
import { mailRow, migrations, start } from './mail-database.ts'
import { readMail } from './read-mail.ts'

/** What an address or a text would show itself by, anywhere. */
export const canary = /canary|gemeente/i

export const messageId = (raw: string | undefined) => readMail(raw ?? '').headers.get('message-id')

/** Time for a worker to do what it should not do. */
export const aWhile = () => pause(50)

/** A database, servers and workers for each test of a file; everything is stopped after it. Call it outside the tests. */
export function mailBench() {
  const database = databasePerTest<MailTables>(migrations)
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  })

  return {
    database,
    stops,
    async server(options: Parameters<typeof aMailServer>[0] = {}, port = 0) {
      const made = await aMailServer(options, port)
      stops.push(made.stop)
      return made
    },
    /** A worker on a clock that stands still until it is set. */
    working(transport: MailTransport, everyMs = 5) {
      const clock = { now: start }
      const log: string[] = []
      const { stop } = startMailWorker(database(), transport, {
        everyMs,
        now: () => clock.now,
        log: (line) => void log.push(line),
      })
      stops.push(stop)
      return { clock, log, stop }
    },
    isDone: (id: string) => async () => (await mailRow(database(), id)).outcome !== null,
    hasTried: (id: string, times: number) => async () => {
      const row = await mailRow(database(), id)
      return row.attempts === times && row.claimed_until === null
    },
  }
}
