import { join } from 'node:path'
import type { Day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import {
  dueYears,
  type FigureTables,
  figureDay,
  publishDue,
  publishedEditions,
  publishedFrom,
} from '#modules/reporting/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import type { Command } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { withDatabase } from './with-database.ts'

const publish: Command = {
  name: 'figures publish',
  summary:
    'fixes and publishes the figures of reports of each year whose day has come; a running server does so by itself',
  usage: [
    'baken figures publish [--dry-run]',
    '',
    'A year is published on 1 April after it, once and for good. It is due when it is that day here and for the database. A server that runs does it within the hour, and one that was off at its start. With --dry-run: which years it would be.',
  ].join('\n'),
  async run(args, io) {
    const read = readWords(args, { 'dry-run': { type: 'boolean' } } as const)
    if (!read) return wrongUse(publish, io)
    return withDatabase(io, 'Reports are counted in the database', async (db) => {
      const tables = db.$pickTables<keyof FigureTables | keyof AuditTables>()
      const there = (await publishedEditions(tables)).map(({ year }) => year)
      const agreed = await figureDay(tables, io.today)
      const waitingOn = (on: Day) => dueYears(on).filter((year) => !there.includes(year))
      const waiting = waitingOn(agreed)
      if (waiting.length === 0) {
        const next = publishedFrom(Number(agreed.slice(0, 4)) - (agreed.slice(5) < '04-01' ? 1 : 0))
        io.out(`Nothing to publish: the next year is due on ${next}.`)
        if (waitingOn(io.today).length > 0)
          io.out(
            `Here it is ${io.today}, for the database ${agreed}. A year is published when it is due for both: look which clock is wrong.`,
          )
        return 0
      }
      if (read.values['dry-run']) {
        io.out(`Would publish: ${waiting.join(', ')}.`)
        return 0
      }
      const areas = loadAreas(join(io.root, 'data/areas'))
      const done = await publishDue(tables, areas, { today: io.today, isFictional: false })
      io.out(`Published for good: ${done.join(', ')}.`)
      return 0
    })
  },
}

/** What `baken figures …` can do. */
export const figureCommands: Command[] = [publish]
