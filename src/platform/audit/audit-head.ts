import { noHash } from './line-encoding.ts'

/** A line and its hash: everything up to it, in 32 bytes. Who keeps one elsewhere can prove later that nothing before it changed. */
export interface AuditHead {
  line: number
  hash: Uint8Array
}

/** Before the first line. */
export const beginning: AuditHead = { line: 0, hash: noHash }

/** `LINE:HASH`, the hash as 64 hexadecimal digits. */
export const headText = ({ line, hash }: AuditHead): string => `${line}:${Buffer.from(hash).toString('hex')}`

/** Reads what `headText` wrote, in capitals or not; `undefined` for anything else. */
export function readHead(text: string): AuditHead | undefined {
  const [, line = '', hash = ''] = /^(0|[1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text) ?? []
  return line === '' ? undefined : { line: Number(line), hash: Buffer.from(hash, 'hex') }
}

export const sameHash = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one !== null && other !== null && Buffer.compare(one, other) === 0
