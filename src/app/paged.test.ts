import { expect, test } from 'vitest'
import { paged } from './paged.ts'

const five = ['a', 'b', 'c', 'd', 'e']

test.each([
  [null, ['a', 'b'], 1],
  ['2', ['c', 'd'], 2],
  ['3', ['e'], 3],
  ['4', ['e'], 3],
  ['0', ['a', 'b'], 1],
  ['-1', ['a', 'b'], 1],
  ['two', ['a', 'b'], 1],
  ['99999999', ['a', 'b'], 1],
])('page %j of five in twos', (typed, shown, page) => {
  expect(paged(five, typed, 2)).toEqual({ shown, total: 5, page, pages: 3 })
})

test('of nothing there is one empty page', () => {
  expect(paged([], '7', 2)).toEqual({ shown: [], total: 0, page: 1, pages: 1 })
})
