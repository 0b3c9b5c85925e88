import { expect, test } from 'vitest'
import { aService, someDirectory } from '../../testing/some-directory.ts'
import type { CoveragePage } from '../directory-views.ts'
import { coverageCsv, kindsByLanguage, languagesToCover } from './coverage-tables.ts'

const spoken = (code: string, confidence: 'seen' | 'own') => ({ code, sources: [], confidence })
const directory = someDirectory({
  services: [
    aService({ id: 'a', languages: [spoken('pl', 'seen'), spoken('ro', 'own')] }),
    aService({ id: 'b', languages: [spoken('pl', 'seen')], status: 'unknown' }),
    aService({ id: 'c', languages: null }),
    aService({ id: 'd', languages: [spoken('es', 'seen')], status: 'ended' }),
  ],
})

test('the languages are those of the site, then every other that somebody speaks', () => {
  expect(languagesToCover(directory, ['nl', 'pl'])).toEqual(['nl', 'pl', 'ro'])
})

test('a language is sure where a source says so of a service that is there, and what has ended does not count', () => {
  const kinds = kindsByLanguage(directory, ['pl', 'ro', 'es'])
  expect(kinds.find(({ kind }) => kind === 'help-desk')).toEqual({
    kind: 'help-desk',
    services: 3,
    unknown: 1,
    counts: [
      { language: 'pl', sure: 1, unsure: 1 },
      { language: 'ro', sure: 0, unsure: 1 },
      { language: 'es', sure: 0, unsure: 0 },
    ],
  })
  expect(kinds.find(({ kind }) => kind === 'health')).toMatchObject({ services: 0, unknown: 0 })
})

test('the file has a row for each municipality and kind', () => {
  const cell = {
    kind: 'union',
    local: 'no',
    national: 'unsure',
    languages: [],
    missing: [],
    services: ['a', 'b'],
  } as const
  const page = {
    rows: [{ place: { code: 'GM9001', name: 'Noorddorp' }, region: null, cells: [cell] }],
  } as unknown as CoveragePage
  expect(coverageCsv(page)).toBe(
    '\uFEFFcode;municipality;region;kind;local;national;languages;services\r\nGM9001;Noorddorp;;union;no;unsure;;a b\r\n',
  )
})
