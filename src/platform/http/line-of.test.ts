import { expect, test } from 'vitest'
import { lineOf } from './line-of.ts'

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2::1', '2001:db8:1:0'],
  ['2001:db8:1:2ff:a:b:c:d', '2001:db8:1:2'],
  ['2001:0db8:0001:0200::', '2001:db8:1:2'],
  ['2001:db8:1:300::', '2001:db8:1:3'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['not told by the proxy', 'not told by the proxy'],
])('%s is of the line %s', (address, line) => expect(lineOf({ address })).toBe(line))

test('one home is one line, and its neighbour another', () => {
  const home = ['2001:db8:1:200::1', '2001:db8:1:2ff:ffff::9', '2001:db8:1:2ab::'].map((address) => lineOf({ address }))
  expect(new Set(home).size).toBe(1)
  expect(lineOf({ address: '2001:db8:1:100::1' })).not.toBe(home[0])
})
