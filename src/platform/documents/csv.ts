/** Numbers get a decimal comma, as the schema says; `null` – not known – is an empty cell. */
export type CsvCell = string | number | null

/** A spreadsheet would run a text that begins so as a formula. */
const formula = /^[=+\-@\t\r\n]/
const special = /[";\r\n]/

/**
 * A table for people with a Dutch spreadsheet and for programs: UTF-8 with byte order mark, `;` between cells, CRLF
 * after every line, cells quoted where needed (RFC 4180). Text that could be run as a formula gets an apostrophe first.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [columns, ...rows].map((row) => `${row.map(cellText).join(';')}\r\n`)
  return `\uFEFF${lines.join('')}`
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  const safe = formula.test(cell) ? `'${cell}` : cell
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
