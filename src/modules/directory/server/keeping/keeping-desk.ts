import type { Kysely, Transaction } from 'kysely'
import { type Day, dutchDay } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about, type Hat } from '#modules/organisations/index.ts'
import { type Actor, asActor, type DeskTables, mayNow, type NotDone } from '#modules/organisations/server/index.ts'
import { checkDirectory, type DirectoryFinding, type KnownNames } from '../../domain/check-directory.ts'
import type { Directory } from '../../domain/directory.ts'
import { type KeptPart, type KeptRow, type KeptRows, rowsKeptBy, type Stewards } from '../../domain/kept-row.ts'
import { directoryStore } from '../directory-store.ts'
import { directoryOf } from '../stored-rows.ts'
import type { DirectoryTables } from '../tables.ts'

export type KeepingTables = DirectoryTables & DeskTables
export type KeepingTransaction = Transaction<KeepingTables>

/** What keeping rows on screen needs. */
export interface KeepingDesk {
  db: Kysely<KeepingTables>
  /** What rows may name outside the directory. */
  known: KnownNames
  now(): Date
  /** The languages that words may be written in. */
  languages(): readonly LanguageTag[]
}

/** The rows that everybody reads, in this transaction. */
export const storeIn = (trx: KeepingTransaction) =>
  directoryStore(trx.$pickTables<'directory_row' | 'directory_edition'>())
/** What was changed, in this transaction. */
export const revisionsIn = (trx: KeepingTransaction) => trx.$pickTables<'directory_row_revision'>()
/** The same, for reading. */
export const readRevisionsIn = (trx: KeepingTransaction): Kysely<Pick<KeepingTables, 'directory_row_revision'>> =>
  revisionsIn(trx)

export const todayAt = ({ now }: Pick<KeepingDesk, 'now'>): Day => dutchDay(now())

/** The whole directory as this transaction sees it. @throws Error when nothing was ever stored */
export async function directoryNow(trx: KeepingTransaction): Promise<Directory> {
  const found = await storeIn(trx).read()
  if (!found?.rows) throw new Error('no directory was ever stored')
  return directoryOf(found.rows)
}

export async function stewardsNow(trx: KeepingTransaction): Promise<Stewards> {
  const rows = await trx.selectFrom('directory_steward').select(['directory_organisation', 'organisation']).execute()
  return new Map(rows.map((row) => [row.directory_organisation, row.organisation]))
}

/** A row that the organisation of the hat keeps, with everything around it. */
export interface OwnRow<Part extends KeptPart = KeptPart> {
  part: Part
  id: string
  row: KeptRows[Part]
  directory: Directory
}

/** The row when the organisation keeps it. Refusal `unknown-row`: there is none, or somebody else keeps it. */
export async function ownRow(
  trx: KeepingTransaction,
  organisation: string,
  part: KeptPart,
  id: string,
): Promise<Result<OwnRow, 'unknown-row'>> {
  const directory = await directoryNow(trx)
  const kept: readonly KeptRow[] = rowsKeptBy(directory, await stewardsNow(trx), organisation)[part]
  const row = kept.find((one) => one.id === id)
  return row ? ok({ part, id, row, directory }) : err('unknown-row')
}

/** The directory with one row in the place of what it was. */
export const withRow = ({ directory, part, id }: OwnRow, row: KeptRow): Directory => ({
  ...directory,
  [part]: directory[part].map((one: { id: string }) => (one.id === id ? row : one)),
})

/** The first thing that is wrong, by its row and its code: for whoever is asked about it. */
export const toldFinding = ([first]: readonly DirectoryFinding[]): string =>
  first ? `${first.part}/${first.id}: ${first.code}` : ''

/** What would be wrong with the whole directory. */
export const unsoundWith = (desk: KeepingDesk, own: OwnRow, row: KeptRow): DirectoryFinding[] =>
  checkDirectory(withRow(own, row), desk.known)

/**
 * One step with a row of one's own, in the name of the actor, while nobody else makes an edition. Refusals: those of `mayNow`, `unknown-row`, and of the step.
 */
export const withOwnRow = <T, E extends string>(
  desk: KeepingDesk,
  actor: Actor,
  {
    action,
    part,
    id,
  }: { action: 'directory-row.change' | 'directory-row.confirm' | 'directory-row.undo'; part: KeptPart; id: string },
  step: (trx: KeepingTransaction, own: OwnRow, hat: Hat) => Promise<Result<T, E>>,
): Promise<Result<T, E | NotDone | 'unknown-row'>> =>
  asActor<T, E | NotDone | 'unknown-row', KeepingTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, action, about(actor.organisation, 'there'), actor)
    if (!may.ok) return may
    await storeIn(trx).takeTurn()
    const own = await ownRow(trx, actor.organisation, part, id)
    return own.ok ? step(trx, own.value, hat) : own
  })
