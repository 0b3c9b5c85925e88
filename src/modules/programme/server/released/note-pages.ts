import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { compareEdits } from '#kernel/compare-edits.ts'
import type { Hat } from '#modules/organisations/index.ts'
import { type Actor, inHat, membersOf } from '#modules/organisations/server/index.ts'
import { everInEffect, historyOf } from '#platform/revisions/index.ts'
import type { NoteState } from '../../domain/report/own-writing.ts'
import {
  type DraftField,
  type DraftNote,
  draftFields,
  draftTexts,
  typedDraftFrom,
} from '../../forms/draft-note-form.ts'
import type { NoteFormat } from '../report/note-desk.ts'
import type { NoteTables } from './tables.ts'
import { draftsIn, draftTable, mayWith, type NoteNow, noteNow, type ToldNote, type WritingDesk } from './write-note.ts'

/** A note in the list of an organisation. */
export interface ListedNote {
  id: string
  title: string
  state: NoteState
  from: string
  to: string
  changedAt: Date
}

/** The notes of the organisation of the hat, the newest first. */
export const ownNotes = (desk: Pick<WritingDesk, 'db'>, actor: Actor): Promise<ListedNote[]> =>
  inHat(desk.db, actor, async (trx) => {
    const drafts = new Map((await everInEffect(draftsIn(trx), draftTable)).map((one) => [one.subject, one] as const))
    const listed: ListedNote[] = []
    for (const [id, { body, madeAt }] of drafts) {
      const note = await noteNow(trx, id)
      if (note?.organisation !== actor.organisation) continue
      listed.push({ id, title: body.title, state: note.state, from: body.from, to: body.to, changedAt: madeAt })
    }
    return listed.toSorted((one, other) => other.changedAt.getTime() - one.changedAt.getTime())
  })

/** Once that somebody wrote in a note. */
export interface NoteMoment {
  version: number
  act: 'change' | 'undo'
  at: Date
  who: string | null
  fields: readonly DraftField[]
}

export interface OwnNotePage {
  note: NoteNow
  draft: DraftNote
  version: number
  draftAt: ReadonlyMap<number, DraftNote>
  moments: readonly NoteMoment[]
  /** Who offered and who released it, with when; null: not yet. */
  submitted: { who: string | null; at: Date } | null
  released: { who: string | null; at: Date } | null
  /** The fingerprints of its files, in hexadecimal; empty in a draft. */
  files: readonly { format: NoteFormat; hash: string; bytes: number }[]
  may: { write: boolean; submit: boolean; takeBack: boolean; release: boolean }
  /** Names of colleagues who could release it. */
  couldRelease: readonly string[]
}

/** What somebody may do at all; whether they have to prove who they are is for the step to ask. */
const proved = { proved: true }

const fileRow = z.object({ format: z.enum(['docx', 'pdf']), hash: z.string(), bytes: z.number() })

/** One note of the organisation of the hat; null when it has none with this id. */
export const ownNotePage = (
  desk: Pick<WritingDesk, 'db'>,
  actor: Actor,
  hat: Hat,
  id: string,
): Promise<OwnNotePage | null> =>
  inHat(desk.db, actor, async (trx) => {
    const note = await noteNow(trx, id)
    const revisions = note ? await historyOf(draftsIn(trx), draftTable, id) : []
    const [newest] = revisions
    if (!note || !newest || note.organisation !== actor.organisation) return null
    const row = await trx
      .selectFrom('programme_note')
      .select(['submitted_by', 'submitted_at', 'released_by', 'released_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const files = await sql`select format, encode(hash, 'hex') as hash, octet_length(bytes) as bytes
      from programme_note_file where note = ${id} order by format`.execute(trx)
    const members = await membersOf(trx, actor.organisation)
    const nameOf = (person: string | null) => members.find((one) => one.person === person)?.name ?? null
    const moment = (who: string | null, at: Date | null) => at && { who: nameOf(who), at }
    const draftAt = new Map(revisions.map((one) => [one.version, one.body]))
    const may = (action: Parameters<typeof mayWith>[1]) => mayWith(hat, action, note, proved).ok
    return {
      note,
      draft: newest.body,
      version: newest.version,
      draftAt,
      submitted: moment(row.submitted_by, row.submitted_at),
      released: moment(row.released_by, row.released_at),
      files: files.rows.map((file) => fileRow.parse(file)),
      may: {
        write: may('note.write'),
        submit: may('note.submit'),
        takeBack: may('note.take-back'),
        release: may('note.release'),
      },
      couldRelease: members
        .filter(({ person, roles, state }) => {
          const theirs = { person, organisation: note.organisation, roles, organisationActive: true }
          const offered = { ...note, state: 'awaiting-release', submittedBy: note.submittedBy ?? hat.person } as const
          return state === 'active' && mayWith({ ...theirs, membership: state }, 'note.release', offered, proved).ok
        })
        .map(({ name }) => name),
      moments: revisions.map((one) => ({
        version: one.version,
        act: one.act === 'undo' ? 'undo' : 'change',
        at: one.madeAt,
        who: nameOf(one.madeBy),
        fields: changedFields(draftAt.get(one.version - 1) ?? null, one.body),
      })),
    }
  })

function changedFields(before: DraftNote | null, after: DraftNote): DraftField[] {
  const old = before ? draftTexts(typedDraftFrom(before)) : {}
  const compared = compareEdits(old, old, draftTexts(typedDraftFrom(after)))
  return draftFields.filter((field) => compared.some((one) => one.field === field && one.verdict !== 'same'))
}

/** A file of a note of the organisation, as it was offered; null in a draft, or when it is not there. */
export const ownNoteFile = (
  desk: Pick<WritingDesk, 'db'>,
  actor: Actor,
  id: string,
  format: NoteFormat,
): Promise<Uint8Array<ArrayBuffer> | null> =>
  inHat(desk.db, actor, async (trx) => {
    const { rows } = await sql<{ bytes: Uint8Array }>`
      select bytes from programme_note_file where note = ${id} and format = ${format}`.execute(trx)
    return bytesIn(rows)
  })

const bytesIn = ([row]: readonly { bytes: Uint8Array }[]): Uint8Array<ArrayBuffer> | null =>
  row ? new Uint8Array(row.bytes) : null

/** A note that was released, as everybody may see it. */
export interface ReleasedNote extends ToldNote {
  id: string
  releasedAt: Date
  files: readonly { format: NoteFormat; hash: string; bytes: number }[]
}

const toldForm = z.object({
  title: z.string(),
  form: z.string(),
  language: z.string(),
  from: z.string(),
  to: z.string(),
  by: z.string(),
})
const releasedRow = z.object({ id: z.string(), told: toldForm, released_at: z.date() })

/** Notes that were released, for pages that anybody may open. */
export interface ReleasedNotes {
  /** The newest first. */
  all(): Promise<ReleasedNote[]>
  /** Null when there is none, or it was not released. */
  file(id: string, format: NoteFormat): Promise<Uint8Array<ArrayBuffer> | null>
}

/** @param db as the public role: it sees what was released, and not who wrote it */
export const releasedNotes = (db: Kysely<NoteTables>): ReleasedNotes => ({
  async all() {
    const notes = await sql`select id, told, released_at from programme_note
      where state = 'released' order by released_at desc, id`.execute(db)
    const files = await sql`select note, format, encode(hash, 'hex') as hash, octet_length(bytes) as bytes
      from programme_note_file order by format`.execute(db)
    const fileOf = files.rows.map((row) => fileRow.extend({ note: z.string() }).parse(row))
    return notes.rows.map((row) => {
      const { id, told, released_at } = releasedRow.parse(row)
      const own = fileOf.filter(({ note }) => note === id).map(({ note: _, ...file }) => file)
      return { id, ...told, releasedAt: released_at, files: own }
    })
  },
  file: async (id, format) => {
    const { rows } = await sql<{ bytes: Uint8Array }>`
      select f.bytes from programme_note_file f join programme_note n on n.id = f.note
      where n.id = ${id} and n.state = 'released' and f.format = ${format}`.execute(db)
    return bytesIn(rows)
  },
})
