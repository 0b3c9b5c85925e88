import { type Kysely, sql, type Transaction } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { nearDays } from '../../domain/casework/terms.ts'
import { isReminded, type Waiting } from '../../domain/desk/reminder.ts'
import { warningDays } from '../../domain/retention/delete-on.ts'

/** A reminder for one person at one organisation. */
export interface Reminder {
  name: string
  mail: string
  language: 'nl' | 'en'
  organisation: string
  waiting: Waiting
}

interface Row extends Waiting {
  person: string
  organisation: string
  name: string
  organisation_name: string
  mail: string
  language: 'nl' | 'en'
  is_changed: boolean
}

/**
 * Reminds everybody for whom something waits, once on a day (`isReminded`): each with their mail in a transaction of their own, so that nobody is left out and nobody is told twice,
 * also where two servers do it at once.
 *
 * @param db as the user that sends letters; no other may ask whom something waits for
 * @param post puts the mail into the outbox, in the transaction of the mark
 * @returns how many people were reminded
 */
export async function remindAll<Tables>(
  db: Kysely<Tables>,
  { today, post }: { today: Day; post(trx: Transaction<Tables>, reminder: Reminder): Promise<void> },
): Promise<number> {
  const { rows } = await sql<Row>`select * from reporting_waiting_for(${nearDays}, ${warningDays})`.execute(db)
  let reminded = 0
  for (const row of rows) {
    const { person, organisation, name, mail, language, organisation_name, is_changed, ...waiting } = row
    if (!isReminded(waiting, is_changed, today)) continue
    const isDone = await db.transaction().execute(async (trx) => {
      const marked = await sql<{ first: boolean }>`
        select reporting_mark_reminded(${person}, ${organisation}) as first`.execute(trx)
      if (marked.rows[0]?.first !== true) return false
      await post(trx, { name, mail, language, organisation: organisation_name, waiting })
      return true
    })
    if (isDone) reminded += 1
  }
  return reminded
}
