import { type Kysely, sql } from 'kysely'
import { addDays, type Day, day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { weekOf } from '../domain/remark.ts'

/** The rows this module owns. Days are texts: `YYYY-MM-DD`. */
export interface InformationTables {
  information_feedback: { article: string; language: string; week: string; helped: boolean; times: number }
  information_remark: { article: string; language: string; week: string; helped: boolean; line: string }
}

export interface Feedback {
  article: string
  language: LanguageTag
  helped: boolean
  /** What was missed; null when nothing was written. */
  line: string | null
}

export interface FeedbackCount {
  article: string
  language: LanguageTag
  helped: number
  not: number
}
export interface Remark {
  article: string
  language: LanguageTag
  week: Day
  helped: boolean
  line: string
}

/** So many lines of a week about one article in one language say what there is to say; more would be a way to fill the disk. */
const mostRemarks = 100
/** A line is kept for half a year: then it has been read or never will be. */
const keptDays = 182

export interface FeedbackStore {
  /** Counts an answer and keeps its line. `line-left-out`: there were lines enough this week, only the answer counts. */
  add(feedback: Feedback, today: Day): Promise<'kept' | 'line-left-out'>
  counts(): Promise<FeedbackCount[]>
  /** Those of the last half year, newest week first, by article. */
  remarks(today: Day): Promise<Remark[]>
  /** Takes away the lines that are older than we keep them. */
  forgetOld(today: Day): Promise<void>
}

export function feedbackStore(db: Kysely<InformationTables>): FeedbackStore {
  return {
    add: (feedback, today) => db.transaction().execute((trx) => addTo(trx, feedback, today)),

    counts: async () => {
      const rows = await db
        .selectFrom('information_feedback')
        .select(['article', 'language'])
        .select(sql<string>`sum(times) filter (where helped)`.as('helped'))
        .select(sql<string>`sum(times) filter (where not helped)`.as('not'))
        .groupBy(['article', 'language'])
        .orderBy('article')
        .orderBy('language')
        .execute()
      return rows.map((row) => ({ ...row, helped: Number(row.helped ?? 0), not: Number(row.not ?? 0) }))
    },

    forgetOld: (today) => forgetOld(db, today),

    remarks: async (today) => {
      const rows = await db
        .selectFrom('information_remark')
        .select(['article', 'language', 'helped', 'line'])
        .select(sql<string>`week::text`.as('week'))
        .where('week', '>=', firstKept(today))
        .orderBy('week', 'desc')
        .orderBy('article')
        .orderBy('language')
        .orderBy('line')
        .execute()
      return rows.map((row) => ({ ...row, week: day(row.week) }))
    },
  }
}

const firstKept = (today: Day): Day => weekOf(addDays(today, -keptDays))

async function forgetOld(db: Kysely<InformationTables>, today: Day): Promise<void> {
  await db.deleteFrom('information_remark').where('week', '<', firstKept(today)).execute()
}

async function addTo(
  trx: Kysely<InformationTables>,
  { article, language, helped, line }: Feedback,
  today: Day,
): Promise<'kept' | 'line-left-out'> {
  const row = { article, language, week: weekOf(today), helped }
  await trx
    .insertInto('information_feedback')
    .values({ ...row, times: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['article', 'language', 'week', 'helped'])
        .doUpdateSet({ times: sql`information_feedback.times + 1` }),
    )
    .execute()
  await forgetOld(trx, today)
  if (line === null) return 'kept'
  const { lines } = await trx
    .selectFrom('information_remark')
    .select(({ fn }) => fn.countAll<string>().as('lines'))
    .where('article', '=', article)
    .where('language', '=', language)
    .where('week', '=', row.week)
    .executeTakeFirstOrThrow()
  if (Number(lines) >= mostRemarks) return 'line-left-out'
  await trx
    .insertInto('information_remark')
    .values({ ...row, line })
    .execute()
  return 'kept'
}
