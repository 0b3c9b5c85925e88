import { describe, expect, test } from 'vitest'
import { checkCatalogueWords, checkEntries } from './check-catalogues.ts'

const known = (code: string) => code === 'X1'
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)

describe('the entries of a catalogue', () => {
  test('our own knowledge may be without a source, anything more may not', () => {
    const entry = (confidence: 'own' | 'seen') => [{ id: 'I01', provenance: { sources: [], confidence } }]
    expect(checkEntries(entry('own'), known)).toEqual([])
    expect(codes(checkEntries(entry('seen'), known))).toEqual(['source-missing'])
  })
  test('an id that stands there twice and a source that nobody knows are found where they stand', () => {
    const entries = [
      { id: 'I01', provenance: { sources: ['X1'], confidence: 'seen' as const } },
      { id: 'I01', provenance: { sources: ['X1', 'X2'], confidence: 'seen' as const } },
    ]
    expect(checkEntries(entries, known)).toMatchObject([
      { code: 'id-twice', path: [1] },
      { code: 'source-unknown', path: [1, 'sources', 1] },
    ])
  })
})

describe('the words of a catalogue', () => {
  const sections = (given: string[]) => ({ signals: { expected: ['I01', 'I02'], given } })

  test('are there for every entry and for nothing else', () => {
    expect(checkCatalogueWords('nl', 'source', sections(['I02', 'I01']))).toEqual([])
    expect(checkCatalogueWords('en', 'draft', sections(['I01', 'I03']))).toMatchObject([
      { code: 'message-missing', path: ['signals'] },
      { code: 'message-orphan', path: ['signals', 'I03'] },
    ])
  })
  test('are a source in Dutch and a translation in every other language', () => {
    const all = sections(['I01', 'I02'])
    expect(codes(checkCatalogueWords('nl', 'draft', all))).toEqual(['translation-status'])
    expect(codes(checkCatalogueWords('pl', 'source', all))).toEqual(['translation-status'])
    expect(checkCatalogueWords('pl', 'checked', all)).toEqual([])
  })
})
