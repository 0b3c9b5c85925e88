import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { project, runCommand } from '../testing/run-command.ts'
import { programmeCommands } from './programme.ts'

const baken = (line: string, root = project) => runCommand(programmeCommands, line, { root })
const json = async (line: string): Promise<unknown> => JSON.parse((await baken(line)).out)

describe('baken programme list', () => {
  test.each([
    ['2018-11-08', 0],
    ['2018-11-09', 1],
    ['2019-02-01', 24],
    ['2020-11-30', 45],
    ['2020-12-31', 94],
    ['2026-11-21', 109],
  ])('as of %s has the %i things that were known', async (on, count) => {
    expect(await json(`programme list --as-of ${on} --json`)).toHaveLength(count)
  })

  test('is of today when no day is given, and can be narrowed to states', async () => {
    const found = await json('programme list --state done --state no-state --json')
    expect(found).toContainEqual(expect.objectContaining({ id: 'S1-42', state: 'done', timeliness: 'unknown' }))
    expect(found).toContainEqual(expect.objectContaining({ id: 'S1-37', state: null }))
    expect(found).not.toContainEqual(expect.objectContaining({ state: 'running' }))
  })

  test('writes three lines a row, in which a past term is not called late', async () => {
    const { out } = await baken('programme list --text infographics')
    expect(out.split('\n').slice(0, 3)).toEqual([
      'S1-03 Infographics met stappenplannen',
      '  open; term-passed-outcome-unknown; what became of it: partly-found',
      '  owner Taskforce-RIEC Brabant-Zeeland; deadline 2021-03-31 (quarter-end)',
    ])
  })

  test.each([
    'programme list --as-of 2021-02-29',
    'programme list --state late',
    'programme list --state',
    'programme list S1-01',
    'programme list --on 2021-01-01',
  ])('"%s" is wrong use, and shows the right one', async (line) => {
    const { code, out, err } = await baken(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('baken programme list [--as-of DAY]')
  })
})

describe('baken programme show', () => {
  test('gives everything that is known of a row as JSON', async () => {
    expect(await json('programme show S1-42 --json')).toMatchObject({
      id: 'S1-42',
      kinds: [{ value: 'activity' }, { value: 'commitment' }],
      state: 'done',
      events: [{ id: 'promised' }, { id: 'done' }, { id: 'pilot' }, { id: 'after' }],
    })
  })

  test('as of a day has nothing of what became known later', async () => {
    expect(await json('programme show S1-42 --as-of 2023-11-08 --json')).toMatchObject({
      state: 'running',
      events: [{ id: 'promised' }],
    })
  })

  test('finds a motion by its own name', async () => {
    expect((await baken('programme show m104')).out).toContain('M104-2020 Motie M104')
  })

  test('says when nothing by that name was known', async () => {
    const { code, out, err } = await baken('programme show S1-01 --as-of 2020-11-30 --json')
    expect([code, JSON.parse(out)]).toEqual([1, { refused: 'unknown-item', id: 'S1-01', on: '2020-11-30' }])
    expect(err).toBe('Nothing called "S1-01" was known on 2020-11-30.')
  })

  test.each(['programme show', 'programme show S1-01 S1-02', 'programme show S1-01 --as-of later'])(
    '"%s" is wrong use',
    async (line) => expect(await baken(line)).toMatchObject({ code: 2, out: '' }),
  )
})

describe('baken programme check', () => {
  test('finds the published data sound', async () => {
    expect(await baken('programme check')).toEqual({
      code: 0,
      out: 'programme: 109 items, 76 links, 15 claims, words in en nl: sound',
      err: '',
    })
    expect(await json('programme check --json')).toEqual({ items: 109, findings: [] })
  })

  test('names file, line and sentence of what is wrong, and nothing is listed or exported out of it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'programme-'))
    try {
      await cp(join(project, 'data'), join(root, 'data'), { recursive: true })
      await cp(join(project, 'content/notes'), join(root, 'content/notes'), { recursive: true })
      const path = join(root, 'data/programme/claims.yaml')
      await writeFile(path, (await readFile(path, 'utf8')).replace('stated: 8', 'stated: 7'))
      const { code, out, err } = await baken('programme check', root)
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(/^data\/programme\/claims\.yaml:\d+ \[claim-disagrees\] /)
      expect(await baken('programme list --json', root)).toMatchObject({ code: 1, out: '' })
      expect(await baken('programme export --format csv', root)).toMatchObject({ code: 1, out: '' })
    } finally {
      await rm(root, { recursive: true })
    }
  })

  test('takes no other options', async () => {
    expect(await baken('programme check --all')).toMatchObject({ code: 2, out: '' })
  })
})

describe('baken programme export', () => {
  test('gives a table, the national types, a calendar and a feed', async () => {
    expect((await baken('programme export --format csv')).out).toMatch(/^\uFEFFid;type;document;/)
    expect(await json('programme export --format json')).toMatchObject({ next: null, results: expect.any(Array) })
    const ics = (await baken('programme export --format ics --site https://baken.test')).out
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(ics).toMatch(/END:VCALENDAR\r$/)
    expect(ics).toContain('UID:S1-03-deadline@baken.test')
    expect((await baken('programme export --format atom')).out).toContain('<feed xmlns="http://www.w3.org/2005/Atom"')
  })

  test('of an earlier day has nothing of what became known later', async () => {
    const { out } = await baken('programme export --format json --as-of 2020-12-31')
    expect(out).not.toContain('2023-11-09')
    expect(out).toContain('"id": "S1-46"')
  })

  test('gives the rows that the list would show for a filter, and refuses a filter that means nothing', async () => {
    const { out } = await baken('programme export --format csv --filter state=done')
    const rows = out
      .split('\r\n')
      .slice(1)
      .filter((line) => /^"?[A-Z]/.test(line))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(109)
    expect(await baken('programme export --format csv --filter state=dun')).toEqual({
      code: 1,
      out: '',
      err: '"dun" means nothing as state.',
    })
  })

  test('writes a workbook into a new file, and never over one', async () => {
    const room = await mkdtemp(join(tmpdir(), 'programme-'))
    try {
      const file = join(room, 'register.xlsx')
      expect(await baken(`programme export --format xlsx --out ${file}`)).toMatchObject({ code: 0 })
      expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
      expect(await baken(`programme export --format csv --out ${file}`)).toEqual({
        code: 1,
        out: '',
        err: `${file} is there already: nothing was written.`,
      })
    } finally {
      await rm(room, { recursive: true })
    }
  })

  test('in English when asked, and refused in a language without words', async () => {
    expect((await baken('programme export --format csv --language en')).out).toContain('Infographics with step plans')
    expect(await baken('programme export --format csv --language pl')).toMatchObject({
      code: 1,
      out: '',
      err: 'There are no words in "pl": en, nl.',
    })
  })

  test.each([
    'programme export',
    'programme export --format xlsx',
    'programme export --format pdf',
    'programme export --format ics --site baken',
    'programme export --format ics --site javascript:alert(1)',
  ])('"%s" is wrong use', async (line) => expect(await baken(line)).toMatchObject({ code: 2, out: '' }))
})
