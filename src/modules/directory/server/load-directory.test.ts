import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '#modules/areas/server/index.ts'
import { knownNames } from './known-names.ts'
import { loadDirectory, readDirectory } from './load-directory.ts'

const root = join(import.meta.dirname, '../../../..')
const known = await knownNames(root, loadAreas(join(root, 'data/areas')))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'directory-'))
  cpSync(join(root, 'data/directory'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const change = (name: string, from: string, to: string) => {
  const file = join(folder, name)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${name}`)
  writeFileSync(file, text.replace(from, to))
  return text.slice(0, text.indexOf(from)).split('\n').length
}

describe('the files of the directory', () => {
  test('are sound as they are', async () => {
    expect((await readDirectory(folder, known)).findings).toEqual([])
  })

  test.each<[string, string, string, string, string]>([
    [
      'hours that no clock has',
      'points.yaml',
      'slots: ["thu 18:30-20:00"]',
      'slots: ["thu 18:30-26:00"]',
      'schema-invalid',
    ],
    ['a kind that does not exist', 'services.yaml', 'kinds: [surgery]', 'kinds: [surgeries]', 'schema-invalid'],
    ['words for a row that is not there', 'en.yaml', '  steunpunt-lev:', '  steunpunt:', 'words-unknown'],
  ])('with %s are refused with the line', async (_, name, from, to, code) => {
    const line = change(name, from, to)
    const { findings } = await readDirectory(folder, known)
    expect(findings).toMatchObject([{ code, file: `data/directory/${name}`, line: expect.any(Number) }])
    expect(Math.abs((findings[0]?.line ?? 0) - line)).toBeLessThanOrEqual(1)
  })

  test('that are missing are named, and nothing is loaded', async () => {
    rmSync(join(folder, 'points.yaml'))
    await expect(loadDirectory(folder, known)).rejects.toThrow('data/directory/points.yaml:1 [file-missing]')
  })

  test('take a new language as a file', async () => {
    writeFileSync(join(folder, 'pl.yaml'), 'translation: draft\nservices:\n  steunpunt-lev: { name: Punkt }\n')
    const directory = await loadDirectory(folder, known)
    const lev = directory.services.find(({ id }) => id === 'steunpunt-lev')
    expect(lev?.texts.pl).toEqual({
      name: 'Punkt',
      description: null,
      eligibility: null,
      documents: null,
      translation: 'draft',
    })
  })
})
