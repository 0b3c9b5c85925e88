import { deflateRawSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, bytesOf } from '../bytes-at.ts'
import { fromLetters, lzwLength, unpacked } from './unpacked.ts'

const own = (buffer: Uint8Array): Bytes => new Uint8Array(buffer)

/** As PostScript programs write it; by hand, and the other way round. */
function inBase85(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const four = [0, 1, 2, 3].map((index) => bytes[at + index] ?? 0)
    const value = four.reduce((sum, byte) => sum * 256 + byte, 0)
    const signs = [4, 3, 2, 1, 0]
      .map((power) => String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85)))
      .join('')
    const left = bytes.length - at
    text += left >= 4 && value === 0 ? 'z' : signs.slice(0, Math.min(left, 4) + 1)
  }
  return `${text}~>`
}

test('bytes that were written as letters come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect([...fromLetters(bytesOf(inBase85(bytes)), 'ASCII85Decode')]).toEqual([...bytes])
      const hexadecimal = bytesOf(`${Buffer.from(bytes).toString('hex')}>`)
      expect([...fromLetters(hexadecimal, 'ASCIIHexDecode')]).toEqual([...bytes])
    }),
  )
  expect([...fromLetters(bytesOf('z z\n87cURD]i,"Ebo80~>'), 'ASCII85Decode')]).toEqual([
    ...new Uint8Array(8),
    ...bytesOf('Hello World!'),
  ])
})

test('what was packed comes out as far as it goes, and no further than there is room', () => {
  const text = bytesOf('loonstrook '.repeat(1_000))
  for (const packed of [deflateSync(text), deflateRawSync(text)]) {
    expect(unpacked(own(packed), { bytesLeft: text.length }, true)).toEqual(text)
    expect(unpacked(own(packed), { bytesLeft: text.length - 1 }, true)).toBeNull()
  }
  const cut = unpacked(own(deflateSync(text).subarray(0, 40)), { bytesLeft: text.length }, true)
  expect(cut).not.toBeNull()
  expect(Buffer.from(text).subarray(0, cut?.length)).toEqual(Buffer.from(cut ?? []))
  expect(unpacked(bytesOf('geen inhoud'), { bytesLeft: 9 }, true)?.length).toBeLessThan(9)
})

test('the length of what LZW packed is counted: the example of the standard is ten bytes', () => {
  expect(lzwLength(Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01))).toBe(10)
})
