import { isLive } from './plain-cells.ts'

/** Numbers get a decimal comma, as the schema says; `null` – not known – is an empty cell. */
export type CsvCell = string | number | null

const special = /[";\r\n]/

/**
 * A table for people with a Dutch spreadsheet and for programs: UTF-8 with byte order mark, `;` between cells, CRLF
 * after every line, cells quoted where needed (RFC 4180). Text that some spreadsheet could run as a formula gets an apostrophe
 * first (`isLive`).
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [columns, ...rows].map((row) => `${row.map(cellText).join(';')}\r\n`)
  return `\uFEFF${lines.join('')}`
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const safe = isLive(cell) ? `'${cell}` : cell
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
