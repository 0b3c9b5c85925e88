import { maximumColumns, maximumRows } from './limits.ts'
import { type Refusal, refused, someOf } from './refusal.ts'
import { columnIndex, columnLetters } from './table.ts'

/** One tag of an XML text. */
export interface Tag {
  /** Without a prefix. */
  name: string
  closes: boolean
  /** It has no content. */
  empty: boolean
  /** What stands behind the name. */
  rest: string
}

/**
 * The tags of an XML text in their order, each letter looked at once. Gives `null` in place of a tag, and then ends,
 * for what no spreadsheet writes and what could hide something: remarks, declarations, a tag that never ends.
 */
export function* tagsIn(xml: string): Generator<Tag | null> {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const end = endOfTag(xml, at)
    if (end < 0 || xml[at + 1] === '!') return yield null
    if (xml[at + 1] !== '?') {
      const closes = xml[at + 1] === '/'
      const empty = xml[end - 1] === '/'
      const inner = xml.slice(at + (closes ? 2 : 1), empty ? end - 1 : end)
      const space = inner.search(/[\s/]|$/)
      yield { name: inner.slice(inner.lastIndexOf(':', space) + 1, space), closes, empty, rest: inner.slice(space) }
    }
    at = end
  }
}

function endOfTag(xml: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < xml.length; at += 1) {
    const letter = xml[at] ?? ''
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at
  }
  return -1
}

/** The value of an attribute as it is written; null when the tag has none of that name. */
export function attributeOf({ rest }: Tag, name: string): string | null {
  const [, double, single] = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(rest) ?? []
  return double ?? single ?? null
}

/**
 * What a sheet must not have, with the cell: formulas, also with a remembered outcome; errors; merged cells; cells
 * beyond the limits. `not-a-sheet` – it is not written as sheets are.
 */
export function sheetRefusals(xml: string): Refusal[] {
  const found: Refusal[] = []
  const place = { row: 0, column: -1 }
  for (const tag of tagsIn(xml)) {
    if (tag === null) return [refused(1, null, 'not-a-sheet', 'This sheet is not written as spreadsheets write it.')]
    if (tag.closes) continue
    const wrong = tagRefusal(tag, place)
    if (wrong === 'end') return [...someOf(found), beyond(place)]
    if (wrong) found.push(wrong)
  }
  return someOf(found)
}

interface Place {
  row: number
  column: number
}

/** A cell outside every row is none; it is named as if it were in the first. */
const lineOf = ({ row }: Place): number => Math.max(row, 1)

const nameOf = (place: Place): string => `${columnLetters(Math.max(place.column, 0))}${lineOf(place)}`

function beyond(place: Place): Refusal {
  const limits = `at most ${maximumRows} rows and ${maximumColumns} columns are read`
  const message = `There is something in cell ${nameOf(place)}; ${limits}. Delete the empty rows and columns.`
  const code = place.column < maximumColumns ? 'too-many-rows' : 'too-many-columns'
  return refused(lineOf(place), null, code, message, nameOf(place))
}

function tagRefusal(tag: Tag, place: Place): Refusal | 'end' | null {
  switch (tag.name) {
    case 'row': {
      const written = attributeOf(tag, 'r') ?? ''
      place.row = /^[1-9]\d{0,6}$/.test(written) ? Number(written) : place.row + 1
      place.column = -1
      return isBeyond(place) ? 'end' : null
    }
    case 'c':
      return cellRefusal(tag, place)
    case 'f':
      return atCell(place, 'formula', 'holds a formula: keep the outcome only, as plain values.')
    case 'mergeCell': {
      const cells = attributeOf(tag, 'ref') ?? ''
      const row = Math.max(1, Number(/\d{1,7}/.exec(cells)?.[0] ?? 1))
      return refused(row, null, 'merged', `The cells ${cells} are merged: split them.`, cells)
    }
    default:
      return null
  }
}

function cellRefusal(tag: Tag, place: Place): Refusal | 'end' | null {
  const [, letters, row] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(attributeOf(tag, 'r') ?? '') ?? []
  place.column = letters === undefined ? place.column + 1 : columnIndex(letters)
  if (row !== undefined) place.row = Number(row)
  if (isBeyond(place)) return 'end'
  if (attributeOf(tag, 't') !== 'e') return null
  return atCell(place, 'error-in-cell', 'holds an error such as #REF!: mend it.')
}

const isBeyond = ({ row, column }: Place): boolean => row > maximumRows + 1 || column >= maximumColumns

const atCell = (place: Place, code: string, what: string): Refusal =>
  refused(lineOf(place), null, code, `Cell ${nameOf(place)} ${what}`, nameOf(place))
