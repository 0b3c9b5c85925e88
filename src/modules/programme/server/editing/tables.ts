import type { Kysely, Transaction } from 'kysely'
import type { DeskTables } from '#modules/organisations/server/index.ts'
import { type RevisionRow, revisionTable } from '#platform/revisions/index.ts'
import { agreementForm } from '../../forms/editing/agreement-form.ts'
import { saidForm } from '../../forms/editing/said-form.ts'

/** What organisations say of the register, and what the database has to know of its files to judge who may. */
export interface EditingTables {
  programme_item: { id: string; type: string; settled: boolean }
  programme_keeper: { item: string; kind: string; code: string | null; scheme: string | null }
  programme_item_revision: RevisionRow
  programme_agreement_revision: RevisionRow
}

/** Everything that was said of one item; the subject is its id. */
export const saidRevisions = revisionTable('programme_item_revision', saidForm)
/** One agreement as it is worded; the subject is its id. */
export const agreementRevisions = revisionTable('programme_agreement_revision', agreementForm)

export interface EditingDesk {
  db: Kysely<DeskTables & EditingTables>
}

type Revisions = Pick<EditingTables, 'programme_item_revision' | 'programme_agreement_revision'>

/** The tables of revisions of a transaction in the name of a hat, to write in. */
export const revisionsIn = (trx: Transaction<DeskTables & EditingTables>): Transaction<Revisions> =>
  trx.$pickTables<keyof Revisions>()

/** The same, to read. */
export const revisionsOf = (trx: Transaction<DeskTables & EditingTables>): Kysely<Revisions> => revisionsIn(trx)
