import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'

test('any bytes come back, and are written as Node writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect([...(fromBase64url(text) ?? [])]).toEqual([...bytes])
    }),
  )
})

test.each(['A', 'AAAA=', 'AA+A', 'AA/A', 'é', 'AB'])('“%s” is no text of bytes', (text) => {
  expect(fromBase64url(text)).toBeNull()
})
