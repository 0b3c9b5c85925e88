import { generateKeyPairSync } from 'node:crypto'
import type { Loose, Twist } from './software-authenticator.ts'

/** Ways in which a browser or a device may lie, as twists of the software authenticator. */
export const strangerKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })

export const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
export const said = (change: Loose): Twist => ({ clientData: (honest) => ({ ...honest, ...change }) })
export const answered = (change: Loose): Twist => ({ answer: (answer) => ({ ...answer, ...change }) })
export const responded = (change: Loose): Twist => ({
  answer: (answer) => ({ ...answer, response: { ...answer.response, ...change } }),
})
export const without = (flags: number): Twist => ({ flags: (honest) => honest & ~flags })
export const cut = (bytes: Uint8Array) => bytes.slice(0, -1)
export const longer = (bytes: Uint8Array) => Buffer.concat([bytes, Uint8Array.of(0)])
export const flipped = (at: number) => (bytes: Uint8Array) =>
  bytes.map((byte, place) => (place === at ? byte ^ 1 : byte))
export const nested = (depth: number) => Buffer.concat([Buffer.alloc(depth, 0x81), Uint8Array.of(0)])
