import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { runCommand } from '../testing/run-command.ts'
import { handOverCommands } from './programme-hand-over.ts'

const baken = (line: string) => runCommand(handOverCommands, line)
const head = 'municipality;step;answer;when;known_on;by;sources;confidence'

describe('baken programme hand-over import', () => {
  let folder: string
  const write = async (name: string, ...rows: string[]) => {
    const file = join(folder, name)
    await writeFile(file, [head, ...rows].join('\r\n'))
    return file
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baken-hand-over-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const good = 'GM0772;received;yes;2026-09;2026-10-01;GEM;S1;seen'

  test('prints the rows for the file, and says that nothing was written', async () => {
    const file = await write('good.csv', good, 'GM0794;adopted;unknown;;;;;')
    const { code, out, err } = await baken(`programme hand-over import ${file}`)
    expect(code).toBe(0)
    expect(parse(out)).toEqual([
      {
        municipality: 'GM0772',
        step: 'received',
        answer: 'yes',
        when: '2026-09',
        known: { on: '2026-10-01', basis: 'read' },
        by: 'GEM',
        sources: ['S1'],
        confidence: 'seen',
      },
    ])
    expect(err).toContain('1 new, 0 in the register already, 1 lines without an answer. Nothing was written')
  })

  test('refuses the whole file for one wrong row, with its line, column and reason', async () => {
    const file = await write('bad.csv', good, 'GM0756;received;yes;2022-01-01;2026-10-01;GEM;S1;seen')
    const { code, out, err } = await baken(`programme hand-over import ${file}`)
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(
      'line 3, municipality: GM0756 Boxmeer was no municipality then (2022-01-01).\nNothing was taken over.',
    )
  })

  test('gives both as JSON', async () => {
    const [fine, wrong] = [await write('fine.csv', good), await write('wrong.csv', good, good)]
    const read = JSON.parse((await baken(`programme hand-over import ${fine} --json`)).out)
    expect(read).toMatchObject({ statements: [{ municipality: 'GM0772' }], empty: 0, known: 0 })
    const refused = await baken(`programme hand-over import ${wrong} --json`)
    expect([refused.code, JSON.parse(refused.out)]).toEqual([
      1,
      { refused: 'rows', refusals: [expect.objectContaining({ line: 3, code: 'said-twice' })] },
    ])
  })

  test('says when there is no such file', async () => {
    const { code, out, err } = await baken('programme hand-over import /nowhere/x.csv --json')
    expect([code, JSON.parse(out)]).toEqual([1, { refused: 'unreadable', file: '/nowhere/x.csv' }])
    expect(err).toContain('cannot be read')
  })

  test.each(['programme hand-over import', 'programme hand-over import a b', 'programme hand-over import a --on x'])(
    '"%s" is wrong use, and shows the right one',
    async (line) => {
      const { code, err } = await baken(line)
      expect(code).toBe(2)
      expect(err).toBe('Use: baken programme hand-over import FILE [--json]')
    },
  )
})
