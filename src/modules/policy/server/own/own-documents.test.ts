import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import type { Role } from '#modules/organisations/index.ts'
import { type Actor, type DeskTables, inHat, loadPermissions } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { OwnDocument } from '../../domain/own-documents.ts'
import { aDocument } from '../../testing/policy-builders.ts'
import { loadPolicy } from '../load-policy.ts'
import {
  addOwnDocument,
  changeOwnDocument,
  confirmOwnDocument,
  type DocumentPlace,
  type PolicyDesk,
  undoOwnDocument,
} from './change-own-document.ts'
import { ownDocumentPage, ownDocumentsPage } from './own-documents-page.ts'
import { ownStatements, policyAsSaid } from './own-statements.ts'
import type { PolicyTables } from './tables.ts'

const data = join(import.meta.dirname, '../../../../../data')
const areas = loadAreas(join(data, 'areas'))
const published = await loadPolicy(data, areas)
/** Waalwijk has a document of 2018 in the files. */
const waalwijk = 'GM0867'
const known = published.documents
const inFiles = 'waalwijk-2018'

const database = databasePerTest<DeskTables & PolicyTables>('migrations')
let db: Kysely<DeskTables & PolicyTables>
let desk: PolicyDesk

const actor = (person: string, organisation: string): Actor => ({ person, organisation, proved: false })
const officer = actor('officer', 'waalwijk')
const second = actor('second', 'waalwijk')
const stranger = actor('stranger', 'breda')
const inspector = actor('inspector', 'waalwijk')
const ofProvince = actor('of-province', 'province')

async function place(organisation: string, kind: string, code: string | null, people: Record<string, Role>) {
  await sql`insert into organisations_organisation (id, kind, name, place_kind, place_code, first_day)
    values (${organisation}, ${kind}, ${organisation}, ${code ? 'municipality' : 'province'}, ${code}, '2020-01-01')`.execute(
    db,
  )
  for (const [person, role] of Object.entries(people)) {
    await sql`insert into organisations_person (id, name, mail, language)
      values (${person}, ${`Rol ${person}`}, ${`${person}@voorbeeld.example`}, 'nl')`.execute(db)
    await sql`insert into organisations_membership (person, organisation, roles, state, since)
      values (${person}, ${organisation}, ${[role]}, 'active', '2026-01-01')`.execute(db)
  }
}

beforeEach(async () => {
  db = database()
  let drawn = 0
  desk = { db, random: (bytes) => new Uint8Array(bytes).map(() => (drawn += 1)) }
  await loadPermissions(db.$pickTables<keyof DeskTables>())
  await place('waalwijk', 'municipality', waalwijk, {
    officer: 'policy-officer',
    second: 'policy-officer',
    inspector: 'inspector',
  })
  await place('breda', 'municipality', 'GM0758', { stranger: 'policy-officer' })
  await place('province', 'province', null, { 'of-province': 'policy-officer' })
})

const reading =
  (title: string) =>
  (of: DocumentPlace): OwnDocument => ({
    document: aDocument({ ...of, title, theme: 'trafficking', decided: '2025', sources: ['SELF-1'] }),
    about: `Over ${title}.`,
  })
const change = (by: Actor, basedOn: number, title: string, id = inFiles) =>
  changeOwnDocument(desk, by, { id, basedOn }, reading(title), known)
const said = () => ownStatements(db.$pickTables<'policy_document_revision'>()).all()
const titlesNow = async () =>
  policyAsSaid(published, await said(), { by: null })
    .documents.filter(({ municipality }) => municipality === waalwijk)
    .map(({ title }) => title)

describe('an officer', () => {
  test('adds a document, and everybody reads it, with its source and its day', async () => {
    const added = await addOwnDocument(desk, officer, reading('Nieuw kader'))
    expect(added).toEqual({ ok: true, value: expect.stringMatching(/^gm0867-[a-z2-7]{8}$/) })
    const now = policyAsSaid(published, await said(), { by: null })
    expect(now.documents).toHaveLength(known.length + 1)
    expect([...now.ownWords.values()]).toEqual([
      { act: 'add', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), about: 'Over Nieuw kader.' },
    ])
    expect(policyAsSaid(published, await said(), { by: day('2026-11-01') }).documents).toEqual(known)
    expect(now.measurements).toBe(published.measurements)
  })

  test('changes what Baken found, says that it is right, and puts it back', async () => {
    expect(await change(officer, 0, 'Zo heet het')).toEqual({ ok: true, value: true })
    expect(await titlesNow()).toEqual(['Zo heet het'])
    const confirmed = await confirmOwnDocument(desk, second, { id: inFiles, basedOn: 1 }, known, () => 'x')
    expect(confirmed.ok).toBe(true)
    expect((await undoOwnDocument(desk, officer, { id: inFiles, basedOn: 2 })).ok).toBe(true)
    expect(await titlesNow()).toEqual(['Zo heet het'])
    const page = await ownDocumentPage(desk, officer, published, inFiles)
    expect(page?.moments.map(({ act, who }) => `${act} ${who}`)).toEqual([
      'undo Rol officer',
      'confirm Rol second',
      'change Rol officer',
    ])
    expect(page?.moments.at(-1)?.fields).toContain('title')
  })

  test('who undoes the first word has what Baken found', async () => {
    await change(officer, 0, 'Fout')
    await undoOwnDocument(desk, officer, { id: inFiles, basedOn: 1 })
    expect(await titlesNow()).toEqual(['Beleidsnotitie arbeidsmigratie gemeente Waalwijk 2018'])
    expect(await undoOwnDocument(desk, officer, { id: 'nooit-gezegd', basedOn: 0 })).toEqual({
      ok: false,
      error: 'nothing-to-undo',
    })
  })

  test('who says that it is right keeps its sources beside the own word', async () => {
    await confirmOwnDocument(desk, officer, { id: inFiles, basedOn: 0 }, known, () => 'Wat erin staat.')
    const { documents } = policyAsSaid(published, await said(), { by: null })
    expect(documents.find(({ id }) => id === inFiles)?.sources).toEqual(['CV-6', 'SELF-1'])
  })

  test('who was second is told, and nothing of the first is lost', async () => {
    await change(officer, 0, 'Eerste')
    expect(await change(second, 0, 'Tweede')).toEqual({ ok: false, error: 'changed-meanwhile' })
    expect(await titlesNow()).toEqual(['Eerste'])
    expect((await change(second, 1, 'Tweede')).ok).toBe(true)
    expect(await titlesNow()).toEqual(['Tweede'])
  })

  test('sees the documents of the own municipality, also those that were taken back', async () => {
    const added = await addOwnDocument(desk, officer, reading('Nieuw kader'))
    const id = added.ok ? added.value : ''
    await undoOwnDocument(desk, officer, { id, basedOn: 1 })
    const { code, rows, takenBack } = await ownDocumentsPage(desk, officer, published)
    expect(code).toBe(waalwijk)
    expect(rows.map(({ document }) => document.id)).toEqual([inFiles])
    expect(takenBack.map(({ document }) => document.title)).toEqual(['Nieuw kader'])
    expect((await ownDocumentPage(desk, officer, published, id))?.now).toBeNull()
    expect((await undoOwnDocument(desk, officer, { id, basedOn: 2 })).ok).toBe(true)
    expect(await titlesNow()).toContain('Nieuw kader')
  })
})

describe('it is refused', () => {
  test('to who is no policy officer, works elsewhere, or is of no municipality', async () => {
    expect(await change(inspector, 0, 'x')).toEqual({ ok: false, error: 'role' })
    expect(await change(stranger, 0, 'x')).toEqual({ ok: false, error: 'unknown-document' })
    expect(await addOwnDocument(desk, ofProvince, reading('x'))).toEqual({ ok: false, error: 'no-municipality' })
    expect(await ownDocumentPage(desk, stranger, published, inFiles)).toBeNull()
    expect(await said()).toEqual([])
  })

  const tried = (
    by: Actor,
    values: Partial<Record<'subject' | 'organisation' | 'made_by' | 'state' | 'act', string>>,
  ) => {
    const row = {
      subject: `${waalwijk}/x`,
      organisation: 'waalwijk',
      made_by: by.person,
      state: 'in-effect',
      act: 'add',
      ...values,
    }
    const [municipality, id] = row.subject.split('/')
    const body = JSON.stringify({ document: { municipality, id }, about: 'x' })
    return inHat(db, by, (trx) =>
      sql`insert into policy_document_revision (subject, version, organisation, made_by, act, body, state)
        values (${row.subject}, 1, ${row.organisation}, ${row.made_by}, ${row.act}, ${body}::jsonb, ${row.state})`.execute(
        trx,
      ),
    ).then(
      () => 'done',
      (cause: { code?: string }) => cause.code,
    )
  }

  test.each([
    ['by the database too: of another municipality', stranger, { organisation: 'breda' }, '42501'],
    ['in the name of another organisation', stranger, {}, '42501'],
    ['in the name of a colleague', officer, { made_by: 'second' }, '42501'],
    ['to who may not', inspector, {}, '42501'],
    ['to a province', ofProvince, { organisation: 'province' }, '42501'],
    ['as something that waits', officer, { state: 'waiting' }, '42501'],
    ['with a body of another document', officer, { subject: 'GM0758/x' }, '42501'],
    ['and is done by who may', officer, {}, 'done'],
  ] as const)('%s', async (_, by, values, outcome) => expect(await tried(by, values)).toBe(outcome))

  test('to change or take away what was said', async () => {
    await change(officer, 0, 'Gezegd')
    for (const statement of ['update policy_document_revision set act = act', 'delete from policy_document_revision'])
      await expect(inHat(db, officer, (trx) => sql.raw(statement).execute(trx))).rejects.toMatchObject({
        code: '42501',
      })
  })

  test('to the public, who it was', async () => {
    await change(officer, 0, 'Gezegd')
    const asPublic = (columns: string) =>
      db.transaction().execute(async (trx) => {
        await sql`set local role baken_public`.execute(trx)
        return (await sql.raw(`select ${columns} from policy_document_revision`).execute(trx)).rows.length
      })
    expect(await asPublic('subject, act, body')).toBe(1)
    await expect(asPublic('made_by')).rejects.toMatchObject({ code: '42501' })
  })
})

test('every word stands in the log, without what was written', async () => {
  await change(officer, 0, 'Een titel')
  const lines = await sql<{ action: string; object: string; detail: string }>`
    select action, object, detail::text from platform_audit where action like 'policy-document.%'`.execute(db)
  expect(lines.rows).toEqual([
    {
      action: 'policy-document.change',
      object: `policy-document:${waalwijk}/${inFiles}`,
      detail: expect.stringContaining('"version":1'),
    },
  ])
  expect(JSON.stringify(lines.rows)).not.toContain('Een titel')
})
