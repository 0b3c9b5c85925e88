import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { OrganisationsTables } from '../server/tables.ts'
import type { Settings } from './asked-in-sql.ts'

/** What became of a statement: how many rows it read or changed, or why it was refused. */
export interface Told {
  rows: number
  /** The SQLSTATE and every word of the refusal; null: it was not refused. */
  code: string | null
  text: string
}
const told = z.array(z.object({ rows: z.number(), code: z.string().nullable(), text: z.string() }))

/** Makes the database able to try statements, each undone at once. As the owner; whoever tries them has their own rights. */
export const readyToTry = (db: Kysely<OrganisationsTables>) =>
  sql`create function try_all(statements text[]) returns jsonb language plpgsql as $try$
    declare
      statement text;
      touched bigint;
      words text;
      told jsonb := '[]';
    begin
      foreach statement in array statements loop
        begin
          execute statement;
          get diagnostics touched = row_count;
          raise exception using errcode = 'BK000', message = touched::text;
        exception
          when sqlstate 'BK000' then
            told := told || jsonb_build_object('rows', sqlerrm::bigint, 'code', null, 'text', '');
          when others then
            get stacked diagnostics words = pg_exception_detail;
            told := told || jsonb_build_object('rows', 0, 'code', sqlstate, 'text', sqlerrm || ' ' || words);
        end;
      end loop;
      return told;
    end $try$`.execute(db)

/** Tries statements one by one as the application with these settings on; nothing of it stays. */
export function tryAll(
  db: Kysely<OrganisationsTables>,
  settings: Settings,
  statements: readonly string[],
): Promise<Told[]> {
  return db.transaction().execute(async (trx) => {
    await sql`grant execute on function try_all to baken_application`.execute(trx)
    await sql`set local role baken_application`.execute(trx)
    for (const [name, value] of Object.entries(settings))
      await sql`select set_config(${`baken.${name}`}, ${value}, true)`.execute(trx)
    const { rows } = await sql<{ told: unknown }>`select try_all(${[...statements]}::text[]) as told`.execute(trx)
    await sql`select set_config('baken.person', '', true), set_config('baken.organisation', '', true)`.execute(trx)
    await sql`set local role none`.execute(trx)
    return told.parse(rows[0]?.told)
  })
}
