import { describe, expect, test } from 'vitest'
import { helpSearch, readFilters } from './help-question.ts'

const choices = {
  kinds: ['union', 'legal-help'] as const,
  languages: ['es', 'nl', 'pl'],
  ofSite: ['nl', 'pl', 'uk'],
  municipalities: [{ code: 'GM0855', name: 'Tilburg' }],
}
const nothing = { municipality: '', language: '', kind: '', at: '', open: '' }

describe('what the address asks for', () => {
  test('is every filter that is there', () => {
    const typed = { ...nothing, municipality: 'GM0855', language: 'pl', kind: 'union', open: '1' }
    expect(readFilters(typed, choices)).toEqual({
      query: { near: 'GM0855', spoken: 'pl', kind: 'union', openNow: true },
      problems: [],
    })
  })

  test('is nothing when nothing was typed', () => {
    expect(readFilters(nothing, choices)).toEqual({ query: {}, problems: [] })
  })

  test.each(['es', 'uk'])('may be the language %s: one that somebody speaks, or one of the site', (language) => {
    expect(readFilters({ ...nothing, language }, choices)).toEqual({ query: { spoken: language }, problems: [] })
  })

  test('names each value that means nothing, and keeps the others', () => {
    const typed = { ...nothing, municipality: 'GM0363', language: 'xx', kind: 'union', open: 'yes' }
    const { query, problems } = readFilters(typed, choices)
    expect(query).toEqual({ kind: 'union' })
    expect(problems.map(({ field, typed: said }) => [field, said])).toEqual([
      ['language', 'xx'],
      ['municipality', 'GM0363'],
      ['open', 'yes'],
    ])
  })
})

test('the same question with one field changed is an address without empty fields', () => {
  const typed = { ...nothing, municipality: 'GM0855', open: '1', at: '2026-12-24T10:00' }
  expect(helpSearch(typed, { open: '' })).toBe('?municipality=GM0855&at=2026-12-24T10%3A00')
  expect(helpSearch(nothing)).toBe('')
})
