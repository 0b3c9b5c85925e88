import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { project, runCommand } from '../testing/run-command.ts'
import { kompasCommands } from './kompas.ts'

const baken = (line: string) => runCommand(kompasCommands, line, { root: project })
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baken-kompas-'))
  const file = {
    kind: 'baken-kompas',
    format: 1,
    guide: { id: 'kompas', version: '1.0.0' },
    made: '2026-11-21',
    municipality: 'GM0855',
    answers: { 'policy-adopted': 'no', 'policy-dates': 'unknown', 'old-question': 'yes' },
    notes: {},
  }
  await writeFile(join(folder, 'answers.json'), JSON.stringify(file))
  await writeFile(join(folder, 'broken.json'), '{"kind":')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('baken kompas check finds nothing wrong', async () => {
  const { code, out } = await baken('kompas check')
  expect(code).toBe(0)
  expect(out).toContain('sound')
})

describe('baken kompas result', () => {
  test('gives the profile and the open points, and names what was left out', async () => {
    const { code, out, err } = await baken(`kompas result ${folder}/answers.json --json`)
    expect(code).toBe(0)
    const found = JSON.parse(out)
    expect(found).toMatchObject({ municipality: { name: 'Tilburg' }, answered: 2, cells: expect.any(Array) })
    expect(found.cells).toHaveLength(10)
    expect(found.cells[0]).toMatchObject({ theme: 'policy', plateau: 1, state: 'unknown' })
    expect(found.points[0]).toMatchObject({ question: 'policy-adopted', answer: 'no' })
    expect(err).toContain('old-question')
  })
  test.each([
    ['broken.json', 'not-json'],
    ['nothing.json', 'no file'],
  ])('refuses %s', async (file, why) => {
    const { code, out, err } = await baken(`kompas result ${folder}/${file}`)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(why)
  })
  test('needs a file', async () => {
    expect((await baken('kompas result')).code).toBe(2)
  })
})

describe('baken kompas note', () => {
  test('writes a Word document with the answers', async () => {
    const out = join(folder, 'note.docx')
    expect((await baken(`kompas note ${folder}/answers.json --language en --out ${out}`)).code).toBe(0)
    const { value } = await mammoth.extractRawText({ buffer: await readFile(out) })
    expect(value).toContain('Draft: approach to human trafficking in Tilburg')
  })
  test.each([
    ['--language pl --out x.docx', 1],
    ['--language nl --out x.docx --region utrecht', 1],
    ['--language nl', 2],
  ])('with %s gives %i', async (options, code) => {
    expect((await baken(`kompas note ${folder}/answers.json ${options}`)).code).toBe(code)
  })
})

describe('baken kompas differences', () => {
  test('shows both texts of what a region replaced', async () => {
    const { code, out } = await baken('kompas differences zeeland-west-brabant')
    expect(code).toBe(0)
    expect(out).toMatch(/replaces cooperation text cooperation-lead\n {2}- .+\n {2}\+ .+/)
  })
  test('names the regions there are when asked for another', async () => {
    const { code, err } = await baken('kompas differences utrecht')
    expect(code).toBe(1)
    expect(err).toContain('oost-brabant, zeeland-west-brabant')
  })
})
