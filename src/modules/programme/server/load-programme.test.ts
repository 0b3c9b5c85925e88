import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishedAreas, publishedPolicy } from '../testing/published-programme.ts'
import { loadProgramme, readProgramme } from './load-programme.ts'

const root = join(import.meta.dirname, '../../../..')
const data = join(root, 'data')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programme-'))
  await cp(join(data, 'programme'), join(folder, 'programme'), { recursive: true })
  await cp(join(data, 'sources.yaml'), join(folder, 'sources.yaml'))
  await cp(join(root, 'content/notes'), join(folder, 'notes'), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

const places = () => ({ data: folder, notes: join(folder, 'notes') })
const read = () => readProgramme(places(), publishedAreas, publishedPolicy)

/** Changes one line of a file and gives the number of that line with the findings. */
async function afterChange(file: string, before: string, after: string, of = 'programme') {
  const path = join(folder, of, file)
  const text = await readFile(path, 'utf8')
  const line = text.slice(0, text.indexOf(before)).split('\n').length
  if (!text.includes(before)) throw new Error(`"${before}" is not in ${file}`)
  await writeFile(path, text.replace(before, after))
  const { findings, programme } = await read()
  return { line, programme, findings, codes: findings.map(({ code }) => code) }
}

describe('something wrong in the files', () => {
  test.each([
    ['items/rows-s1.yaml', 'last: 2021-03-31 }', 'last: 2021-03-30 }', 'not-a-quarter-end'],
    ['items/rows-s1.yaml', 'owners: [TF-RIEC]', 'owners: [TF-RICE]', 'party-unknown'],
    ['items/rows-s1.yaml', 'sources: [CCV-1]', 'sources: [CCV-999]', 'source-unknown'],
    ['items/rows-s1.yaml', 'places: [PV30, PV29]', 'places: [GM9999]', 'place-unknown'],
    ['items/rows-s1.yaml', 'instruments: [I-10, I-20]', 'instruments: [I-99]', 'instrument-unknown'],
    ['items/motions.yaml', 'to: running', 'to: settled-by-parliament', 'only-parliament-settles'],
    ['items/pilots.yaml', 'until: 2025-10-01', 'until: 2023-09-30', 'ends-first'],
    ['claims.yaml', 'stated: 28', 'stated: 29', 'claim-disagrees'],
    ['links.yaml', 'to: M108-2020', 'to: M999-2020', 'item-unknown'],
    [
      'links.yaml',
      '{ from: RC-04, type: led-to, to: S1-36,',
      '{ from: S1-32, type: led-to, to: S1-32,',
      'links-go-round',
    ],
    ['figures.yaml', 'area: rnob/RNOB', 'area: rnob/NOBODY', 'place-unknown'],
    ['figures.yaml', 'conflictsWith: [F-10]', 'conflictsWith: [F-01]', 'no-conflict'],
  ])('in %s, %s → %s, is found on its line: %s', async (file, before, after, code) => {
    const { line, findings } = await afterChange(file, before, after)
    const found = findings.find((finding) => finding.code === code)
    expect(found).toMatchObject({ file: `data/programme/${file}`, line })
    expect(found?.message).toMatch(/^[A-Z0-9"].+\.$|^[a-z-]+ → .+\.$/)
  })

  test.each([
    ['items/rows-s1.yaml', 'type: row', 'type: rowe'],
    ['items/rows-s1.yaml', 'starts: running', 'starts: walking'],
    ['items/rows-s1.yaml', 'places: [PV30]', 'places: [Brabant]'],
    ['items/rows-s1.yaml', 'when: 2026-11', 'when: 2026-13'],
    ['items/rows-s1.yaml', 'when: 2026-11', 'when: 2026-11/2026-10'],
    ['items/rows-s1.yaml', 'change: not-found', 'change: lost'],
    ['items/advice.yaml', 'when: "2021"', 'when: 2021'],
    ['items/motions.yaml', 'suffix: a,', 'suffix: A,'],
    ['claims.yaml', 'check: policy', 'check: guess'],
    ['parties.yaml', 'region: labour-market-region/AM25', 'region: GM0772'],
    ['nl.yaml', 'translation: source', 'translation: finished'],
  ])('a file of another shape gives no register: %s, %s → %s', async (file, before, after) => {
    const { line, findings, programme } = await afterChange(file, before, after)
    expect(programme).toBeUndefined()
    expect(findings).toMatchObject([{ code: 'schema-invalid', file: `data/programme/${file}`, line }])
  })

  test('what is not YAML says so with its line', async () => {
    const { findings } = await afterChange('links.yaml', '- { from: S1-01', '- [ from: S1-01')
    expect(findings[0]).toMatchObject({ code: 'yaml-invalid', file: 'data/programme/links.yaml' })
  })

  test.each(['parties.yaml', 'links.yaml', 'hand-over.yaml', 'documents.yaml'])(
    'a file that is missing: %s',
    async (file) => {
      await rm(join(folder, 'programme', file))
      expect((await read()).findings).toContainEqual(
        expect.objectContaining({ code: 'file-missing', file: `data/programme/${file}` }),
      )
    },
  )

  test('a row of no note must say since when it is known', async () => {
    const { codes, line, findings } = await afterChange(
      'items/watch.yaml',
      '  known: { on: 2020-12-01, basis: inferred }\n',
      '',
    )
    expect(codes).toEqual(['known-missing'])
    expect(findings[0]?.line).toBeLessThan(line)
  })

  test('the same id in two files is found in the second', async () => {
    const { findings } = await afterChange('items/rows-s2.yaml', 'id: S2-02', 'id: S2-01')
    expect(findings.map(({ code }) => code)).toContain('row-twice')
  })
})

describe('words', () => {
  test.each([
    ['nl.yaml', '  S1-02:\n', '  S1-92:\n', ['words-missing', 'words-unknown']],
    ['en.yaml', '      document: The plan', '      paper: The plan', ['words-missing', 'words-unknown']],
    ['nl.yaml', '    term: De nota noemt geen datum.\n', '', ['term-words']],
    ['en.yaml', 'translation: draft', 'translation: source', ['translation-status']],
  ])('missing or too many are found: %s, %j', async (file, before, after, codes) => {
    expect((await afterChange(file, before, after)).codes.slice(0, codes.length)).toEqual(codes)
  })

  test('without the Dutch there is a finding', async () => {
    await rm(join(folder, 'programme/nl.yaml'))
    expect((await read()).findings).toEqual([
      { code: 'file-missing', file: 'data/programme/nl.yaml', line: 1, message: 'This file does not exist.' },
    ])
  })
})

describe('the notes sentence by sentence', () => {
  const change = (file: string, before: string, after: string) => afterChange(file, before, after, 'notes')

  test.each([
    ['s1/note.yaml', 'rows: [S1-02]', 'rows: [S1-99]', 'item-unknown'],
    ['s1/note.yaml', 'claims: [CL-06], sources: [S1]', 'claims: [CL-99], sources: [S1]', 'claim-unknown'],
    ['s1/note.yaml', 'rows: [S1-02], sources: [S1]', 'rows: [S1-02], sources: [S9]', 'source-unknown'],
    ['s1/note.yaml', 'terms: [provincial-executive,', 'terms: [mayor,', 'term-unknown'],
    ['s2/note.yaml', 'document: S2', 'document: S1', 'row-twice'],
    ['s2/note.yaml', 'id: s2-002', 'id: s2-001', 'row-twice'],
    ['s2/note.yaml', '      - id: opening', '      - id: subject', 'heading-twice'],
    ['terms.yaml', 'id: memo', 'id: motion', 'row-twice'],
    ['terms.yaml', 'sources: [STM, S2]', 'sources: [STM, S9]', 'source-unknown'],
    ['terms.yaml', 'sources: [S2], confidence: seen', 'sources: [], confidence: seen', 'no-source'],
    ['s1/nl.yaml', '{CL-06}', '{CL-05}', 'placeholder-unknown'],
    ['s1/nl.yaml', '{CL-06}', '{naam}', 'placeholder-unknown'],
    ['s1/en.yaml', '{CL-04.names}', 'eight of them', 'placeholders-differ'],
    ['s1/nl.yaml', '  goals: ', '  aims: ', 'words-unknown'],
    ['s2/nl.yaml', '  riec: "Samen met het RIEC"', '  rieck: "Samen met het RIEC"', 'words-unknown'],
    ['s1/en.yaml', '  opening: ', '  overture: ', 'words-unknown'],
    ['s1/en.yaml', '  s1-014: ', '  s1-914: ', 'words-unknown'],
    ['nl.yaml', '  memo:', '  memos:', 'words-unknown'],
    ['en.yaml', 'translation: draft', 'translation: source', 'translation-status'],
    ['s2/en.yaml', 'translation: draft', 'translation: source', 'translation-status'],
  ])('in %s, %s → %s, is found in its file: %s', async (file, before, after, code) => {
    const { line, findings } = await change(file, before, after)
    const found = findings.filter((finding) => finding.code === code && finding.file === `content/notes/${file}`)
    expect(found.length).toBeGreaterThan(0)
    expect(found.some((finding) => Math.abs(finding.line - line) <= 2 || code === 'row-twice')).toBe(true)
  })

  test.each([
    ['s1/note.yaml', 'kind: promise', 'kind: oath'],
    ['s1/note.yaml', 'level: 2', 'level: 1'],
    ['s1/note.yaml', 'http://www.brabant.nl/arbeidsmarkt', 'brabant'],
    ['terms.yaml', 'confidence: own', 'confidence: sure'],
    ['s1/nl.yaml', 'lead: ', 'leader: '],
    ['nl.yaml', '    term: ', '    name: '],
  ])('a file of another shape gives no register: %s, %s → %s', async (file, before, after) => {
    const { findings, programme } = await change(file, before, after)
    expect(programme).toBeUndefined()
    expect(findings[0]).toMatchObject({ code: 'schema-invalid', file: `content/notes/${file}` })
  })

  test('a row that no sentence leads to is found where the row stands, and so is a claim', async () => {
    const { findings } = await change('s1/note.yaml', 'rows: [S1-10, S1-03, S1-07], claims: [CL-15]', 'rows: [S1-03]')
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'no-sentence', file: 'data/programme/items/rows-s1.yaml' }),
    )
    const { findings: more } = await change('s2/note.yaml', 'claims: [CL-14], ', '')
    expect(more).toContainEqual(expect.objectContaining({ code: 'no-sentence', file: 'data/programme/claims.yaml' }))
  })

  test.each(['s1/nl.yaml', 's2/note.yaml', 'nl.yaml', 'terms.yaml'])('a file that is missing: %s', async (file) => {
    await rm(join(folder, 'notes', file))
    expect((await read()).findings).toContainEqual(
      expect.objectContaining({ code: 'file-missing', file: `content/notes/${file}` }),
    )
  })

  test('without the folder nothing is retold, and every note says so', async () => {
    await rm(join(folder, 'notes'), { recursive: true })
    expect((await read()).findings.map(({ code }) => code)).toContain('file-missing')
  })
})

test('a server does not start with findings, and the error names them', async () => {
  await afterChange('claims.yaml', 'stated: 28', 'stated: 29')
  await expect(loadProgramme(places(), publishedAreas, publishedPolicy)).rejects.toThrow(
    /^data\/programme\/claims\.yaml:\d+ \[claim-disagrees\] The note says 29, counted again it is 28\.$/,
  )
})
