import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Hat, Role } from '#modules/organisations/index.ts'
import { type Actor, type DeskTables, inHat, loadPermissions } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { DraftNote } from '../../forms/draft-note-form.ts'
import { organisationWith } from '../../testing/organisation-with.ts'
import { ownNoteFile, ownNotePage, ownNotes, releasedNotes } from './note-pages.ts'
import type { NoteTables } from './tables.ts'
import {
  beginNote,
  changeNote,
  releaseNote,
  submitNote,
  takeBackNote,
  undoNote,
  type WritingDesk,
} from './write-note.ts'

const database = databasePerTest<DeskTables & NoteTables>('migrations')
let db: Kysely<DeskTables & NoteTables>
let desk: WritingDesk

const actor = (person: string, organisation = 'province', proved = true): Actor => ({ person, organisation, proved })
const manager = actor('manager')
const officer = actor('officer')
const third = actor('third')
const clerk = actor('clerk')
const stranger = actor('stranger', 'other-province')
const municipal = actor('municipal', 'town')
const hatOf = ({ person, organisation }: Actor, role: Role): Hat => ({
  person,
  organisation,
  roles: [role],
  membership: 'active',
  organisationActive: true,
})

beforeEach(async () => {
  db = database()
  let drawn = 0
  const dice = () => {
    drawn += 1
    return createHash('sha256').update(String(drawn)).digest()
  }
  desk = { db, random: (bytes) => new Uint8Array(dice()).subarray(0, bytes) }
  await loadPermissions(db.$pickTables<keyof DeskTables>())
  await organisationWith(db, 'province', null, {
    manager: 'programme-manager',
    officer: 'policy-officer',
    third: 'policy-officer',
    clerk: 'council-clerk',
  })
  await organisationWith(db, 'other-province', null, { stranger: 'programme-manager' })
  await organisationWith(db, 'town', 'GM0867', { municipal: 'policy-officer' })
})

const draft: DraftNote = {
  form: 'statenmededeling',
  language: 'nl',
  from: day('2026-01-01'),
  to: day('2026-11-01'),
  motions: [],
  title: 'Stand van zaken',
  before: 'Vooraf.',
  after: '',
}
const bytes = (text: string) => new TextEncoder().encode(text)
const files = { docx: bytes('de DOCX'), pdf: bytes('de PDF') }
const told = { title: draft.title, form: draft.form, language: 'nl', from: draft.from, to: draft.to, by: 'Provincie' }
const released = () =>
  releasedNotes(db.$pickTables<'programme_note' | 'programme_note_revision' | 'programme_note_file'>())

async function begun(by = manager): Promise<string> {
  const came = await beginNote(desk, by, draft)
  if (!came.ok) throw new Error(came.error)
  return came.value
}
const submit = (id: string, by = manager, basedOn = 1) => submitNote(desk, by, { id, basedOn, files, told })
async function offered(by = manager): Promise<string> {
  const id = await begun(by)
  await submit(id, by)
  return id
}
const refused = (error: string) => ({ ok: false, error })
const done = { ok: true, value: true }

describe('a note to parliament', () => {
  test('is written by one, offered, and released by another: then everybody has its very files', async () => {
    const id = await begun()
    expect(await released().all()).toEqual([])
    expect(await changeNote(desk, officer, { id, basedOn: 1, draft: { ...draft, after: 'Tot slot.' } })).toEqual(done)
    expect(await submit(id, officer, 2)).toEqual(done)
    expect(await released().all()).toEqual([])
    expect(await released().file(id, 'pdf')).toBeNull()
    expect(await releaseNote(desk, manager, id)).toEqual(done)
    const [note] = await released().all()
    expect(note).toMatchObject({ id, title: 'Stand van zaken', by: 'Provincie', from: '2026-01-01', to: '2026-11-01' })
    expect(note?.files.map(({ format, hash }) => `${format} ${hash}`)).toEqual([
      `docx ${createHash('sha256').update('de DOCX').digest('hex')}`,
      `pdf ${createHash('sha256').update('de PDF').digest('hex')}`,
    ])
    expect(await released().file(id, 'pdf')).toEqual(files.pdf)
  })

  test('is taken back, written in again, and offered anew with other files', async () => {
    const id = await offered()
    expect(await changeNote(desk, officer, { id, basedOn: 1, draft })).toEqual(refused('state'))
    expect(await takeBackNote(desk, officer, id)).toEqual(done)
    expect(await ownNoteFile(desk, manager, id, 'pdf')).toBeNull()
    expect(await changeNote(desk, officer, { id, basedOn: 1, draft: { ...draft, title: 'Anders' } })).toEqual(done)
    expect(await undoNote(desk, officer, { id, basedOn: 2 })).toEqual(done)
    const page = await ownNotePage(desk, manager, hatOf(manager, 'programme-manager'), id)
    expect(page?.draft).toEqual(draft)
    expect(page?.moments.map(({ act, who }) => `${act} ${who}`)).toEqual([
      'undo Rol officer',
      'change Rol officer',
      'change Rol manager',
    ])
    expect(await submit(id, manager, 3)).toEqual(done)
  })

  test('of two who write at once the second is told; what was offered meanwhile is no draft', async () => {
    const id = await begun()
    await changeNote(desk, officer, { id, basedOn: 1, draft: { ...draft, title: 'Van de een' } })
    expect(await changeNote(desk, manager, { id, basedOn: 1, draft })).toEqual(refused('changed-meanwhile'))
    expect(await submit(id, manager, 1)).toEqual(refused('changed-meanwhile'))
    expect(await ownNoteFile(desk, manager, id, 'docx')).toBeNull()
  })

  test('says who could release it: neither who offered it nor who wrote last', async () => {
    const id = await offered()
    const page = await ownNotePage(desk, manager, hatOf(manager, 'programme-manager'), id)
    expect(page?.couldRelease).toEqual(['Rol officer', 'Rol third'])
    expect(page?.may).toEqual({ write: false, submit: false, takeBack: true, release: false })
    const theirs = await ownNotePage(desk, officer, hatOf(officer, 'policy-officer'), id)
    expect(theirs?.may.release).toBe(true)
  })
})

describe('it is refused', () => {
  test('to release what one offered or wrote last, and without proving who one is', async () => {
    const id = await offered()
    expect(await releaseNote(desk, manager, id)).toEqual(refused('author'))
    expect(await releaseNote(desk, actor('officer', 'province', false), id)).toEqual(refused('prove-again'))
    const second = await begun(officer)
    await submit(second, manager, 1)
    expect(await releaseNote(desk, manager, second)).toEqual(refused('author'))
    expect(await releaseNote(desk, officer, second)).toEqual(refused('author'))
    expect(await released().all()).toEqual([])
  })

  test('to a clerk, a stranger and a municipality', async () => {
    const id = await offered()
    for (const [by, error] of [
      [clerk, 'unknown-note'],
      [stranger, 'unknown-note'],
    ] as const)
      expect(await releaseNote(desk, by, id)).toEqual(refused(error))
    expect(await beginNote(desk, municipal, draft)).toEqual(refused('no-province'))
    expect(await ownNotes(desk, stranger)).toEqual([])
    expect((await ownNotes(desk, officer)).map(({ id: one }) => one)).toEqual([id])
  })

  test('to change, take back or empty what was released', async () => {
    const id = await offered()
    await releaseNote(desk, officer, id)
    expect(await takeBackNote(desk, officer, id)).toEqual(refused('state'))
    expect(await changeNote(desk, officer, { id, basedOn: 1, draft })).toEqual(refused('state'))
    expect(await submit(id, officer)).toEqual(refused('state'))
  })

  const tried = (by: Actor, ...statements: string[]) =>
    inHat(db, by, async (trx) => {
      for (const statement of statements) await sql.raw(statement).execute(trx)
      return 'done'
    }).catch((cause: { code?: string }) => cause.code ?? 'thrown')
  const state = async (id: string) =>
    (await db.selectFrom('programme_note').select('state').where('id', '=', id).executeTakeFirst())?.state

  test('by the database too, to whoever goes round the server', async () => {
    const id = await offered()
    const release = (who: string) =>
      `update programme_note set state = 'released', released_by = '${who}', released_at = now() where id = '${id}'`
    expect(await tried(manager, release('manager'))).toBe('42501')
    expect(await tried(manager, release('officer'))).toBe('42501')
    expect(await tried(officer, release('manager'))).toBe('42501')
    expect(await tried(officer, `${release('officer')}`.replace("'released'", "'released', told = '{}'"))).toBe('42501')
    expect(await tried(stranger, release('stranger'))).toBe('done')
    expect(await state(id)).toBe('awaiting-release')
    // The files cannot be swapped while it waits, nor taken away once it is released.
    const swap = `insert into programme_note_file (note, format, hash, bytes) values ('${id}', 'pdf', sha256('x'), 'x')`
    expect(await tried(officer, `delete from programme_note_file where note = '${id}'`, swap)).toBe('42501')
    expect(await tried(officer, `delete from programme_note_file where note = '${id}'`, release('officer'))).toBe(
      '42501',
    )
    expect(await tried(officer, release('officer'))).toBe('done')
    expect(await tried(officer, `delete from programme_note_file where note = '${id}'`)).toBe('done')
    expect(await released().file(id, 'pdf')).toEqual(files.pdf)
    expect(await tried(officer, `update programme_note set state = 'draft' where id = '${id}'`)).toBe('42501')
    expect(await tried(officer, `update programme_note_file set bytes = 'x'`)).toBe('42501')
    expect(await tried(officer, 'delete from programme_note')).toBe('42501')
  })

  test('to keep a file under a fingerprint of another', async () => {
    const id = await begun()
    const wrong = `insert into programme_note_file (note, format, hash, bytes) values ('${id}', 'pdf', sha256('x'), 'y')`
    expect(await tried(manager, wrong)).toBe('23514')
  })

  test('to the public, drafts, and who wrote or released', async () => {
    await offered()
    const asPublic = (what: string) =>
      db.transaction().execute(async (trx) => {
        await sql`set local role baken_public`.execute(trx)
        return (await sql.raw(what).execute(trx)).rows.length
      })
    expect(await asPublic('select id, told from programme_note')).toBe(0)
    expect(await asPublic('select note from programme_note_file')).toBe(0)
    for (const what of ['released_by from programme_note', 'body from programme_note_revision'])
      await expect(asPublic(`select ${what}`)).rejects.toMatchObject({ code: '42501' })
  })
})

test('every step stands in the log, without what was written', async () => {
  const id = await offered()
  await releaseNote(desk, officer, id)
  const { rows } = await sql<{ actor: string; action: string; object: string; detail: string }>`
    select actor, action, object, detail::text from platform_audit where action like 'note.%' order by line`.execute(db)
  expect(rows.map(({ actor: who, action }) => `${who} ${action}`)).toEqual([
    'manager note.write',
    'manager note.submit',
    'officer note.release',
  ])
  expect(rows.every(({ object }) => object === `note:${id}`)).toBe(true)
  expect(JSON.stringify(rows)).not.toContain('Stand van zaken')
})

describe('whoever does what, in whatever order', () => {
  const people = { manager, officer, third } as const
  type Name = keyof typeof people
  type Step = 'write' | 'submit' | 'take-back' | 'release' | 'release past the server'
  const steps = fc.array(
    fc.record({
      who: fc.constantFrom<Name[]>('manager', 'officer', 'third'),
      step: fc.constantFrom<Step[]>('write', 'submit', 'take-back', 'release', 'release past the server'),
    }),
    { minLength: 4, maxLength: 14 },
  )
  interface Told {
    state: 'draft' | 'awaiting-release' | 'released'
    version: number
    writer: Name
    offeredBy: Name | null
  }

  /** What should come of a step, said apart from how it is built; null: it is refused. */
  function expected(now: Told, step: Step, who: Name): Told | null {
    if (step === 'write') return now.state === 'draft' ? { ...now, version: now.version + 1, writer: who } : null
    if (step === 'submit') return now.state === 'draft' ? { ...now, state: 'awaiting-release', offeredBy: who } : null
    if (now.state !== 'awaiting-release') return null
    if (step === 'take-back') return { ...now, state: 'draft', offeredBy: null }
    return who !== now.writer && who !== now.offeredBy ? { ...now, state: 'released' } : null
  }

  async function take(id: string, step: Step, who: Name, version: number): Promise<boolean> {
    const by = people[who]
    if (step === 'write') return (await changeNote(desk, by, { id, basedOn: version, draft })).ok
    if (step === 'submit') return (await submit(id, by, version)).ok
    if (step === 'take-back') return (await takeBackNote(desk, by, id)).ok
    if (step === 'release') return (await releaseNote(desk, by, id)).ok
    return inHat(db, by, (trx) =>
      sql`update programme_note set state = 'released', released_by = ${who}, released_at = now()
        where id = ${id}`.execute(trx),
    ).then(
      ({ numAffectedRows }) => numAffectedRows === 1n,
      () => false,
    )
  }

  test('a note is released by somebody who neither offered it nor wrote it last, with its files, and then stands', async () => {
    let released = 0
    await fc.assert(
      fc.asyncProperty(steps, async (drawn) => {
        const id = await begun()
        let now: Told = { state: 'draft', version: 1, writer: 'manager', offeredBy: null }
        for (const { who, step } of drawn) {
          const next = expected(now, step, who)
          expect([step, who, await take(id, step, who, now.version)]).toEqual([step, who, next !== null])
          now = next ?? now
          const kept = await db.selectFrom('programme_note_file').select('format').where('note', '=', id).execute()
          expect(kept).toHaveLength(now.state === 'draft' ? 0 : 2)
        }
        const row = await db.selectFrom('programme_note').select('state').where('id', '=', id).executeTakeFirst()
        expect(row?.state).toBe(now.state)
        if (now.state === 'released') released += 1
      }),
      { numRuns: 40 },
    )
    expect(released).toBeGreaterThan(0)
  })
})
