/** A downloaded table, read as a spreadsheet does that follows the rules strictly. */
export interface Table {
  header: readonly string[]
  rows: readonly Readonly<Record<string, string>>[]
}

/** Reads a table with a byte order mark, `;` between fields and CRLF or LF behind rows. @throws Error when it is anything else. */
export function readTable(text: string): Table {
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark: a spreadsheet would misread ë and ’')
  const [header, ...rows] = linesOf(text.slice(1))
  if (!header || header.length < 2) throw new Error('no header with ; between names')
  const ragged = rows.find((row) => row.length !== header.length)
  if (ragged) throw new Error(`a row has ${ragged.length} fields, the header ${header.length}: ${ragged.join('|')}`)
  return { header, rows: rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))) }
}

function linesOf(text: string): string[][] {
  const field = /("(?:[^"]|"")*"|[^;"\r\n]*)(;|\r?\n|$)/y
  const lines: string[][] = []
  let line: string[] = []
  while (field.lastIndex < text.length) {
    const at = field.lastIndex
    const found = field.exec(text)
    if (!found) throw new Error(`cannot be read from: ${text.slice(at, at + 40)}`)
    const [, value = '', end] = found
    line.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    if (end === ';') continue
    lines.push(line)
    line = []
  }
  return lines
}
