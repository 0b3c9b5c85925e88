import { isDeepStrictEqual } from 'node:util'
import type { FieldTexts } from '#kernel/compare-edits.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Actor, type NotDone, organisationOn, writeDown } from '#modules/organisations/server/index.ts'
import { addRevision, historyOf, newestRevision } from '#platform/revisions/index.ts'
import type { DirectoryFinding } from '../../domain/check-directory.ts'
import { confirmedRow, type KeptPart, type KeptRow } from '../../domain/kept-row.ts'
import type { EditProblem } from '../../forms/edit-reader.ts'
import { fieldsOf, readFields } from './edit-fields.ts'
import {
  type KeepingDesk,
  type KeepingTransaction,
  type OwnRow,
  readRevisionsIn,
  revisionsIn,
  storeIn,
  todayAt,
  unsoundWith,
  withOwnRow,
} from './keeping-desk.ts'
import { type Act, auditName, besideOf, rowRevisions, subjectOf } from './row-revisions.ts'

/** Two changed the same: what both began with, what the other one made of it, and what was typed now; as fields of the form. */
export interface Meanwhile {
  version: number
  madeBy: string
  base: FieldTexts
  theirs: FieldTexts
  mine: FieldTexts
}

/**
 * `changed` – it counts, and everybody reads it · `waiting` – a second person has to look · `wrong` – fields are · `unsound` – the directory as a
 * whole would not be right · `meanwhile` – somebody else changed it since the form was drawn · `same` – nothing is different.
 */
export type Kept =
  | { outcome: 'changed' | 'waiting' }
  | { outcome: 'same' }
  | { outcome: 'wrong'; problems: readonly EditProblem[] }
  | { outcome: 'unsound'; findings: readonly DirectoryFinding[] }
  | { outcome: 'meanwhile'; meanwhile: Meanwhile }

export type NotKept = NotDone | 'unknown-row' | 'already-waiting' | 'changed-meanwhile'

/** A row as somebody asks for it. `basedOn`: the version that the form was drawn from; 0: what it said before anything was changed on screen. */
export interface AskedRow {
  part: KeptPart
  id: string
  basedOn: number
}

/** Changes a row to what was typed. Refusals: who may not, a row of somebody else, and `already-waiting` – a change of it waits for a second person. */
export const changeRow = (
  desk: KeepingDesk,
  actor: Actor,
  { part, id, basedOn }: AskedRow,
  typed: FieldTexts,
): Promise<Result<Kept, NotKept>> =>
  withOwnRow<Kept, NotKept>(desk, actor, { action: 'directory-row.change', part, id }, async (trx, own) => {
    const read = readFields(own, typed, desk)
    if (!read.ok) return ok({ outcome: 'wrong', problems: read.problems })
    const subject = subjectOf(part, id)
    const newest = await newestRevision(readRevisionsIn(trx), rowRevisions, subject)
    if (newest?.state === 'waiting') return err('already-waiting')
    const mine = fieldsOf({ part, row: read.value }, desk)
    const theirs = fieldsOf(own, desk)
    const version = newest?.version ?? 0
    if (basedOn !== version) {
      const base = (await besideOf(readRevisionsIn(trx), subject)).get(basedOn + 1)?.before
      if (!base) return err('changed-meanwhile')
      const began = fieldsOf({ part, row: base }, desk)
      // A change that was refused, or only a confirmation, left nothing to choose between.
      if (!isDeepStrictEqual(began, theirs)) {
        const meanwhile = { version, madeBy: newest?.madeBy ?? '', base: began, theirs, mine }
        return ok({ outcome: 'meanwhile', meanwhile })
      }
    }
    if (isDeepStrictEqual(mine, theirs)) return ok({ outcome: 'same' })
    return putBehind(desk, trx, actor, own, { act: 'change', row: read.value, basedOn: version })
  })

/** Says that everything a row tells is still right: its day moves, and what was doubtful is certain. Also refused: `not-told` – nobody said yet whether the service is there. */
export const confirmRow = (
  desk: KeepingDesk,
  actor: Actor,
  { part, id, basedOn }: AskedRow,
): Promise<Result<Kept, NotKept | 'not-told'>> =>
  withOwnRow<Kept, NotKept | 'not-told'>(
    desk,
    actor,
    { action: 'directory-row.confirm', part, id },
    async (trx, own) => {
      if ('status' in own.row && own.row.status === 'unknown') return err('not-told')
      return putBehind(desk, trx, actor, own, { act: 'confirm', row: confirmedRow(own.row, todayAt(desk)), basedOn })
    },
  )

/** Gives back what a row was before the newest change that counts: `version`. Also refused: `nothing-to-undo`. */
export const undoChange = (
  desk: KeepingDesk,
  actor: Actor,
  { part, id, version: undone }: Pick<AskedRow, 'part' | 'id'> & { version: number },
): Promise<Result<Kept, NotKept | 'nothing-to-undo'>> =>
  withOwnRow<Kept, NotKept | 'nothing-to-undo'>(
    desk,
    actor,
    { action: 'directory-row.undo', part, id },
    async (trx, own) => {
      const subject = subjectOf(part, id)
      const history = await historyOf(readRevisionsIn(trx), rowRevisions, subject)
      const [newest] = history
      if (newest?.state === 'waiting') return err('already-waiting')
      const counts = history.find(({ state }) => state === 'in-effect')
      const before = counts && (await besideOf(readRevisionsIn(trx), subject)).get(counts.version)?.before
      if (!newest || !before) return err('nothing-to-undo')
      if (counts.version !== undone) return err('changed-meanwhile')
      const basedOn = newest.version
      return putBehind(desk, trx, actor, own, { act: 'undo', row: before, basedOn })
    },
  )

interface Next {
  act: Act
  row: KeptRow
  basedOn: number
}

/** Puts a change behind the others: in effect, or waiting where the organisation wants a second look. That it is still right needs none. */
async function putBehind(
  desk: KeepingDesk,
  trx: KeepingTransaction,
  actor: Actor,
  own: OwnRow,
  { act, row, basedOn }: Next,
): Promise<Result<Kept, 'already-waiting' | 'changed-meanwhile'>> {
  const findings = unsoundWith(desk, own, row)
  if (findings.length > 0) return ok({ outcome: 'unsound', findings })
  const { part, id } = own
  const at = await organisationOn(trx, actor.organisation)
  const state = at?.secondLook && act !== 'confirm' ? 'waiting' : 'in-effect'
  const added = await addRevision(revisionsIn(trx), rowRevisions, {
    subject: subjectOf(part, id),
    basedOn,
    organisation: actor.organisation,
    madeBy: actor.person,
    act,
    body: row,
    state,
  })
  if (!added.ok) return added
  if (state === 'in-effect') await storeIn(trx).keep({ part, id, body: row }, desk.now())
  const detail = { version: added.value.version, state }
  await writeDown(trx, actor, `directory-row.${act}`, auditName(part, id), detail)
  return ok({ outcome: state === 'waiting' ? 'waiting' : 'changed' })
}
