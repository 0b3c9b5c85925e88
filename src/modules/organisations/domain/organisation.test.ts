import { expect, test } from 'vitest'
import { regionAt } from './organisation.ts'

const regions = [
  { scheme: 'rwb', code: 'WEST', name: 'West' },
  { scheme: 'safety-region', code: 'WEST', name: 'West' },
]

test('the region of an organisation is that of its way of dividing, also where another has the same code', () => {
  const region = (scheme: string, code = 'WEST') => regionAt(regions, { kind: 'region', scheme, region: code })
  expect(region('safety-region')).toBe(regions[1])
  expect([region('gone'), region('rwb', 'EAST')]).toEqual([null, null])
  expect(regionAt(regions, { kind: 'province' })).toBeNull()
})
