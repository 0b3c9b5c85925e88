import { expect, test } from 'vitest'
import { typedChoices, typedOrNothing, typedText } from './typed-fields.ts'

const form = (...fields: [string, string][]) => {
  const made = new FormData()
  for (const [name, value] of fields) made.append(name, value)
  return made
}

test('a field is its text without what stands around it', () => {
  expect(typedText(form(['a', '  één\n']), 'a')).toBe('één')
})

test('what is not there, is a file, is far too long or holds what nobody can type is empty', () => {
  const withFile = new FormData()
  withFile.append('a', new Blob(['x']), 'x.txt')
  expect(typedText(withFile, 'a')).toBe('')
  expect(typedText(form(), 'a')).toBe('')
  expect(typedText(form(['a', 'x'.repeat(2_001)]), 'a')).toBe('')
  // PostgreSQL refuses it wherever it stands.
  expect(typedText(form(['a', 'be\0fore']), 'a')).toBe('')
})

test('nothing is chosen only by who chooses it, and never by what nobody can choose', () => {
  expect(typedOrNothing(form(['a', '']), 'a')).toBeNull()
  expect(typedOrNothing(form(['a', 'one']), 'a')).toBe('one')
  for (const value of ['x'.repeat(2_001), 'be\0fore', ' ']) expect(typedOrNothing(form(['a', value]), 'a')).toBe('')
  expect(typedOrNothing(form(), 'a')).toBe('')
})

test('of what may be chosen more than once, such values are left out', () => {
  expect(typedChoices(form(['a', 'one'], ['a', 't\0wo'], ['a', 'x'.repeat(2_001)], ['a', 'three']), 'a')).toEqual([
    'one',
    'three',
  ])
})
