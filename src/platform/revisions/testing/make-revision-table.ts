import { type Kysely, sql } from 'kysely'

/** A table of revisions for a test, in the shape of docs/decisions/038, without the references to organisations and people. */
export async function makeRevisionTable<Tables>(db: Kysely<Tables>, name: string): Promise<void> {
  await sql`
    create table ${sql.table(name)} (
      id bigint generated always as identity primary key,
      subject text not null,
      version integer not null check (version >= 1),
      organisation text not null,
      made_by text not null,
      made_at timestamptz not null default now(),
      act text not null,
      body jsonb not null,
      state text not null check (state in ('waiting', 'in-effect', 'refused', 'withdrawn')),
      decided_by text,
      decided_at timestamptz,
      unique (subject, version)
    )
  `.execute(db)
  await sql`create unique index on ${sql.table(name)} (subject) where state = 'waiting'`.execute(db)
}
