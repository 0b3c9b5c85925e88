import { type Kysely, sql } from 'kysely'
import type { OrganisationsTables } from '../server/tables.ts'
import type { Thing } from './all-cases.ts'

/** What is in the settings of a transaction; left out: the setting is not there. */
export interface Settings {
  person?: string
  organisation?: string
}

/** The arguments of `organisations_may` beside the action. */
export interface On {
  organisation: string | null
  person: string | null
  author: string | null
}

/** A thing for the hat of `me` at `here`, which goes on with the work of `before`. */
export const onFor = ({ belongsTo, about, madeBy }: Thing, me: string, here: string, before: string): On => ({
  organisation: { own: here, predecessor: before, other: 'theirs', nobody: null }[belongsTo],
  person: { self: me, other: 'you', nobody: null }[about],
  author: { self: me, other: 'you', unknown: null }[madeBy],
})

/** Asks the database, as the application with these settings, about many things in one statement. */
export function askMany(
  db: Kysely<OrganisationsTables>,
  settings: Settings,
  asked: readonly { action: string; state: string | null; on: On }[],
): Promise<boolean[]> {
  return db.transaction().execute(async (trx) => {
    await sql`set local role baken_application`.execute(trx)
    for (const [name, value] of Object.entries(settings))
      await sql`select set_config(${`baken.${name}`}, ${value}, true)`.execute(trx)
    const column = (pick: (one: (typeof asked)[number]) => string | null) => asked.map(pick)
    const { rows } = await sql<{ told: string }>`
      select string_agg(organisations_may(action, organisation, person, author, state)::int::text, '' order by n) as told
      from unnest(${column(({ action }) => action)}::text[], ${column(({ on }) => on.organisation)}::text[],
        ${column(({ on }) => on.person)}::text[], ${column(({ on }) => on.author)}::text[], ${column(({ state }) => state)}::text[])
        with ordinality as asked (action, organisation, person, author, state, n)
    `.execute(trx)
    await sql`select set_config('baken.person', '', true), set_config('baken.organisation', '', true)`.execute(trx)
    await sql`set local role none`.execute(trx)
    return [...(rows[0]?.told ?? '')].map((told) => told === '1')
  })
}
