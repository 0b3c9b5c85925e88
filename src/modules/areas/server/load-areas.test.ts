import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadAreas, readAreas } from './load-areas.ts'

const files = {
  'coverage.yaml': `from: 2020-01-01
lastChecked: 2023-12-31
divisions:
  - { from: 2020-01-01, until: 2021-01-01, count: 2, confidence: own, sources: [] }
  - { from: 2021-01-01, count: 1, confidence: own, sources: [] }
`,
  'municipalities.yaml': [
    '- { code: GM9001, name: Noorddorp, from: 2020-01-01, lat: 51.5, lon: 5, confidence: own, sources: [] }',
    '- { code: GM9002, name: Oostdorp, from: 2020-01-01, until: 2021-01-01,',
    '    lat: 51.5, lon: 5, confidence: own, sources: [] }',
    '',
  ].join('\n'),
  'successions.yaml':
    '- { on: 2021-01-01, from: GM9002, to: GM9001, share: 10000, note: het dorp, confidence: own, sources: [] }\n',
  'regions.yaml': `- scheme: whole
  partition: true
  confidence: own
  sources: []
  regions:
    - code: ALL
      name: Alles
      confidence: own
      sources: []
      members:
        - confidence: own
          sources: []
          municipalities:
            GM9001: Noorddorp
            GM9002: Oostdorp
`,
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'areas-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
afterEach(() => rmSync(folder, { recursive: true }))

const change = (name: keyof typeof files, from: string, to: string) => {
  const text = readFileSync(join(folder, name), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, name), text.replace(from, to))
}

describe('loading the areas', () => {
  test('a member belongs to its region only while it exists', () => {
    expect(loadAreas(folder).memberships.map(({ municipality, period }) => [municipality, period])).toEqual([
      ['GM9001', { from: '2020-01-01', until: null }],
      ['GM9002', { from: '2020-01-01', until: '2021-01-01' }],
    ])
  })

  test('the days of a group narrow those of its members', () => {
    change('regions.yaml', 'partition: true', 'partition: false')
    change(
      'regions.yaml',
      '        - confidence: own',
      '        - from: 2020-03-01\n          until: 2020-09-01\n          confidence: own',
    )
    expect(loadAreas(folder).memberships.map(({ period }) => period)).toEqual([
      { from: '2020-03-01', until: '2020-09-01' },
      { from: '2020-03-01', until: '2020-09-01' },
    ])
  })

  test('what is left out is not known, not 0', () => {
    const [first] = loadAreas(folder).municipalities
    expect(first).toMatchObject({ population: null, period: { until: null } })
  })

  test.each<[string, keyof typeof files, string, string, string]>([
    [
      'a day that no calendar has',
      'coverage.yaml',
      '2023-12-31',
      '2023-12-32',
      'data/areas/coverage.yaml:2 [schema-invalid] lastChecked: this is not a day (YYYY-MM-DD)',
    ],
    [
      'swapped coordinates',
      'municipalities.yaml',
      'lat: 51.5, lon: 5,',
      'lat: 5, lon: 51.5,',
      'data/areas/municipalities.yaml:1 [schema-invalid] 0.lat',
    ],
    [
      'a key that is not known',
      'successions.yaml',
      'note: het',
      'remark: het',
      'data/areas/successions.yaml:1 [schema-invalid]',
    ],
    [
      'a share above the whole',
      'successions.yaml',
      'share: 10000',
      'share: 10001',
      'data/areas/successions.yaml:1 [schema-invalid] 0.share',
    ],
    [
      'shares that are not the whole',
      'successions.yaml',
      'share: 10000',
      'share: 9999',
      'successions.yaml:1 [shares-do-not-sum] The shares of GM9002 on 2021-01-01 add up to 9999, not to 10000.',
    ],
    [
      'a municipality without a successor',
      'municipalities.yaml',
      'until: 2021-01-01',
      'until: 2021-02-01',
      'data/areas/municipalities.yaml:2 [gap]',
    ],
    [
      'a name that is not that of its code',
      'regions.yaml',
      'GM9002: Oostdorp',
      'GM9002: Westdorp',
      'data/areas/regions.yaml:15 [name-differs] GM9002 is Oostdorp, not Westdorp.',
    ],
    [
      'a member that does not exist',
      'regions.yaml',
      'GM9002: Oostdorp',
      'GM9003: Oostdorp',
      'data/areas/regions.yaml:15 [unknown-code] There is no municipality GM9003.',
    ],
    [
      'a partition with a hole',
      'regions.yaml',
      '            GM9002: Oostdorp\n',
      '',
      'regions.yaml:1 [partition-broken] On 2020-01-01 Oostdorp (GM9002) is in 0 regions of whole, not in one.',
    ],
    [
      'a number that differs',
      'coverage.yaml',
      'count: 1',
      'count: 2',
      'data/areas/coverage.yaml:5 [count-differs] On 2021-01-01 there are 1 municipalities, not 2.',
    ],
  ])('%s fails with file, line and a sentence', (_, name, from, to, sentence) => {
    change(name, from, to)
    expect(() => loadAreas(folder)).toThrow(sentence)
  })

  test('a file that is missing is named', () => {
    rmSync(join(folder, 'regions.yaml'))
    expect(() => loadAreas(folder)).toThrow('data/areas/regions.yaml:1 [file-missing] This file does not exist.')
  })

  test('reading gives the areas beside what is wrong with them, so that a check can list it', () => {
    change('coverage.yaml', 'count: 1', 'count: 2')
    const read = readAreas(folder)
    expect(read.areas?.municipalities).toHaveLength(2)
    expect(read.findings).toHaveLength(1)
  })

  test('a municipality that was renamed keeps its regions and may be called by either name', () => {
    change(
      'municipalities.yaml',
      'name: Noorddorp, from: 2020-01-01,',
      'name: Oud, from: 2020-01-01, until: 2020-06-01,',
    )
    const text = readFileSync(join(folder, 'municipalities.yaml'), 'utf8')
    const row =
      '- { code: GM9001, name: Noorddorp, from: 2020-06-01, lat: 51.5, lon: 5, confidence: own, sources: [] }\n'
    writeFileSync(join(folder, 'municipalities.yaml'), text + row)
    expect(loadAreas(folder).memberships[0]?.period).toEqual({ from: '2020-01-01', until: null })
  })

  test('the data of Baken itself is sound', () => {
    cpSync('data/areas', folder, { recursive: true })
    expect(readAreas(folder).findings).toEqual([])
  })
})
