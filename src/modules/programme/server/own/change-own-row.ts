import type { Kysely, Transaction } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  type DeskTables,
  inHat,
  mayNow,
  membersOf,
  type NotDone,
  organisationOn,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { addRevision, historyOf } from '#platform/revisions/index.ts'
import type { HandOverStep } from '../../domain/hand-over.ts'
import { emptyRow, type OwnRow } from '../../domain/own-hand-over.ts'
import { changedSteps } from '../../forms/own-hand-over-form.ts'
import { ownRowTable, rowAt } from './own-rows.ts'
import type { OwnRowTables } from './tables.ts'

type Tables = DeskTables & OwnRowTables
type Trx = Transaction<Tables>

export interface HandOverDesk {
  db: Kysely<Tables>
}

/**
 * `no-municipality` – the organisation is none, and has no row · `changed-meanwhile` – somebody said something else since the form was
 * drawn · `nothing-to-undo`.
 */
export type RowNotSaid = NotDone | 'no-municipality' | 'changed-meanwhile' | 'nothing-to-undo'

type Revisions = Pick<Tables, 'programme_hand_over_revision'>
/** What is read of the transaction; a change needs the transaction itself. */
const revisionsIn = (trx: Trx): Kysely<Revisions> => trx.$pickTables<keyof Revisions>()

async function municipalityOf(trx: Trx, { organisation }: Actor): Promise<string | null> {
  const at = await organisationOn(trx, organisation)
  return at?.kind === 'municipality' && at.place.kind === 'municipality' ? at.place.code : null
}

/** Says how the row of the own municipality is. @param basedOn the version that the form was drawn from; 0: nobody said anything */
export const changeOwnRow = (
  desk: HandOverDesk,
  actor: Actor,
  { row, basedOn }: { row: OwnRow; basedOn: number },
): Promise<Result<true, RowNotSaid>> => said(desk, actor, { basedOn, act: 'change' }, async () => ok(row))

/** Puts the row back as it was before the last word. */
export const undoOwnRow = (
  desk: HandOverDesk,
  actor: Actor,
  { basedOn }: { basedOn: number },
): Promise<Result<true, RowNotSaid>> =>
  said(desk, actor, { basedOn, act: 'undo' }, async (trx, municipality) => {
    const [last, before] = await historyOf(revisionsIn(trx), ownRowTable, municipality)
    return last ? ok(before?.body.steps ?? emptyRow) : err('nothing-to-undo')
  })

const said = (
  desk: HandOverDesk,
  actor: Actor,
  { basedOn, act }: { basedOn: number; act: 'change' | 'undo' },
  rowOf: (trx: Trx, municipality: string) => Promise<Result<OwnRow, 'nothing-to-undo'>>,
): Promise<Result<true, RowNotSaid>> =>
  asActor<true, RowNotSaid, Tables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'hand-over-row.change', about(actor.organisation, 'open'), actor)
    if (!may.ok) return may
    const municipality = await municipalityOf(trx, actor)
    if (municipality === null) return err('no-municipality')
    const row = await rowOf(trx, municipality)
    if (!row.ok) return row
    const added = await addRevision(trx.$pickTables<keyof Revisions>(), ownRowTable, {
      subject: municipality,
      basedOn,
      organisation: actor.organisation,
      madeBy: actor.person,
      act,
      body: { steps: row.value },
      state: 'in-effect',
    })
    if (!added.ok) return err('changed-meanwhile')
    const detail = { act, version: added.value.version }
    await writeDown(trx, actor, 'hand-over-row.change', `hand-over-row:${municipality}`, detail)
    return ok(true)
  })

/** What was said of the row once, with who as the organisation knows them. */
export interface RowMoment {
  version: number
  act: 'change' | 'undo'
  at: Date
  /** The name that colleagues know; null for who left. */
  who: string | null
  steps: readonly HandOverStep[]
}

export interface OwnRowPage {
  municipality: string
  row: OwnRow
  version: number
  /** The newest first. */
  moments: readonly RowMoment[]
  /** The row at every version; 0 is empty. */
  rowAt: ReadonlyMap<number, OwnRow>
}

/** The row of the municipality of the hat; null when its organisation is none. */
export const ownRowPage = (desk: HandOverDesk, actor: Actor): Promise<OwnRowPage | null> =>
  inHat(desk.db, actor, async (trx) => {
    const municipality = await municipalityOf(trx, actor)
    if (municipality === null) return null
    const revisions = await historyOf(revisionsIn(trx), ownRowTable, municipality)
    const rows = new Map([[0, emptyRow], ...revisions.map((one) => [one.version, rowAt(one).row] as const)])
    const members = await membersOf(trx, actor.organisation)
    const version = revisions[0]?.version ?? 0
    return {
      municipality,
      row: rows.get(version) ?? emptyRow,
      version,
      rowAt: rows,
      moments: revisions.map((one) => ({
        version: one.version,
        act: one.act === 'undo' ? 'undo' : 'change',
        at: one.madeAt,
        who: members.find(({ person }) => person === one.madeBy)?.name ?? null,
        steps: changedSteps(rows.get(one.version - 1) ?? emptyRow, rowAt(one).row),
      })),
    }
  })
