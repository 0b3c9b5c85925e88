import type { Bytes } from '../bytes.ts'

export { hexOf as toHex } from '../bytes.ts'

export const fromHex = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
