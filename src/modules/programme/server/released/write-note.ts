import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about, type Hat } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  type DeskTables,
  mayNow,
  type NotDone,
  organisationOn,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { addRevision, historyOf, newestRevision, type Revision, revisionTable } from '#platform/revisions/index.ts'
import { type NoteState, noteStates } from '../../domain/report/own-writing.ts'
import { type DraftNote, draftForm } from '../../forms/draft-note-form.ts'
import { type NoteFormat, noteFormats } from '../report/note-desk.ts'
import type { NoteTables } from './tables.ts'

type Tables = DeskTables & NoteTables
type Trx = Transaction<Tables>
type Revisions = Pick<Tables, 'programme_note_revision'>

export interface WritingDesk {
  db: Kysely<Tables>
  random(bytes: number): Uint8Array
}

/**
 * `no-province` – only a province writes to its parliament · `unknown-note` – the organisation has none with this id ·
 * `changed-meanwhile` – somebody wrote since the form was drawn, or it is not a draft any more · `nothing-to-undo`.
 */
export type NotWritten = NotDone | 'no-province' | 'unknown-note' | 'changed-meanwhile' | 'nothing-to-undo'

/** The two files of a note, byte for byte. */
export type NoteFiles = Readonly<Record<NoteFormat, Uint8Array>>

export const draftTable = revisionTable('programme_note_revision', draftForm)
/** What is read of the transaction; a change needs the transaction itself. */
export const draftsIn = (trx: Trx): Kysely<Revisions> => trx.$pickTables<keyof Revisions>()

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const idLength = 16

/** A note as the database has it, with who it takes to release it. */
export interface NoteNow {
  state: NoteState
  organisation: string
  /** Who offered it, and who wrote last: neither of them releases it. */
  submittedBy: string | null
  writtenBy: string | null
}

export async function noteNow(trx: Trx, id: string): Promise<NoteNow | null> {
  const row = await trx
    .selectFrom('programme_note')
    .select(['state', 'organisation', 'submitted_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  const state = noteStates.find((one) => one === row?.state)
  if (!row || !state) return null
  const newest = await newestRevision(draftsIn(trx), draftTable, id)
  return { state, organisation: row.organisation, submittedBy: row.submitted_by, writtenBy: newest?.madeBy ?? null }
}

/** Begins a note. Gives its id. */
export const beginNote = (desk: WritingDesk, actor: Actor, draft: DraftNote): Promise<Result<string, NotWritten>> =>
  asActor<string, NotWritten, Tables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'note.write', about(actor.organisation, 'draft'), actor)
    if (!may.ok) return may
    const at = await organisationOn(trx, actor.organisation)
    if (at?.kind !== 'province') return err('no-province')
    const id = [...desk.random(idLength)].map((byte) => alphabet[byte % alphabet.length]).join('')
    await trx
      .insertInto('programme_note')
      .values({
        id,
        organisation: actor.organisation,
        state: 'draft',
        made_by: actor.person,
        told: null,
        submitted_by: null,
        released_by: null,
      })
      .execute()
    const written = await write(trx, actor, id, { basedOn: 0, act: 'change', draft })
    return written.ok ? ok(id) : written
  })

/** Writes in a draft. @param basedOn the version that the form was drawn from */
export const changeNote = (
  desk: WritingDesk,
  actor: Actor,
  { id, basedOn, draft }: { id: string; basedOn: number; draft: DraftNote },
): Promise<Result<true, NotWritten>> =>
  step(desk, actor, id, 'note.write', (trx) => write(trx, actor, id, { basedOn, act: 'change', draft }))

/** Puts a draft back as it was before the last time somebody wrote in it. */
export const undoNote = (
  desk: WritingDesk,
  actor: Actor,
  { id, basedOn }: { id: string; basedOn: number },
): Promise<Result<true, NotWritten>> =>
  step(desk, actor, id, 'note.write', async (trx) => {
    const [, before] = await historyOf(draftsIn(trx), draftTable, id)
    return before ? write(trx, actor, id, { basedOn, act: 'undo', draft: before.body }) : err('nothing-to-undo')
  })

/**
 * Offers a draft to somebody else to release. From here on its files are fixed: nobody writes in it before it is taken back.
 * @param files made of the version `basedOn`. @param told what the list of released notes tells of it
 */
export const submitNote = (
  desk: WritingDesk,
  actor: Actor,
  { id, basedOn, files, told }: { id: string; basedOn: number; files: NoteFiles; told: ToldNote },
): Promise<Result<true, NotWritten>> =>
  step(desk, actor, id, 'note.submit', async (trx) => {
    const newest = await newestRevision(draftsIn(trx), draftTable, id)
    if (newest?.version !== basedOn) return err('changed-meanwhile')
    for (const format of noteFormats)
      await trx
        .insertInto('programme_note_file')
        .values({ note: id, format, hash: hashOf(files[format]), bytes: Buffer.from(files[format]) })
        .execute()
    await sql`update programme_note set state = 'awaiting-release', told = ${JSON.stringify(told)},
      submitted_by = ${actor.person}, submitted_at = now() where id = ${id}`.execute(trx)
    await writeDown(trx, actor, 'note.submit', `note:${id}`, { version: basedOn })
    return ok(true)
  })

/** Takes back what was offered: it is a draft again, without files. */
export const takeBackNote = (desk: WritingDesk, actor: Actor, id: string): Promise<Result<true, NotWritten>> =>
  step(desk, actor, id, 'note.take-back', async (trx) => {
    await trx.deleteFrom('programme_note_file').where('note', '=', id).execute()
    await trx
      .updateTable('programme_note')
      .set({ state: 'draft', told: null, submitted_by: null, submitted_at: null })
      .where('id', '=', id)
      .execute()
    await writeDown(trx, actor, 'note.take-back', `note:${id}`)
    return ok(true)
  })

/** Releases a note that somebody else wrote and offered. It never changes again. */
export const releaseNote = (desk: WritingDesk, actor: Actor, id: string): Promise<Result<true, NotWritten>> =>
  step(desk, actor, id, 'note.release', async (trx) => {
    await sql`update programme_note set state = 'released', released_by = ${actor.person}, released_at = now()
      where id = ${id}`.execute(trx)
    await writeDown(trx, actor, 'note.release', `note:${id}`)
    return ok(true)
  })

/** What everybody may know of a note that was released. */
export interface ToldNote {
  title: string
  form: string
  language: string
  from: string
  to: string
  /** The organisation, by the name it had. */
  by: string
}

export const hashOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

type NoteAction = 'note.write' | 'note.submit' | 'note.take-back' | 'note.release'

const step = (
  desk: WritingDesk,
  actor: Actor,
  id: string,
  action: NoteAction,
  work: (trx: Trx) => Promise<Result<true, NotWritten>>,
): Promise<Result<true, NotWritten>> =>
  asActor<true, NotWritten, Tables>(desk, actor, async (trx, hat) => {
    const note = await noteNow(trx, id)
    if (!note) return err('unknown-note')
    const may = mayWith(hat, action, note, actor)
    return may.ok ? work(trx) : may
  })

/** Whether the hat may take this step with a note; who wrote it last counts as its author, as who offered it does. */
export function mayWith(hat: Hat, action: NoteAction, note: NoteNow, { proved }: Pick<Actor, 'proved'>) {
  const own = note.writtenBy === hat.person ? note.writtenBy : note.submittedBy
  return mayNow(hat, action, about(note.organisation, note.state, { author: own }), { proved })
}

async function write(
  trx: Trx,
  actor: Actor,
  id: string,
  { basedOn, act, draft }: { basedOn: number; act: 'change' | 'undo'; draft: DraftNote },
): Promise<Result<true, NotWritten>> {
  const added = await addRevision(trx.$pickTables<keyof Revisions>(), draftTable, {
    subject: id,
    basedOn,
    organisation: actor.organisation,
    madeBy: actor.person,
    act,
    body: draft,
    state: 'in-effect',
  })
  if (!added.ok) return err('changed-meanwhile')
  await writeDown(trx, actor, 'note.write', `note:${id}`, { act, version: added.value.version })
  return ok(true)
}

export type DraftRevision = Revision<DraftNote>
