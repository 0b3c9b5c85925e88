import { createHash } from 'node:crypto'

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The name space of this project for UUIDs made of names (RFC 9562, version 5). */
const nameSpace = Buffer.from('b1f0a3e25c5d4c1e9a4e0d6f7a2b8c93', 'hex')

/**
 * The id HSDS asks for, always the same for the same row. A row that came with such an id keeps it.
 * @param of the kind of object and, for parts of it, which part: `services`, `services/x/phones/0`
 */
export function uuidOf(of: string, id: string): string {
  if (uuidShape.test(id)) return id
  const hash = createHash('sha1').update(nameSpace).update(`${of}/${id}`).digest()
  const bytes = hash.subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
