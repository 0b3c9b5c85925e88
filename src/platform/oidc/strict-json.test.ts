import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endsSoon } from '../testing/ends-soon.ts'
import { readStrictObject } from './strict-json.ts'

const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 }))
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

test('whatever JSON writes of an object is read back', () => {
  fc.assert(
    fc.property(object, (value) => {
      const text = JSON.stringify(value)
      expect(readStrictObject(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('a member that stands there twice is refused, however deep', () => {
  fc.assert(
    fc.property(fc.string(), object, fc.nat(10), (name, value, depth) => {
      const member = `${JSON.stringify(name)}:1`
      const rest = Object.entries(value).filter(([key]) => key !== name)
      const twice = `{${[member, ...rest.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`), member].join(',')}}`
      const text = `${'{"a":['.repeat(depth)}${twice}${']}'.repeat(depth)}`
      expect(readStrictObject(text)).toBeNull()
    }),
  )
})

test('sixteen levels are read, and seventeen are not', () => {
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
  expect(readStrictObject(nested(16))).not.toBeNull()
  expect(readStrictObject(nested(17))).toBeNull()
})

test('what is no object is refused', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(!isObject(value))
      expect(readStrictObject(JSON.stringify(value))).toBeNull()
    }),
  )
  expect(readStrictObject('{"a":')).toBeNull()
  expect(readStrictObject('')).toBeNull()
})

test('a text of six million quotes that never ends is refused at once', () => {
  expect(endsSoon(() => readStrictObject(`{"a":"${'\\"'.repeat(3_000_000)}`))).toBeNull()
})
