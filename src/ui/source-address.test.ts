import { expect, test } from 'vitest'
import { readSourcePart, sourceAddress, sourcePartAddress, sourceParts } from './source-address.ts'

test.each([
  ['CCV-1', '/nl/sources#CCV-1'],
  ['P9', '/nl/sources#P9'],
  ['Q1', '/nl/sources?part=q-z#Q1'],
  ['X34', '/nl/sources?part=q-z#X34'],
  ['ZEG-S2-01-1', '/nl/sources?part=zeg#ZEG-S2-01-1'],
])('the line of %s is at %s', (code, address) => expect(sourceAddress('nl', code)).toBe(address))

test('an address of a part asks for that part, and a strange one for the first', () => {
  for (const part of sourceParts) {
    const { searchParams } = new URL(sourcePartAddress('pl', part), 'http://x')
    expect(readSourcePart(searchParams.get('part'))).toBe(part)
  }
  expect(readSourcePart('<script>')).toBe('a-p')
})
