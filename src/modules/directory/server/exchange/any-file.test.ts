import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { someDirectory } from '../../testing/some-directory.ts'
import { readImport } from './read-import.ts'
import { hsdsFilesOf } from './write-hsds.ts'

const origin = { source: 'T-1', checkedOn: day('2026-11-29'), expiresOn: day('2027-05-29') }
const good = JSON.stringify(hsdsFilesOf(someDirectory(), new Map()), null, 1)

/** Taken, or refused with at least one line and sentence; never a fault of ours. */
function isAnswered(bytes: Uint8Array): void {
  const read = readImport(bytes, someDirectory(), origin)
  if (read.ok) return
  expect(read.refusals.length).toBeGreaterThan(0)
  for (const { line, message } of read.refusals) {
    expect(line).toBeGreaterThan(0)
    expect(message).not.toBe('')
  }
}

test('any bytes are answered', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), isAnswered))
})

test('any JSON is answered, also under the names of HSDS', () => {
  const list = fc.constantFrom('organizations', 'services', 'locations', 'service_at_locations', 'events', '__proto__')
  const lists = fc.dictionary(list, fc.array(fc.jsonValue(), { maxLength: 3 }))
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), lists), (value) =>
      isAnswered(new TextEncoder().encode(JSON.stringify(value))),
    ),
  )
})

test('a good file in which something was changed is answered', () => {
  const at = fc.integer({ min: 0, max: good.length - 1 })
  fc.assert(
    fc.property(at, fc.integer({ min: 0, max: 40 }), fc.string({ maxLength: 4 }), (from, length, put) =>
      isAnswered(new TextEncoder().encode(good.slice(0, from) + put + good.slice(from + length))),
    ),
    { numRuns: 300 },
  )
})

test('a good file in which one value is another one is answered', () => {
  const value = fc.constantFrom(
    'null',
    '1',
    '-1e300',
    '""',
    '"x"',
    'true',
    '[]',
    '{}',
    '[null]',
    '"2026-02-30"',
    '"GM0000"',
  )
  const values = [...good.matchAll(/(?<=: )("[^"]*"|true|false|null|[\d.]+)/g)]
  fc.assert(
    fc.property(fc.nat({ max: values.length - 1 }), value, (index, other) => {
      const found = values[index]
      if (!found) return
      isAnswered(
        new TextEncoder().encode(good.slice(0, found.index) + other + good.slice(found.index + found[0].length)),
      )
    }),
    { numRuns: 500 },
  )
})
