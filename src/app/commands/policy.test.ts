import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { project, runCommand } from '../testing/run-command.ts'
import { policyCommands } from './policy.ts'

const baken = (line: string, root = project) => runCommand(policyCommands, line, { root })
const json = async (line: string): Promise<unknown> => JSON.parse((await baken(line)).out)

describe('baken policy count', () => {
  test('gives the measurement of December 2020 as JSON', async () => {
    expect(await json('policy count --on 2020-12-31 --json')).toEqual({
      municipalities: 62,
      withFramework: 28,
      housing: 20,
      integral: 8,
      share: 28 / 62,
      measuredOn: '2020-12',
      measuredOnBasis: 'inferred',
      knownAtLeast: 8,
      trafficking: { decidedAtLeast: 0, inForceAtLeast: 0, unknown: 62 },
      sources: ['S1'],
      confidence: 'seen',
    })
  })

  test.each([
    ['2018-12-31', 64, 0],
    ['2019-01-01', 62, 1],
    ['2020-11-30', 62, 2],
    ['2021-01-01', 61, 8],
    ['2022-01-01', 56, 9],
    ['2026-11-21', 56, 9],
  ])(
    'on %s of %i municipalities nothing was measured, and at least %i are known',
    async (on, municipalities, known) => {
      expect(await json(`policy count --on ${on} --json`)).toMatchObject({
        municipalities,
        withFramework: null,
        housing: null,
        integral: null,
        share: null,
        measuredOn: null,
        measuredOnBasis: null,
        knownAtLeast: known,
      })
    },
  )

  test('says in words what is not known', async () => {
    const { out } = await baken('policy count --on 2021-01-01')
    expect(out).toContain('with a framework: not known')
    expect(out).toContain('known at least: 8')
  })

  test.each(['2017-12-31', '2026-11-22'])(
    'refuses %s, a day nobody looked at, and says which days are known',
    async (on) => {
      const { code, out, err } = await baken(`policy count --on ${on} --json`)
      expect([code, JSON.parse(out)]).toEqual([
        1,
        { refused: 'out-of-coverage', on, coverage: { from: '2018-01-01', lastChecked: '2026-11-21' } },
      ])
      expect(err).toBe(`${on} is outside the days that are known: 2018-01-01 up to and including 2026-11-21.`)
    },
  )

  test.each([
    'policy count',
    'policy count --on 2021-02-29',
    'policy count --on',
    'policy count --day 2021-01-01',
    'policy count 2021-01-01',
  ])('"%s" is wrong use, and shows the right one', async (line) => {
    const { code, out, err } = await baken(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('baken policy count --on DAY [--json]')
  })
})

describe('baken policy documents', () => {
  test('lists all nine', async () => {
    expect(await json('policy documents --json')).toHaveLength(9)
  })

  test('on a day leaves out what was not decided yet, and marks what has no date', async () => {
    expect(await json('policy documents --on 2020-01-30 --json')).toMatchObject([
      { id: 'waalwijk-2018', decided: '2018', state: 'decided' },
      { id: 'steenbergen-2020', decided: '2020-01-30', state: 'decided' },
      { id: 'boekel-spatial', state: 'undated' },
      { id: 'nuenen-safety', state: 'announced' },
    ])
  })

  test('writes what is known of each, in which a year stays a year', async () => {
    const { out } = await baken('policy documents --on 2019-01-01')
    expect(out.split('\n').slice(0, 4)).toEqual([
      'waalwijk-2018 GM0867 integral: decided',
      '  decided 2018, published not known',
      '  in force not known, valid until not known',
      '  source CV-6 (seen)',
    ])
  })

  test('refuses a day outside the covered days', async () => {
    expect(await baken('policy documents --on 2017-12-31')).toMatchObject({ code: 1, out: '' })
  })
})

describe('baken policy check', () => {
  test('finds the published data sound', async () => {
    expect(await baken('policy check')).toEqual({
      code: 0,
      out: 'policy: 5 measurements, 9 documents, words in bg en nl pl ro uk: sound',
      err: '',
    })
  })

  test('names file, line and sentence of what is wrong, and no count is given out of it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'policy-'))
    try {
      await cp(join(project, 'data'), join(root, 'data'), { recursive: true })
      const path = join(root, 'data/policy/measurements.yaml')
      await writeFile(path, (await readFile(path, 'utf8')).replace('integral: 8 }', 'integral: 7 }'))
      const { code, out, err } = await baken('policy check', root)
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(/^data\/policy\/measurements\.yaml:\d+ \[counts-do-not-add-up\] /)
      expect(await baken('policy count --on 2020-12-31 --json', root)).toMatchObject({ code: 1, out: '' })
    } finally {
      await rm(root, { recursive: true })
    }
  })

  test('takes no options', async () => {
    expect(await baken('policy check --all')).toMatchObject({ code: 2, out: '' })
  })
})
