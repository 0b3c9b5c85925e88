import type { Refusal } from './refusal.ts'

export interface TableRow {
  /** Where it begins in the file: a line, or the row of a spreadsheet. */
  line: number
  cells: readonly string[]
}

/** What was in a file, whatever kind of file it was: text in rows under named columns. */
export interface Table {
  columns: readonly string[]
  rows: readonly TableRow[]
  /** True when cells have names such as `C17`. */
  spreadsheet: boolean
  /** What the reader should know, such as sheets that were not read. */
  notes: readonly string[]
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

/** 0 for `A`; `text` holds nothing but capitals. */
export const columnIndex = (text: string): number =>
  [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Refusals about a spreadsheet name the cell; refusals of a cell name the column. */
export function inCells(refusals: readonly Refusal[], { columns, spreadsheet }: Table): Refusal[] {
  if (!spreadsheet) return [...refusals]
  return refusals.map((refusal) => {
    const index = refusal.column === null ? -1 : columns.indexOf(refusal.column)
    return index < 0 ? refusal : { ...refusal, cell: `${columnLetters(index)}${refusal.line}` }
  })
}
