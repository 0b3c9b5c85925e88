import { type Kysely, sql } from 'kysely'
import type { ReportingTables } from '#modules/reporting/server/index.ts'

/** In the demonstration one municipality that does not exist reads for every real one: nothing that is typed there is read by anybody. */
export async function loadDemoReader(owner: Kysely<Pick<ReportingTables, 'reporting_reader'>>): Promise<void> {
  await sql`insert into reporting_reader (municipality, organisation) values ('*', 'voorbeeldstad')
    on conflict (municipality) do nothing`.execute(owner)
}
