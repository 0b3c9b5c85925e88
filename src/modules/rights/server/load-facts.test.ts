import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { day } from '#kernel/days.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { loadFacts, readFacts } from './load-facts.ts'

async function withFiles<T>(files: Record<string, unknown>, body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rights-'))
  try {
    await mkdir(join(folder, 'rights'))
    await writeFile(join(folder, 'laws.yaml'), stringify([{ code: 'WML', title: 'A law', bwb: 'BWBR0002638' }]))
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
  test('a table that does not hold with the others is named with the line of its row', async () => {
    const adult = aFact({ id: 'minimum-wage-hour' })
    const rows = [aFactRow({ until: day('2026-07-01') }), aFactRow({ from: day('2026-08-01') })]
    const found = ['data/rights/b.yaml:18 wage-gap', 'data/rights/b.yaml:18 wage-day']
    expect((await read({ 'a.yaml': [aFact()], 'b.yaml': [{ ...adult, rows }] })).found).toEqual(found)
  })
  test('tables are not held against each other while one of the files cannot be read', async () => {
    const youth = aFact({ id: 'minimum-wage-hour-20' })
    expect((await read({ 'a.yaml': [youth] })).found).toEqual(['data/rights/a.yaml:6 base-missing'])
    expect((await read({ 'a.yaml': [youth], 'b.yaml': 'id: [' })).found).toEqual(['data/rights/b.yaml:1 yaml-invalid'])
  })
  test('a law that is not in the register is named with its line, of a fact and of a row', async () => {
    const place = { name: 'XYZ', article: '1', paragraph: null, address: null }
    const fact = aFact({ law: [place], rows: [aFactRow({ law: [place] })] })
    const found = ['data/rights/a.yaml:4 law-unknown', 'data/rights/a.yaml:11 law-unknown']
    expect((await read({ 'a.yaml': [fact] })).found).toEqual(found)
  })
  test('a place in the law has an address where it can be read: its own, or that of the article today', async () => {
    const address = 'https://wetten.overheid.nl/BWBR0002638/2019-01-01#Artikel8'
    const place = { name: 'WML', article: '8', paragraph: '1a', address: null }
    const fact = aFact({ law: [place], rows: [aFactRow({ law: [{ ...place, address }] })] })
    const { facts } = await withFiles({ 'a.yaml': [fact] }, (folder) => readFacts(folder, isSource))
    expect(facts.get('wage')?.law).toEqual([{ ...place, address: 'https://wetten.overheid.nl/BWBR0002638#Artikel8' }])
    expect(facts.get('wage')?.rows[0]?.law).toEqual([{ ...place, address }])
  })
  test('need the register of laws', async () => {
    const found = await withFiles({ 'a.yaml': [aFact()] }, async (folder) => {
      await rm(join(folder, 'laws.yaml'))
      return (await readFacts(folder, isSource)).findings
    })
    expect(found.map(({ file, code }) => `${file} ${code}`)).toEqual(['data/laws.yaml file-missing'])
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
