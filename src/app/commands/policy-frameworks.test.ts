import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../testing/run-command.ts'
import { policyCommands } from './policy.ts'
import { frameworkCommands } from './policy-frameworks.ts'

const baken = (line: string) => runCommand([...policyCommands, ...frameworkCommands], line)
const json = async (line: string): Promise<unknown> => JSON.parse((await baken(line)).out)

describe('baken policy list', () => {
  test('gives the documents of a day with how they stand', async () => {
    expect(await json('policy list --on 2022-11-22 --theme trafficking --json')).toMatchObject([
      { id: 'cranendonck-2022', state: 'in-force', end: null, owner: { name: 'Cranendonck', exists: true } },
    ])
    expect((await baken('policy list --on 2022-11-07 --theme trafficking')).out).toBe('no document is known')
  })

  test.each([
    'policy list',
    'policy list --on 2022-13-01',
    'policy list --on 2022-01-01 --theme homes',
    'policy list x',
  ])('"%s" is wrong use', async (line) => expect(await baken(line)).toMatchObject({ code: 2, out: '' }))

  test('refuses a day that nobody looked at', async () => {
    expect(await baken('policy list --on 2017-12-31')).toMatchObject({ code: 1, out: '' })
  })
})

test('baken policy expiring says what has no known end, and that nothing expires', async () => {
  expect(await json('policy expiring --on 2026-11-21 --json')).toMatchObject({
    until: '2027-11-21',
    groups: { 'within-a-year': [], 'may-have-ended': [], later: [] },
    reviewOverdue: [],
  })
  const { out } = await baken('policy expiring --on 2026-11-21')
  expect(out).toContain('no-known-end: 7')
  expect(out).toContain('eersel-2023  Eersel  trafficking: in-force, no end known')
})

test('baken policy agreement gives no number where nothing is known, and refuses a region that is none', async () => {
  const { out } = await baken('policy agreement --on 2026-11-21 --region AM32')
  expect(out).toContain('municipalities: 7')
  expect(out).toContain('persons-per-room: agreement not known, known 0, unknown 7, most common not known')
  expect(await baken('policy agreement --on 2026-11-21 --region AM99')).toMatchObject({
    code: 1,
    out: '',
    err: 'Refused: there is no region AM99 on 2026-11-21.',
  })
})

describe('baken policy import', () => {
  let place = ''
  const head = 'municipality;theme;status;on;said_by;sources;confidence'
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'policy-import-'))
    await writeFile(join(place, 'good.csv'), `${head}\nOss;housing;wished;2026-10;the municipality;CV-9;seen\n`)
    await writeFile(join(place, 'bad.csv'), `${head}\nOss;homes;wished;2026-10;the municipality;;seen\n`)
  })
  afterAll(() => rm(place, { recursive: true }))

  test('prints the rows for the file', async () => {
    const { code, out } = await baken(`policy import ${place}/good.csv --kind inventory`)
    expect([code, out.split('\n').slice(0, 2)]).toEqual([0, ['# data/policy/inventory.yaml', '- municipality: GM0828']])
  })

  test('writes them in a new folder, once', async () => {
    expect(await baken(`policy import ${place}/good.csv --kind inventory --out ${place}/new`)).toMatchObject({
      code: 0,
    })
    expect(await readFile(join(place, 'new/inventory.yaml'), 'utf8')).toContain('status: wished')
    const again = await baken(`policy import ${place}/good.csv --kind inventory --out ${place}/new`)
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('nothing is overwritten')
  })

  test('refuses a file with one wrong cell whole, and names line and column', async () => {
    const { code, out, err } = await baken(
      `policy import ${place}/bad.csv --kind inventory --json --out ${place}/never`,
    )
    expect([code, JSON.parse(out)]).toMatchObject([1, { refused: [{ line: 2, column: 'theme', code: 'not-fit' }] }])
    expect(err).toContain(`${place}/bad.csv:2 [not-fit] theme: `)
    expect(err).toContain('Nothing was imported.')
    expect(await readdir(place)).not.toContain('never')
  })

  test.each(['policy import', 'policy import x.csv', 'policy import x.csv --kind homes', 'policy import --kind rules'])(
    '"%s" is wrong use',
    async (line) => expect(await baken(line)).toMatchObject({ code: 2, out: '' }),
  )

  test('a file that is not there is refused', async () => {
    expect(await baken(`policy import ${place}/nothing.csv --kind rules`)).toMatchObject({ code: 1, out: '' })
  })
})
