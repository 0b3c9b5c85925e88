import { describe, expect, test } from 'vitest'
import { choiceIn, searchText } from './board-query-form.ts'

const choice = (query: string) => choiceIn(new URLSearchParams(query), 'region', ['AM25', 'RWB'])

describe('a choice in the address', () => {
  test.each(['', 'region=', 'region=%20', 'other=AM25'])('%j asks for nothing', (query) => {
    expect(choice(query)).toEqual({ value: null, problems: [] })
  })

  test.each(['region=AM25', 'region=am25', 'region=+AM25+'])('%j is found', (query) => {
    expect(choice(query)).toEqual({ value: 'AM25', problems: [] })
  })

  test('what is no choice is a problem, told in at most forty letters', () => {
    expect(choice(`region=${'x'.repeat(100)}`)).toEqual({
      value: null,
      problems: [{ parameter: 'region', typed: 'x'.repeat(40) }],
    })
  })

  test('a text to search for is cut off where no name goes on', () => {
    expect(searchText(new URLSearchParams({ q: ` ${'é'.repeat(70)} ` }))).toBe('é'.repeat(60))
    expect(searchText(new URLSearchParams())).toBe('')
  })
})
