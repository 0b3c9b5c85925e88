import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder } from './run-server.ts'

const program = join(projectFolder, 'src/app/cli.ts')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baken-command-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the real command in a process of its own, from a folder that is not the project's. */
const baken = (...words: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const asked = ['--disable-warning=ExperimentalWarning', program, ...words]
    const child = execFile(process.execPath, asked, { cwd: folder, maxBuffer: 50_000_000 }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err })
    })
  })
/** The data of a command that succeeds: everything it writes to standard output is one JSON text. */
async function data<T>(...words: string[]): Promise<T> {
  const { code, out, err } = await baken(...words, '--json')
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}
interface Listed {
  regions: object[]
}
const answers = (name: string, content: object): string => {
  writeFileSync(join(folder, name), JSON.stringify(content))
  return join(folder, name)
}

/** The names of all commands that there is code for, whether or not the tool knows them. */
async function commandNames(): Promise<string[]> {
  const commands = join(projectFolder, 'src/app/commands')
  const files = readdirSync(commands).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const modules = await Promise.all(files.map((file): Promise<Record<string, unknown>> => import(join(commands, file))))
  const lists = modules.flatMap((one) => Object.entries(one)).filter(([name]) => name.endsWith('Commands'))
  return lists.flatMap(([, list]) => (Array.isArray(list) ? list : [])).map(({ name }: { name: string }) => name)
}

describe('baken', () => {
  test('lists every command, when it is asked for help as when it is asked nothing', async () => {
    const { code, out, err } = await baken()
    expect(await baken('--help')).toEqual({ code, out, err })
    expect([code, err]).toEqual([0, ''])
    const listed = [...out.matchAll(/^ {2}(\w[\w-]*(?: [\w-]+)*) {2,}\S/gm)].map(([, name]) => name)
    expect(listed.sort()).toEqual((await commandNames()).sort())
    expect(listed).toEqual(expect.arrayContaining(['areas', 'areas translate', 'guides check', 'policy count']))
    expect(out).toContain('Exit codes: 0 good, 1 refused or found wanting, 2 wrong use.')
  })

  test('tells how to use one command', async () => {
    const { code, out } = await baken('policy', 'count', '--help')
    expect([code, out]).toEqual([0, expect.stringContaining('baken policy count --on DAY [--json]')])
  })

  test.each([['policy'], ['areasx', '--on', '2020-01-01']])(
    '%j is no command: it says which there are, and it is wrong use (2)',
    async (...words) => {
      const { code, out, err } = await baken(...words)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(`There is no command "${words.join(' ')}".`)
      expect(err).toContain('policy count')
    },
  )

  test('what is wrong use gives 2, what is refused gives 1, and neither gives rows', async () => {
    expect(await baken('areas', '--on', 'yesterday', '--json')).toMatchObject({ code: 2, out: '' })
    expect(await baken('areas', '--on', '2017-12-31')).toMatchObject({ code: 1, out: '' })
    const { code, out } = await baken('areas', '--on', '2017-12-31', '--json')
    expect([code, JSON.parse(out).refused]).toEqual([1, 'out-of-coverage'])
  })
})

describe('baken areas', () => {
  test.each([
    ['2018-12-31', 64],
    ['2020-12-31', 62],
    ['2021-06-01', 61],
    ['2022-01-01', 56],
  ])('on %s there are %i municipalities', async (on, count) => {
    const listed = await data<Listed[]>('areas', '--on', on)
    expect(listed).toHaveLength(count)
    for (const one of listed) {
      expect(Object.keys(one)).toEqual(['code', 'name', 'regions', 'lat', 'lon', 'population'])
      for (const region of one.regions) expect(Object.keys(region)).toEqual(['scheme', 'code', 'name'])
    }
    expect(listed).toEqual(
      listed.map(() => ({
        code: expect.stringMatching(/^GM\d{4}$/),
        name: expect.stringMatching(/\S/),
        regions: expect.arrayContaining([
          { scheme: 'labour-market-region', code: expect.any(String), name: expect.any(String) },
        ]),
        lat: expect.closeTo(51.6, 0),
        lon: expect.closeTo(5.2, -1),
        population: null,
      })),
    )
  })

  test.each([
    ['2018-12-31', '2022-01-01', 64],
    ['2021-06-01', '2021-06-01', 61],
  ])('from %s to %s the shares of each of the %i add up to one', async (from, to, count) => {
    const rows = await data<{ from: string; to: string; share: number }[]>(
      'areas',
      'translate',
      '--from',
      from,
      '--to',
      to,
    )
    const sums = new Map<string, number>()
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['from', 'to', 'share'])
      sums.set(row.from, (sums.get(row.from) ?? 0) + row.share)
    }
    expect(sums.size).toBe(count)
    for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 9)
  })

  test('the data is sound', async () => {
    expect(await data('areas', 'check')).toEqual({ findings: [] })
  })
})

describe('baken policy', () => {
  test('counts 28 of 62 in December 2020, with where it comes from', async () => {
    expect(await data('policy', 'count', '--on', '2020-12-31')).toMatchObject({
      municipalities: 62,
      withFramework: 28,
      housing: 20,
      integral: 8,
      share: 28 / 62,
      confidence: 'seen',
    })
  })
  test('says of a day that was not measured that it is not known, never none', async () => {
    expect(await data('policy', 'count', '--on', '2022-01-01')).toMatchObject({
      municipalities: 56,
      withFramework: null,
    })
  })
})

describe('baken guides', () => {
  test('finds every guide sound', async () => {
    const checked = await data<{ guides: object[]; findings: object[] }>('guides', 'check')
    expect(Object.keys(checked)).toEqual(['guides', 'findings'])
    expect(checked.findings).toEqual([])
    expect(checked.guides).toHaveLength(13)
    expect(checked.guides).toContainEqual({ id: 'desk-labour', profile: 'step-plan', nodes: expect.any(Number) })
  })

  test('walks a guide: with danger, the next step is 112', async () => {
    const file = answers('danger.json', { municipality: 'GM0772', answers: { danger: 'yes' } })
    const walked = await data('guides', 'run', 'desk-labour', '--answers', file)
    expect(walked).toMatchObject({
      guide: 'desk-labour',
      path: [{ node: 'danger', option: 'yes', by: 'reader' }],
      outcome: { term: 'at-once', contacts: expect.arrayContaining(['C112']), focalPoint: null },
      next: null,
      refused: null,
    })
  })

  test('an answer that does not fit is refused (1), with which and why', async () => {
    const file = answers('wrong.json', { answers: { danger: 'maybe' } })
    const { code, out, err } = await baken('guides', 'run', 'desk-labour', '--answers', file, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ refused: { node: 'danger', option: 'maybe', reason: 'unknown-option' } })
    expect(err).toBe('The answer "maybe" at "danger" does not fit: unknown-option.\n')
  })
})
