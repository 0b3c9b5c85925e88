import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { aFact } from '#kernel/testing/a-fact.ts'
import { loadFacts, readFacts } from './load-facts.ts'

async function withFiles<T>(files: Record<string, unknown>, body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rights-'))
  try {
    await mkdir(join(folder, 'rights'))
    for (const [name, value] of Object.entries(files))
      await writeFile(join(folder, 'rights', name), typeof value === 'string' ? value : stringify(value))
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
const isSource = (code: string) => code === 'W12'
const read = (files: Record<string, unknown>) =>
  withFiles(files, async (folder) => {
    const { facts, findings } = await readFacts(folder, isSource)
    return { ids: [...facts.keys()], found: findings.map(({ file, line, code }) => `${file}:${line} ${code}`) }
  })

describe('the files of facts', () => {
  test('are read together, in the order of their names', async () => {
    expect(await read({ 'b.yaml': [aFact({ id: 'b' })], 'a.yaml': [aFact({ id: 'a' })], 'README.md': 'no' })).toEqual({
      ids: ['a', 'b'],
      found: [],
    })
  })
  test('an id stands once over all of them', async () => {
    expect((await read({ 'a.yaml': [aFact()], 'b.yaml': [aFact()] })).found).toEqual(['data/rights/b.yaml:1 id-twice'])
  })
  test('a source that is not in the register is named with its line', async () => {
    const fact = aFact()
    const strange = { ...fact, rows: fact.rows.map((row) => ({ ...row, sources: ['X1'] })) }
    expect((await read({ 'a.yaml': [strange] })).found).toEqual(['data/rights/a.yaml:6 source-unknown'])
  })
  test('a file that cannot be read leaves the others', async () => {
    expect(await read({ 'a.yaml': 'id: [', 'b.yaml': [aFact()] })).toMatchObject({
      ids: ['wage'],
      found: ['data/rights/a.yaml:1 yaml-invalid'],
    })
  })
  test.each([
    ['an amount in euros', { value: 14.71 }],
    ['an amount below nothing', { value: -1 }],
    ['a day that does not exist', { from: '2026-02-30' }],
    ['a status of our own', { status: 'maybe' }],
  ])('%s is refused', async (_, change) => {
    const fact = aFact()
    const { found } = await read({ 'a.yaml': [{ ...fact, rows: fact.rows.map((row) => ({ ...row, ...change })) }] })
    expect(found).toEqual([expect.stringContaining('schema-invalid')])
  })
  test('a server does not start with a fault in them', async () => {
    await expect(
      withFiles({ 'a.yaml': [aFact({ rows: [] })] }, (folder) => loadFacts(folder, isSource)),
    ).rejects.toThrow('no-rows')
  })
})
