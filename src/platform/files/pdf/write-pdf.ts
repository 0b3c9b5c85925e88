import { type Bytes, bytesOf, joined } from '../bytes-at.ts'
import type { Written } from './copier.ts'
import type { PdfValue } from './pdf-value.ts'

const head = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'

/** A file of these objects, numbered from 1; the first is where it begins. */
export function writePdf(objects: readonly Written[]): Bytes {
  const parts: Bytes[] = [bytesOf(head)]
  const places: number[] = []
  let at = head.length
  const write = (part: Bytes) => {
    parts.push(part)
    at += part.length
  }
  for (const [index, { value, data }] of objects.entries()) {
    places.push(at)
    write(bytesOf(`${index + 1} 0 obj\n${data ? withLength(value, data.length) : asText(value)}\n`))
    if (data) {
      write(bytesOf('stream\n'))
      write(data)
      write(bytesOf('\nendstream\n'))
    }
    write(bytesOf('endobj\n'))
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`
  return joined([...parts, bytesOf(`xref\n0 ${size}\n0000000000 65535 f \n${rows}${end}`)])
}

function withLength(value: PdfValue, length: number): string {
  const entries = new Map(value.sort === 'dictionary' ? value.entries : [])
  return asText({ sort: 'dictionary', entries: entries.set('Length', { sort: 'plain', text: String(length) }) })
}

function asText(value: PdfValue): string {
  switch (value.sort) {
    case 'plain':
    case 'string':
      return value.text
    case 'name':
      return asName(value.name)
    case 'reference':
      return `${value.number} 0 R`
    case 'array':
      return `[${value.items.map(asText).join(' ')}]`
    case 'dictionary':
      return `<<${[...value.entries].map(([key, one]) => `${asName(key)} ${asText(one)}`).join(' ')}>>`
  }
}

const asName = (name: string) =>
  `/${name.replace(/[^!$&'*-.0-;=?-Z\\^-z|~]/g, (letter) => `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}`
