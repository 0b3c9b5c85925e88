import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { realDisk } from '#modules/programme/server/index.ts'
import { runCommand } from '../testing/run-command.ts'
import { programmeImport, programmeImportOn } from './programme-import.ts'

const head = 'id;type;title;text;owners;deadline_basis;starts;sources;confidence;known_on;part_of'
const row = (id: string, rest = 'GS;none;open;S1;seen;2026-11-21;') => `${id};watch;Titel;Tekst;${rest}`
let room = ''
const path = (name: string) => join(room, name)
const baken = (line: string, command = programmeImport) => runCommand([command], `programme import ${line}`)

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'programme-import-'))
  await writeFile(
    path('good.csv'),
    `${head}\n${row('AG-90')}\n${row('AG-91', 'GS;none;open;S1;seen;2026-11-21;AG-90')}\n`,
  )
  await writeFile(
    path('wrong.csv'),
    `${head}\n${row('AG-90')}\n${row('S1-01')}\n${row('AG-92').replace('GS', 'NOBODY')}\n`,
  )
})
afterEach(() => rm(room, { recursive: true }))

describe('baken programme import', () => {
  test('prints the rows, their words and their links for the files, and writes nothing', async () => {
    const { code, out, err } = await baken(path('good.csv'))
    expect([code, err]).toEqual([0, ''])
    const [, items = '', words = '', links = ''] = out.split(/^# [a-z]+\.yaml$/m)
    expect(parse(items)).toMatchObject([{ id: 'AG-90', known: { on: '2026-11-21', basis: 'read' } }, { id: 'AG-91' }])
    expect(parse(words)).toEqual({
      items: { 'AG-90': { title: 'Titel', text: 'Tekst' }, 'AG-91': { title: 'Titel', text: 'Tekst' } },
    })
    expect(parse(links)).toEqual([{ from: 'AG-91', type: 'part-of', to: 'AG-90', sources: ['S1'], confidence: 'seen' }])
    expect(await readdir(room)).toEqual(['good.csv', 'wrong.csv'])
  })

  test('writes them into a new folder, all of them, and refuses a folder that has something in it', async () => {
    expect((await baken(`${path('good.csv')} --out ${path('new')}`)).out).toContain('items.yaml')
    expect((await readdir(path('new'))).sort()).toEqual(['items.yaml', 'links.yaml', 'nl.yaml'])
    const before = await readFile(join(path('new'), 'items.yaml'), 'utf8')
    expect(await baken(`${path('good.csv')} --out ${path('new')}`)).toMatchObject({ code: 1, out: '' })
    expect(await readFile(join(path('new'), 'items.yaml'), 'utf8')).toBe(before)
  })

  test('names every wrong row with line, column and reason, and takes over nothing', async () => {
    const { code, out, err } = await baken(`${path('wrong.csv')} --out ${path('new')}`)
    expect([code, out]).toEqual([1, ''])
    expect(err.split('\n').map((line) => line.replace(room, ''))).toEqual([
      '/wrong.csv:3, column "id" [id-taken] "S1-01" is there already.',
      '/wrong.csv:4, column "owners" [party-unknown] There is no party "NOBODY".',
      'Nothing was taken over: 2 refusals.',
    ])
    expect(await readdir(room)).not.toContain('new')
    expect(JSON.parse((await baken(`${path('wrong.csv')} --json`)).out)).toMatchObject({
      ok: false,
      refusals: [{ line: 3, column: 'id', code: 'id-taken' }, { line: 4 }],
    })
  })

  test('only checks when asked, and answers as JSON', async () => {
    expect((await baken(`${path('good.csv')} --check`)).out).toContain('2 items, 1 links: can be taken over')
    const found = JSON.parse((await baken(`${path('good.csv')} --check --json`)).out)
    expect(found).toEqual({ ok: true, format: 'register', items: ['AG-90', 'AG-91'], links: 1, notes: [] })
  })

  test('holds rows against the day of the import', async () => {
    expect((await baken(`${path('good.csv')} --as-of 2026-11-20 --check`)).err).toContain('[known-later]')
  })

  test('a disk that is full leaves nothing, and that is said', async () => {
    const full = programmeImportOn({ ...realDisk, write: () => Promise.reject(new Error('no space left')) })
    const { code, err } = await baken(`${path('good.csv')} --out ${path('new')}`, full)
    expect([code, err]).toEqual([1, `${path('new')} cannot be written: nothing was left behind.`])
    expect(await readdir(room)).toEqual(['good.csv', 'wrong.csv'])
  })

  test('a file that is too large, or that is not there, is refused before it is read', async () => {
    await writeFile(path('large.csv'), new Uint8Array(10_000_001))
    expect((await baken(path('large.csv'))).err).toContain('It was not read.')
    expect(await baken(path('none.csv'))).toMatchObject({ code: 1, out: '' })
  })

  test.each([
    '',
    'a.csv b.csv',
    'a.csv --format csv',
    'a.csv --list motion',
    'a.csv --list letter --source BR-3',
    'a.csv --check --out new',
    'a.csv --as-of soon',
  ])('"%s" is wrong use', async (line) => expect(await baken(line)).toMatchObject({ code: 2, out: '' }))
})
