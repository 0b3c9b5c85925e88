import { deflateSync } from 'node:zlib'
import { asFour, type Bytes, bytesOf, joined } from '../bytes-at.ts'

/** What stands behind `7 0 obj`: a value, and the bytes of a stream. */
export type Numbered = readonly [number: number, value: string, data?: Bytes]

export const packed = (text: string | Uint8Array): Bytes =>
  new Uint8Array(deflateSync(typeof text === 'string' ? bytesOf(text) : text))

/** A stream packed with zlib. */
export const packedStream = (number: number, keys: string, text: string | Uint8Array): Numbered => {
  const data = packed(text)
  return [number, `<<${keys} /Filter /FlateDecode /Length ${data.length}>>`, data]
}

export const plainStream = (number: number, keys: string, data: Bytes): Numbered => [
  number,
  `<<${keys} /Length ${data.length}>>`,
  data,
]

const asObject = ([number, value, data]: Numbered): Bytes =>
  joined([
    bytesOf(`${number} 0 obj\n${value}\n`),
    ...(data ? [bytesOf('stream\n'), data, bytesOf('\nendstream\n')] : []),
    bytesOf('endobj\n'),
  ])

/** A file with a table of places, as programs wrote it before 2003 and many do now. */
export function builtPdf(objects: readonly Numbered[], trailer: string): Bytes {
  const parts = [bytesOf('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')]
  const rows: string[] = []
  for (const one of objects) {
    rows.push(`${one[0]} 1\n${String(joined(parts).length).padStart(10, '0')} 00000 n \n`)
    parts.push(asObject(one))
  }
  const at = joined(parts).length
  const size = Math.max(...objects.map(([number]) => number)) + 1
  return joined([
    ...parts,
    bytesOf(
      `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size} ${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  ])
}

/** Changes behind the end, as programs save a document that was there already. */
export const changedPdf = (before: Bytes, objects: readonly Numbered[], trailer: string): Bytes =>
  joined([before, builtPdf(objects, trailer).slice(15)])

/** A file whose objects without streams are packed together, as newer programs write it. */
export function packedPdf(objects: readonly Numbered[], trailer: string): Bytes {
  const small = objects.filter(([, , data]) => !data)
  const texts = small.map(([, value]) => value)
  const places = texts.map((_, index) => texts.slice(0, index).join('\n').length + (index === 0 ? 0 : 1))
  const pairs = small.map(([number], index) => `${number} ${places[index]}`).join(' ')
  const first = pairs.length + 1
  const next = Math.max(...objects.map(([number]) => number)) + 1
  const body = [
    ...objects.filter(([, , data]) => data),
    packedStream(next, `/Type /ObjStm /N ${small.length} /First ${first}`, `${pairs}\n${texts.join('\n')}`),
  ]
  const rows = Array.from({ length: next + 2 }, () => new Uint8Array(7))
  for (const [index, [number]] of small.entries()) rows[number] = placeRow(2, next, index)
  let whole = bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  for (const one of body) {
    rows[one[0]] = placeRow(1, whole.length, 0)
    whole = joined([whole, asObject(one)])
  }
  rows[next + 1] = placeRow(1, whole.length, 0)
  const table = packedStream(next + 1, `/Type /XRef /Size ${next + 2} /W [1 4 2] ${trailer}`, joined(rows))
  return joined([whole, asObject(table), bytesOf(`startxref\n${whole.length}\n%%EOF\n`)])
}

const placeRow = (sort: number, at: number, index: number): Bytes =>
  joined([Uint8Array.of(sort), asFour(at), Uint8Array.of(index >> 8, index & 255)])
