import { nothing, type PdfValue } from './pdf-value.ts'

/** No program nests deeper, and no reader should have to. */
const mostNesting = 64
const mostStringLength = 262_144
/** Letters of a string that count as one value. */
const lettersPerValue = 16

/** A place in a text whose characters are bytes. What was found on the way is kept for the whole file. */
export interface Reader {
  text: string
  at: number
  found: Found
}

export interface Found {
  /** Every name that stands anywhere: what a document can do is told by them. */
  names: Set<string>
  /** How many values may still be read. Below 0: too many. */
  valuesLeft: number
  isTooDeep: boolean
}

const whites = '\0\t\n\f\r '
const delimiters = '()<>[]{}/%'

/** Over white space and remarks. */
export function skipWhite(reader: Reader): void {
  const { text } = reader
  for (;;) {
    while (reader.at < text.length && whites.includes(text.charAt(reader.at))) reader.at += 1
    if (text.charAt(reader.at) !== '%') return
    while (reader.at < text.length && !'\r\n'.includes(text.charAt(reader.at))) reader.at += 1
  }
}

/** The value at the place, and the place moved behind it. `null` when there is none. */
export function readValue(reader: Reader, nesting = 0): PdfValue | null {
  skipWhite(reader)
  reader.found.valuesLeft -= 1
  if (nesting > mostNesting) reader.found.isTooDeep = true
  if (reader.found.valuesLeft < 0 || reader.found.isTooDeep) return null
  const { text, at } = reader
  switch (text.charAt(at)) {
    case '/':
      return { sort: 'name', name: readName(reader) }
    case '(':
      return readLiteral(reader)
    case '[':
      return readArray(reader, nesting)
    case '<':
      return text.charAt(at + 1) === '<' ? readDictionary(reader, nesting) : readHexadecimal(reader)
    default:
      return readWord(reader)
  }
}

function readName(reader: Reader): string {
  const from = reader.at + 1
  reader.at = from
  while (reader.at < reader.text.length && isRegular(reader.text.charAt(reader.at))) reader.at += 1
  const written = reader.text.slice(from, reader.at)
  const name = written.replace(/#([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  reader.found.names.add(name)
  return name
}

const isRegular = (letter: string) => !whites.includes(letter) && !delimiters.includes(letter)

function readLiteral(reader: Reader): PdfValue | null {
  const { text, at: from } = reader
  const end = Math.min(text.length, from + mostStringLength)
  let open = 0
  for (let at = from; at < end; at += 1) {
    const letter = text.charAt(at)
    if (letter === '\\') at += 1
    else if (letter === '(') open += 1
    else if (letter === ')') open -= 1
    if (open === 0) return asString(reader, at + 1)
  }
  return null
}

function readHexadecimal(reader: Reader): PdfValue | null {
  const written = /<[0-9A-Fa-f\s]*>/y
  written.lastIndex = reader.at
  const match = written.exec(reader.text)
  return match && match[0].length <= mostStringLength ? asString(reader, written.lastIndex) : null
}

function asString(reader: Reader, end: number): PdfValue {
  const text = reader.text.slice(reader.at, end)
  reader.found.valuesLeft -= Math.floor(text.length / lettersPerValue)
  reader.at = end
  return { sort: 'string', text }
}

function readArray(reader: Reader, nesting: number): PdfValue | null {
  const items: PdfValue[] = []
  reader.at += 1
  for (;;) {
    skipWhite(reader)
    if (reader.text.charAt(reader.at) === ']') {
      reader.at += 1
      return { sort: 'array', items }
    }
    const item = readValue(reader, nesting + 1)
    if (item === null) return null
    items.push(item)
  }
}

function readDictionary(reader: Reader, nesting: number): PdfValue | null {
  const entries = new Map<string, PdfValue>()
  reader.at += 2
  for (;;) {
    skipWhite(reader)
    if (reader.text.startsWith('>>', reader.at)) {
      reader.at += 2
      return { sort: 'dictionary', entries }
    }
    if (reader.text.charAt(reader.at) !== '/') return null
    const name = readName(reader)
    const value = readValue(reader, nesting + 1)
    if (value === null) return null
    if (value !== nothing) entries.set(name, value)
  }
}

const reference = /(\d{1,8})\s{1,8}\d{1,5}\s{1,8}R(?![A-Za-z0-9])/y
const word = /true|false|null|[-+.\d]{1,32}/y

function readWord(reader: Reader): PdfValue | null {
  reference.lastIndex = reader.at
  const pointed = reference.exec(reader.text)
  if (pointed) {
    reader.at = reference.lastIndex
    return { sort: 'reference', number: Number(pointed[1]) }
  }
  word.lastIndex = reader.at
  const written = word.exec(reader.text)?.[0]
  if (written === undefined) return null
  reader.at = word.lastIndex
  return written === 'null' ? nothing : { sort: 'plain', text: written }
}
