import type { Kysely } from 'kysely'
import { dutchDay } from '#kernel/days.ts'
import { wallTimeAt } from '#modules/directory/index.ts'
import { remindAll } from '#modules/reporting/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { queueMail } from '#platform/mail/index.ts'
import { repeat } from '../repeat.ts'
import { writeReminder } from './write-reminder.ts'

const everyMs = 600_000
/** Minutes of the Dutch day within which a reminder may leave, from seven to six: the first look of the morning finds all of the night. When a mail comes tells nobody when a report came. */
const [first, after] = [7 * 60, 18 * 60]

/** Queues the reminders of this day, as often as it is called; outside the hours nothing. @returns how many */
export async function remindNow<Tables>(db: Kysely<Tables>, address: string, now: Date): Promise<number> {
  const { minute } = wallTimeAt(Math.floor(now.getTime() / 60_000))
  if (minute < first || minute >= after) return 0
  return remindAll(db, {
    today: dutchDay(now),
    post: async (trx, reminder) => {
      const link = `${address}/${reminder.language}/staff/cases`
      await queueMail(trx, writeReminder(reminder, translator(reminder.language), link, now), now)
    },
  })
}

/** Reminds people of what waits for them, as long as the server runs. @returns what stops it */
export const startReminders = <Tables>(db: Kysely<Tables>, address: string, now: () => Date): (() => void) =>
  repeat(everyMs, 'people could not be reminded', async () => void (await remindNow(db, address, now())))
