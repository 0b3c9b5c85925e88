import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, framed, joined } from './bytes.ts'
import { nameBytes } from './purposes.ts'

/** Everything that is wrapped has this size: a private key, the key of a case. */
export const secretBytes = 32
const version = 1

/** What a secret is wrapped to; the number is the second byte of a wrapped secret, after the version. */
export const wrapWays = { 'to-key': 1, 'under-passphrase': 2, 'under-passkey': 3 } as const
export type WrapWay = keyof typeof wrapWays

/** Why a wrapped secret cannot even be tried. */
export type FormFault = 'unknown-version' | 'malformed'

const headOf = (way: WrapWay): Bytes => Uint8Array.of(version, wrapWays[way])

export const formed = (way: WrapWay, ...body: readonly Bytes[]): Bytes => joined(headOf(way), ...body)

/**
 * What follows the two bytes of the head. Refusals: `unknown-version` – made by a later program · `malformed` – wrapped in
 * another way, or not of `bodyBytes`.
 */
export function bodyOf(wrapped: Bytes, way: WrapWay, bodyBytes: number): Result<Bytes, FormFault> {
  if (wrapped.length === 0) return err('malformed')
  if (wrapped[0] !== version) return err('unknown-version')
  const head = headOf(way)
  return wrapped[1] === head[1] && wrapped.length === head.length + bodyBytes
    ? ok(wrapped.slice(head.length))
    : err('malformed')
}

/** What a wrapped secret is bound to: how it is wrapped, at what cost, and the label of what it is and for whom. */
export const boundTo = (way: WrapWay, label: string, settings: Bytes = new Uint8Array(0)): Bytes =>
  framed(headOf(way), settings, nameBytes(label))
