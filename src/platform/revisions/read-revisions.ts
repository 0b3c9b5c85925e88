import { type Kysely, sql } from 'kysely'
import { type InEffect, type Revision, type RevisionTable, readInEffect, readRevision } from './revision.ts'

/** A database that has the table; whose it is, is for the module to say. */
export type Holding<Name extends string> = { [N in Name]: unknown }

const publicColumns = sql.raw('id, subject, version, organisation, made_at, act, body')
const allColumns = sql.raw(
  'id, subject, version, organisation, made_at, act, body, made_by, state, decided_by, decided_at',
)

/** The newest revision of one thing, in whatever state; null when nobody changed it on screen. */
export async function newestRevision<Name extends string, Body, Tables extends Holding<Name>>(
  db: Kysely<Tables>,
  table: RevisionTable<Name, Body>,
  subject: string,
): Promise<Revision<Body> | null> {
  const { rows } = await sql`
    select ${allColumns} from ${sql.table(table.name)} where subject = ${subject} order by version desc limit 1
  `.execute(db)
  return rows[0] ? readRevision(table, rows[0]) : null
}

/** Every revision of one thing, the newest first. */
export async function historyOf<Name extends string, Body, Tables extends Holding<Name>>(
  db: Kysely<Tables>,
  table: RevisionTable<Name, Body>,
  subject: string,
): Promise<Revision<Body>[]> {
  const { rows } = await sql`
    select ${allColumns} from ${sql.table(table.name)} where subject = ${subject} order by version desc
  `.execute(db)
  return rows.map((row) => readRevision(table, row))
}

/** What waits for a second person, the oldest first. */
export async function waitingRevisions<Name extends string, Body, Tables extends Holding<Name>>(
  db: Kysely<Tables>,
  table: RevisionTable<Name, Body>,
): Promise<Revision<Body>[]> {
  const { rows } = await sql`
    select ${allColumns} from ${sql.table(table.name)} where state = 'waiting' order by made_at, id
  `.execute(db)
  return rows.map((row) => readRevision(table, row))
}

/** Of each thing the change that counts now. Reads no names of people, so the public process may ask it too. */
export async function inEffect<Name extends string, Body, Tables extends Holding<Name>>(
  db: Kysely<Tables>,
  table: RevisionTable<Name, Body>,
): Promise<InEffect<Body>[]> {
  const { rows } = await sql`
    select distinct on (subject) ${publicColumns} from ${sql.table(table.name)}
    where state = 'in-effect' order by subject, version desc
  `.execute(db)
  return rows.map((row) => readInEffect(table, row))
}

/** Every change that ever counted, in the order in which they were made: for what is told as of a day. */
export async function everInEffect<Name extends string, Body, Tables extends Holding<Name>>(
  db: Kysely<Tables>,
  table: RevisionTable<Name, Body>,
): Promise<InEffect<Body>[]> {
  const { rows } = await sql`
    select ${publicColumns} from ${sql.table(table.name)} where state = 'in-effect' order by id
  `.execute(db)
  return rows.map((row) => readInEffect(table, row))
}

/** Another text after anything came into effect, and the same until then: what is worked out from the rows can be kept as long. */
export async function revisionMark<Name extends string, Tables extends Holding<Name>>(
  db: Kysely<Tables>,
  { name }: Pick<RevisionTable<Name, unknown>, 'name'>,
): Promise<string> {
  // Both: a change that waited comes into effect under an id that others have passed.
  const { rows } = await sql<{ mark: string }>`
    select count(*) || '/' || coalesce(max(id), 0) as mark from ${sql.table(name)} where state = 'in-effect'
  `.execute(db)
  return rows[0]?.mark ?? ''
}
