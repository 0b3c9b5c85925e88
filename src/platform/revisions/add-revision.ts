import { sql, type Transaction } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Holding, newestRevision } from './read-revisions.ts'
import { type Revision, type RevisionTable, readRevision } from './revision.ts'

export interface NewRevision<Body> {
  subject: string
  /** The version that the form was drawn from; 0: what the files say. */
  basedOn: number
  organisation: string
  madeBy: string
  act: string
  body: Body
  state: 'waiting' | 'in-effect'
}

/**
 * Puts a change behind those that are there. Refusals, and then nothing is written: `changed-meanwhile` – somebody changed it
 * since the form was drawn, or it was drawn from a version that is not there · `already-waiting` – a change of it waits for a second person.
 */
export async function addRevision<Name extends string, Body, Tables extends Holding<Name>>(
  trx: Transaction<Tables>,
  table: RevisionTable<Name, Body>,
  { subject, basedOn, organisation, madeBy, act, body, state }: NewRevision<Body>,
): Promise<Result<Revision<Body>, 'changed-meanwhile' | 'already-waiting'>> {
  const newest = await newestRevision(trx, table, subject)
  if (newest?.state === 'waiting') return err('already-waiting')
  if ((newest?.version ?? 0) !== basedOn) return err('changed-meanwhile')
  // Two at the same moment: whoever writes second meets the row of the first.
  const { rows } = await sql`
    insert into ${sql.table(table.name)} (subject, version, organisation, made_by, act, body, state)
    values (${subject}, ${basedOn + 1}, ${organisation}, ${madeBy}, ${act}, ${JSON.stringify(table.parse(body))}, ${state})
    on conflict do nothing
    returning id, subject, version, organisation, made_at, act, body, made_by, state, decided_by, decided_at
  `.execute(trx)
  return rows[0] ? ok(readRevision(table, rows[0])) : err('changed-meanwhile')
}

/**
 * A second person decides on a change that waits, or who made it takes it back. Refusal: `decided-already` – it is not there,
 * may not be seen, or somebody was faster.
 */
export async function decideRevision<Name extends string, Body, Tables extends Holding<Name>>(
  trx: Transaction<Tables>,
  table: RevisionTable<Name, Body>,
  id: number,
  by: string,
  outcome: 'in-effect' | 'refused' | 'withdrawn',
): Promise<Result<Revision<Body>, 'decided-already'>> {
  const { rows } = await sql`
    update ${sql.table(table.name)} set state = ${outcome}, decided_by = ${by}, decided_at = now()
    where id = ${id} and state = 'waiting'
    returning id, subject, version, organisation, made_at, act, body, made_by, state, decided_by, decided_at
  `.execute(trx)
  return rows[0] ? ok(readRevision(table, rows[0])) : err('decided-already')
}
