import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas } from '#modules/areas/server/index.ts'
import { loadPolicy, readPolicy } from './load-policy.ts'

const data = join(import.meta.dirname, '../../../../data')
const areas = loadAreas(join(data, 'areas'))

describe('the data as it is published', () => {
  test('is sound', async () => {
    expect((await readPolicy(data, areas)).findings).toEqual([])
  })

  test('names the eight municipalities of 2020 and not one of the other fifty-four', async () => {
    const { measurements } = await loadPolicy(data, areas)
    const counted = measurements.find(({ id }) => id === 'frameworks-2020')
    expect(counted?.named).toEqual({
      integral: ['GM0743', 'GM0794', 'GM1709', 'GM0828', 'GM1674', 'GM0851', 'GM0855', 'GM0867'],
      housing: null,
      without: null,
    })
  })

  test('gives no number for trafficking policy, and for nothing but the count of 2020', async () => {
    const { measurements } = await loadPolicy(data, areas)
    expect(measurements.filter(({ counts }) => counts !== null).map(({ id }) => id)).toEqual(['frameworks-2020'])
  })

  test('a year stays a year', async () => {
    const { documents } = await loadPolicy(data, areas)
    expect(documents.filter(({ decided }) => decided?.length === 4).map(({ id, decided }) => [id, decided])).toEqual([
      ['waalwijk-2018', '2018'],
      ['roosendaal-2021', '2021'],
    ])
  })

  test('every text exists in every language of the site, and only the Dutch is a source', async () => {
    const { words } = await loadPolicy(data, areas)
    expect([...words].map(([tag, { translation }]) => [tag, translation])).toEqual([
      ['bg', 'draft'],
      ['en', 'draft'],
      ['nl', 'source'],
      ['pl', 'draft'],
      ['ro', 'draft'],
      ['uk', 'draft'],
    ])
  })
})

describe('something wrong in a file', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'policy-'))
    await cp(join(data, 'policy'), join(folder, 'policy'), { recursive: true })
    await cp(join(data, 'sources.yaml'), join(folder, 'sources.yaml'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** Changes one line and gives the findings, with the number of that line. */
  async function afterChange(file: string, before: string, after: string) {
    const path = join(folder, 'policy', file)
    const text = await readFile(path, 'utf8')
    const offset = text.indexOf(before)
    if (offset < 0) throw new Error(`"${before}" is not in ${file}`)
    await writeFile(path, text.replace(before, after))
    const { findings } = await readPolicy(folder, areas)
    return { findings, line: text.slice(0, offset).split('\n').length }
  }

  test.each([
    ['measurements.yaml', 'withFramework: 28', 'withFramework: 27', 'counts-do-not-add-up'],
    ['measurements.yaml', 'statedPercent: 45', 'statedPercent: 46', 'percent-differs'],
    ['measurements.yaml', 'about: "2023"', 'about: 2023', 'schema-invalid'],
    ['measurements.yaml', 'about: 2021-08/2021-10', 'about: 2021-10/2021-08', 'schema-invalid'],
    ['measurements.yaml', 'sources: [PON-1]', 'sources: [PON-99]', 'source-unknown'],
    ['documents.yaml', 'municipality: GM0867', 'municipality: GM9999', 'municipality-unknown'],
    ['documents.yaml', 'decided: 2020-01-30', 'decided: 2020-02-30', 'schema-invalid'],
    ['documents.yaml', 'theme: housing', 'theme: homes', 'schema-invalid'],
    ['nl.yaml', 'translation: source', 'translation: draft', 'translation-status'],
    ['en.yaml', 'nuenen-safety:', 'nuenen-plan:', 'words-unknown'],
    ['pl.yaml', 'dateReason: >-', 'reason: >-', 'schema-invalid'],
  ])('%s with %s changed to %s is found on its line', async (file, before, after, code) => {
    const { findings, line } = await afterChange(file, before, after)
    expect(findings).toContainEqual({ code, file: `data/policy/${file}`, line, message: expect.stringMatching(/\w/) })
  })

  test('a year without quotes is told how to be written', async () => {
    const { findings } = await afterChange('documents.yaml', 'decided: "2018"', 'decided: 2018')
    expect(findings.map(({ message }) => message)).toEqual(['0.decided: write a year between quotes: "2018"'])
  })

  test('a row without words is found in every language', async () => {
    const { findings } = await afterChange('documents.yaml', 'id: boekel-spatial', 'id: boekel-housing')
    expect(findings.filter(({ code }) => code === 'words-missing').map(({ file }) => file)).toEqual([
      'data/policy/bg.yaml',
      'data/policy/en.yaml',
      'data/policy/nl.yaml',
      'data/policy/pl.yaml',
      'data/policy/ro.yaml',
      'data/policy/uk.yaml',
    ])
  })

  test('an inferred date without its reason is found', async () => {
    const { findings } = await afterChange(
      'measurements.yaml',
      'about: 2020-12\n  aboutBasis: inferred\n  inferredWithin: 2020-11/2020-12',
      'about: 2020-12\n  aboutBasis: stated\n  inferredWithin: null',
    )
    expect(findings.map(({ code, file }) => [code, file])).toEqual([
      ['reason-missing', 'data/policy/bg.yaml'],
      ['reason-missing', 'data/policy/en.yaml'],
      ['reason-missing', 'data/policy/nl.yaml'],
      ['reason-missing', 'data/policy/pl.yaml'],
      ['reason-missing', 'data/policy/ro.yaml'],
      ['reason-missing', 'data/policy/uk.yaml'],
    ])
  })

  test('without Dutch words nothing is given', async () => {
    await rm(join(folder, 'policy/nl.yaml'))
    expect(await readPolicy(folder, areas)).toEqual({
      policy: undefined,
      findings: [{ code: 'file-missing', file: 'data/policy/nl.yaml', line: 1, message: 'This file does not exist.' }],
    })
  })

  test('loading throws with file, line and sentence', async () => {
    const { line } = await afterChange('measurements.yaml', 'statedPercent: 45', 'statedPercent: 46')
    await expect(loadPolicy(folder, areas)).rejects.toThrow(
      `data/policy/measurements.yaml:${line} [percent-differs] The source prints 46 %, the numbers give 45.`,
    )
  })
})
