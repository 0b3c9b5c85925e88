import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

const read = (text: string) => readCsv(new TextEncoder().encode(text))

test('one row that is wrong refuses the file', () => {
  const found = read('a;b\n1;2\n1\n')
  expect(found.ok ? [] : found.refusals).toMatchObject([{ line: 3, column: null, cell: null, code: 'cells-differ' }])
})

test('of a file that is wrong in every row two hundred are named and the rest is counted', () => {
  const found = read(`a;b\n${'1\n'.repeat(1000)}`)
  expect(found.ok ? 0 : found.refusals.length).toBe(201)
  expect(found.ok ? '' : found.refusals.at(-1)?.message).toBe('There are 800 more of these.')
})

test('what is no table at all is told as the reader of tables tells it', () => {
  const found = read('')
  expect(found.ok ? [] : found.refusals).toMatchObject([{ line: 1, code: 'empty' }])
})
