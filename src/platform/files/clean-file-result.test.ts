import { expect, test } from 'vitest'
import { endingOf, typeOf } from './clean-file-result.ts'

test('every kind of file that is kept has an ending of its own, and nothing else has one', () => {
  const endings = Object.values(typeOf).map(endingOf)
  expect(endings).not.toContain(null)
  expect(new Set(endings).size).toBe(endings.length)
  expect(endings.filter((one) => !/^[a-z0-9]{3,4}$/.test(one ?? ''))).toEqual([])
  expect([endingOf('image/jpeg'), endingOf('audio/mp4'), endingOf('audio/amr')]).toEqual(['jpg', 'm4a', 'amr'])
  expect(endingOf('image/svg+xml')).toBeNull()
})
