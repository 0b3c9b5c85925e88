import { describe, expect, test } from 'vitest'
import { readPolicyQuery } from './policy-query.ts'

const query = (question: string) => readPolicyQuery(new URLSearchParams(question))

describe('the question of an address', () => {
  test('a value that is allowed is read, also with spaces around it', () => {
    const read = query('theme=%20housing%20')
    expect([read.choice('theme', ['housing', 'safety']), read.problems]).toEqual(['housing', []])
  })

  test.each(['', 'theme=', 'theme=%20', 'other=1'])('"%s" asks nothing and is no problem', (question) => {
    const read = query(question)
    expect([read.choice('theme', ['housing']), read.problems]).toEqual([null, []])
  })

  test('a value that means nothing is named, cut off, and not guessed', () => {
    const read = query(`theme=Housing&region=${'x'.repeat(50)}`)
    expect([read.choice('theme', ['housing']), read.choice('region', ['AM25'])]).toEqual([null, null])
    expect(read.problems).toEqual([
      { field: 'theme', typed: 'Housing' },
      { field: 'region', typed: 'x'.repeat(40) },
    ])
  })

  test('text is cut at a hundred letters', () => {
    expect(query(`text=${'a'.repeat(101)}`).text('text')).toHaveLength(100)
    expect(query('').text('text')).toBe('')
  })
})
