import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { directoryStore } from '#modules/directory/server/index.ts'
import { type AuditTables, readAudit } from '#platform/audit/index.ts'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { auditCommands } from './audit.ts'
import { directoryCommands } from './directory.ts'

let folder = ''
let db: Kysely<Tables>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'directory-command-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
})
afterEach(() => db.destroy())

const database = () => Promise.resolve({ db, close: () => Promise.resolve() })
const baken = (line: string) => runCommand(directoryCommands, line, { database })
const stored = () => directoryStore(db.$pickTables<'directory_row' | 'directory_edition'>()).read()
const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
/** What the audit says was done; when and with which hashes is tested with the audit. */
async function audited(): Promise<object[]> {
  const lines: object[] = []
  await readAudit(db.$pickTables<keyof AuditTables>(), {}, ({ line, actor, organisation, action, object, detail }) => {
    lines.push({ line, actor, organisation, action, object, detail })
  })
  return lines
}
const hsdsClub = (name: string, digit = 1) => ({
  id: `00000000-0000-4000-8000-00000000000${digit}`,
  name,
  description: name,
})
const listed = z.object({
  regional: z.array(
    z.object({ id: z.string(), open: z.object({ state: z.string() }), distanceKm: z.number().nullable() }),
  ),
  national: z.array(z.object({ id: z.string(), open: z.object({ state: z.string() }) })),
})

describe('baken directory check', () => {
  test('finds nothing wrong', async () => {
    expect(await baken('directory check')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('are sound.'),
    })
  })
  test('names the file and the line of what is wrong', async () => {
    const root = join(folder, 'wrong')
    for (const part of ['data', 'content/contacts']) cpSync(join(project, part), join(root, part), { recursive: true })
    const file = join(root, 'data/directory/points.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('service: informatiepunt-noordoost', 'service: nowhere'))
    const { code, err } = await runCommand(directoryCommands, 'directory check', { root })
    expect(code).toBe(1)
    expect(err).toMatch(
      /^data\/directory\/points\.yaml:\d+ \[reference-unknown\] veghel: There is no "nowhere" in services\.$/,
    )
  })
})

describe('baken directory list', () => {
  test('says "call first" where nobody knows, nearest first, and what is always there', async () => {
    const { code, out } = await baken('directory list --on 2026-12-03 --at 19:00 --near GM0855 --json')
    const page = listed.parse(JSON.parse(out))
    expect(code).toBe(0)
    expect(page.regional[0]).toEqual({ id: 'tilburg', open: { state: 'unknown' }, distanceKm: 0 })
    expect(page.regional.every(({ open }) => open.state === 'unknown')).toBe(true)
    expect(page.national[0]).toEqual({ id: 'veilig-thuis-telefoon', open: { state: 'open' } })
  })
  test('by language names what was left out', async () => {
    const { out } = await baken('directory list --on 2026-12-03 --at 19:00 --language bg')
    expect(out).toContain('advies-juridisch-loket')
    expect(out).not.toContain('breda-rni')
    expect(out).toContain('left out, languages not known: ')
  })
  test('of a time that no clock shows is refused', async () => {
    expect(await baken('directory list --on 2027-03-28 --at 02:30')).toMatchObject({
      code: 1,
      err: expect.stringContaining('skips 02:30'),
    })
    expect((await baken('directory list --on 2027-03-28')).code).toBe(2)
    expect((await baken('directory list --on 2027-03-28 --at 25:00')).code).toBe(2)
    expect((await baken('directory list --on 2027-03-29 --at 02:30 --near GM0000')).code).toBe(1)
  })
  test('needs a database', async () => {
    expect((await runCommand(directoryCommands, 'directory list')).code).toBe(1)
  })
})

describe('baken directory export and import', () => {
  test('give the same back, and nothing is overwritten', async () => {
    const out = join(folder, 'export')
    expect((await baken(`directory export --hsds ${out}`)).code).toBe(0)
    const before = await stored()
    for (const name of ['organizations', 'services', 'locations', 'service_at_locations']) {
      expect(await baken(`directory import ${join(out, `${name}.json`)}`)).toMatchObject({ code: 0, err: '' })
    }
    // Not even a new edition: every row says what is stored.
    expect(await stored()).toEqual(before)
    expect(await baken(`directory export --hsds ${out}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('there already'),
    })
  })

  test('an import that changes something leaves a line of the audit: who, how many, which edition', async () => {
    await baken('directory list')
    const before = await stored()
    const file = written(
      'organizations.json',
      JSON.stringify({ organizations: [hsdsClub('De Club'), hsdsClub('De Bond', 2)] }),
    )
    expect(await baken(`directory import ${file} --source X34`)).toMatchObject({ code: 0, err: '' })
    expect(await audited()).toEqual([
      {
        line: 1,
        actor: 'operator',
        organisation: null,
        action: 'directory.import',
        object: `directory-edition:${(before?.edition ?? 0) + 1}`,
        detail: '{"added":2,"changed":0,"removed":0}',
      },
    ])
    // The same again changes nothing and leaves no line; one of them renamed is one change.
    await baken(`directory import ${file} --source X34`)
    expect(await audited()).toHaveLength(1)
    const renamed = written(
      'organizations.json',
      JSON.stringify({ organizations: [hsdsClub('De Club'), hsdsClub('De Unie', 2)] }),
    )
    expect(await baken(`directory import ${renamed} --source X34`)).toMatchObject({ code: 0 })
    expect((await audited())[1]).toMatchObject({ line: 2, detail: '{"added":0,"changed":1,"removed":0}' })
    expect((await runCommand(auditCommands, 'audit verify', { database })).code).toBe(0)
  })

  test('an import whose line cannot be written changes nothing', async () => {
    await baken('directory list')
    const before = await stored()
    await sql`drop function platform_audit_append`.execute(db)
    const file = written('organizations.json', JSON.stringify({ organizations: [hsdsClub('De Club')] }))
    await expect(baken(`directory import ${file} --source X34`)).rejects.toThrow('platform_audit_append')
    expect(await stored()).toEqual(before)
  })

  test.each<[string, string | Uint8Array]>([
    ['broken JSON', '{"services": ['],
    ['another encoding', Uint8Array.from([0xff, 0xfe, 0x00])],
    ['a row without a source', '{"organizations": [{"id": "00000000-0000-4000-8000-000000000001", "name": "x"}]}'],
    ['more than 10 MB', new Uint8Array(10_000_001)],
  ])('%s changes nothing', async (_, content) => {
    await baken('directory list')
    const before = await stored()
    const { code, err } = await baken(`directory import ${written('file', content)}`)
    expect(code).toBe(1)
    expect(err).toContain('Nothing was imported.')
    expect(await stored()).toEqual(before)
    expect(await audited()).toEqual([])
  })

  test('a reference to what is not there is named with its line, and nothing is taken', async () => {
    const services = [1, 2].map((digit) => ({
      id: `00000000-0000-4000-8000-00000000000${digit}`,
      name: 'x',
      status: 'active',
      organization_id: '00000000-0000-4000-8000-000000000009',
      attributes: [{ taxonomy_term: { code: 'kind:help-desk' } }],
    }))
    const file = written('services.json', `{"services": [\n${services.map((one) => JSON.stringify(one)).join(',\n')}]}`)
    const { code, err } = await baken(`directory import ${file} --source X34`)
    expect(code).toBe(1)
    expect(err.split('\n').map((line) => line.slice(file.length))).toEqual([
      expect.stringMatching(/^:2 \[reference-unknown\]/),
      expect.stringMatching(/^:3 \[reference-unknown\]/),
      expect.anything(),
    ])
    expect(await audited()).toEqual([])
  })

  test('a file that is not there is said', async () => {
    expect((await baken('directory import /nowhere.json')).code).toBe(1)
    expect((await baken('directory import')).code).toBe(2)
  })
})
