import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishedAreas, publishedProgramme } from '../../testing/published-programme.ts'
import { loadNoteWords, readNoteWords } from './read-note-words.ts'

const published = join(import.meta.dirname, '../../../../../content')
let content = ''

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'note-words-'))
  cpSync(join(published, 'report'), join(content, 'report'), { recursive: true })
})
afterEach(() => rmSync(content, { recursive: true }))

function change(from: string, to: string): number {
  const file = join(content, 'report/nl.yaml')
  const before = readFileSync(file, 'utf8')
  expect(before).toContain(from)
  writeFileSync(file, before.replace(from, to))
  return before.slice(0, before.indexOf(from)).split('\n').length
}

const read = () => readNoteWords(content, publishedProgramme, publishedAreas)

describe('the sentences of a note', () => {
  test('are there in Dutch and English, without a number or a name', async () => {
    const { words, findings } = await read()
    expect([...words.keys()]).toEqual(['en', 'nl'])
    expect(findings).toEqual([])
  })

  test.each([
    ['a count', 'Daarvan hebben er {stated} alleen', 'Daarvan hebben er {stated} van de 28 alleen', 'digit', '28'],
    ['a municipality', 'Daarvan hebben er', 'Zoals Waalwijk hebben er', 'name', 'Waalwijk'],
    [
      'a party of the register',
      'Voor {parliament}: zo',
      'Voor {parliament} en Gedeputeerde Staten: zo',
      'name',
      'Gedeputeerde Staten',
    ],
    ['a region', 'In {notes} staat', 'In Noordoost-Brabant en {notes} staat', 'name', 'Noordoost-Brabant'],
  ])('%s that is typed in one is refused with its line', async (_, from, to, fault, what) => {
    const line = change(from, to)
    const { findings } = await read()
    expect(findings).toContainEqual({
      code: `template-${fault}`,
      file: 'content/report/nl.yaml',
      line,
      message: expect.stringContaining(`"${what}"`),
    })
    await expect(loadNoteWords(content, publishedProgramme, publishedAreas)).rejects.toThrow(`:${line} [template-`)
  })

  test('one that is missing, or that nothing would ever say, is refused', async () => {
    change('  housing:', '  houses:')
    const codes = (await read()).findings.map(({ code }) => code)
    expect(codes.length).toBeGreaterThan(0)
    expect(new Set(codes)).toEqual(new Set(['schema-invalid']))
  })
})
