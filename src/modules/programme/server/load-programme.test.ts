import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishedAreas, publishedPolicy } from '../testing/published-programme.ts'
import { loadProgramme, readProgramme } from './load-programme.ts'

const data = join(import.meta.dirname, '../../../../data')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programme-'))
  await cp(join(data, 'programme'), join(folder, 'programme'), { recursive: true })
  await cp(join(data, 'sources.yaml'), join(folder, 'sources.yaml'))
})
afterEach(() => rm(folder, { recursive: true }))

const read = () => readProgramme(folder, publishedAreas, publishedPolicy)

/** Changes one line of a file and gives the number of that line with the findings. */
async function afterChange(file: string, before: string, after: string) {
  const path = join(folder, 'programme', file)
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
    ['statements.yaml', 'rows: [S1-02]', 'rows: [S1-99]', 'item-unknown'],
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
    ['nl.yaml', '  S1-T04: ', '  S1-T99: ', ['words-missing', 'words-unknown']],
    ['en.yaml', '      document: The plan', '      paper: The plan', ['words-missing', 'words-unknown']],
    ['nl.yaml', '    term: De motie noemt geen datum.\n', '', ['term-words']],
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

test('a server does not start with findings, and the error names them', async () => {
  await afterChange('claims.yaml', 'stated: 28', 'stated: 29')
  await expect(loadProgramme(folder, publishedAreas, publishedPolicy)).rejects.toThrow(
    /^data\/programme\/claims\.yaml:\d+ \[claim-disagrees\] The note says 29, counted again it is 28\.$/,
  )
})
