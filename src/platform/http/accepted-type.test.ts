import { expect, test } from 'vitest'
import { acceptedType } from './accepted-type.ts'

const offered = ['application/json', 'text/csv'] as const

test.each([
  [null, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; q=0.5, application/json;q=0.4', 'text/csv'],
  ['text/*', 'text/csv'],
  ['text/html, */*;q=0.1', 'application/json'],
  ['application/json;q=0, */*', 'text/csv'],
  ['text/html', null],
  ['application/json;q=0', null],
  ['application/json;q=two', null],
  [';;;', null],
])('of what a sender accepts (%s) we answer with %s', (header, type) => {
  expect(acceptedType(header, offered)).toBe(type)
})
