import { maximumCell } from './limits.ts'
import { headRefusals } from './read-csv.ts'
import { type Import, type Refusal, refused, refusedFile, someOf } from './refusal.ts'
import { columnLetters, type Table, type TableRow } from './table.ts'

/** What a column holds: whole numbers or days may be cells of that sort; `unread` is not even looked at. */
export type ColumnKind = 'text' | 'number' | 'day' | 'unread'

/** The two ways in which spreadsheets count days. */
export type DaySystem = 1900 | 1904

/**
 * The cells of a sheet as a table of texts; empty rows and empty columns without a name are passed over. Refusals, with
 * the cell: `number-in-text` – it may have lost zeros; `number-in-day`, `not-whole`, `day-in-text`, `yes-or-no`,
 * `cell-too-long`; of the head `empty`, `column-twice`, `column-unnamed`.
 */
export function tableOf(cells: readonly (readonly unknown[])[], kindOf: (column: string) => ColumnKind): Import<Table> {
  const filled = cells.map((row, index) => ({ line: index + 1, row })).filter(({ row }) => row.some(isFilled))
  const [head, ...body] = filled
  if (!head) return refusedFile('empty', 'There is nothing in this sheet.')
  const width = Math.max(...filled.map(({ row }) => row.findLastIndex(isFilled) + 1))
  const columns = Array.from({ length: width }, (_, index) => headText(head.row[index]))
  const faults: Refusal[] = headRefusals(columns, head.line)
  const kinds = columns.map((name) => kindOf(name))
  const rows = body.map(({ line, row }): TableRow => {
    const texts = columns.map((name, index) => {
      const read = cellText(row[index], kinds[index] ?? 'text')
      if (read.ok) return read.text
      const cell = `${columnLetters(index)}${line}`
      faults.push(refused(line, name, read.code, `Cell ${cell} ${read.message}`, cell))
      return ''
    })
    return { line, cells: texts }
  })
  if (faults.length > 0) return { ok: false, refusals: someOf(faults) }
  return { ok: true, value: { columns, rows, spreadsheet: true, notes: [] } }
}

const isFilled = (cell: unknown): boolean => cell !== null && cell !== undefined && cell !== ''

const headText = (cell: unknown): string => (typeof cell === 'string' ? cell.trim() : '')

type CellText = { ok: true; text: string } | { ok: false; code: string; message: string }

const text = (value: string): CellText => ({ ok: true, text: value })
const no = (code: string, message: string): CellText => ({ ok: false, code, message })

function cellText(cell: unknown, kind: ColumnKind): CellText {
  if (kind === 'unread' || !isFilled(cell)) return text('')
  if (typeof cell === 'string') {
    if (cell.length <= maximumCell) return text(cell)
    return no('cell-too-long', `is too long: at most ${maximumCell} letters fit in a cell.`)
  }
  if (cell instanceof Date) return dayText(cell, kind)
  if (typeof cell === 'boolean') {
    return kind === 'number' ? text(cell ? '1' : '0') : no('yes-or-no', 'holds TRUE or FALSE: write a text.')
  }
  return numberText(writtenNumber(cell), kind)
}

/** Numbers come as they stand in the file, so that nothing is rounded. */
const writtenNumber = (cell: unknown): string =>
  typeof cell === 'object' && cell !== null && 'number' in cell ? String(cell.number) : String(cell)

function numberText(written: string, kind: ColumnKind): CellText {
  if (kind === 'number') {
    const number = Number(written)
    return Number.isSafeInteger(number)
      ? text(String(number))
      : no('not-whole', `holds ${written}: write a whole number.`)
  }
  if (kind === 'day') {
    const year = Number(written)
    if (Number.isInteger(year) && year >= 1900 && year < 2200)
      return no(
        'number-in-day',
        `holds the number ${written}: is it a year, give the cell the format Text and type it again.`,
      )
    const days = [25569, 24107].map((before) => isoDay(new Date((Number(written) - before) * 86_400_000)))
    const either = days.every((day) => day !== null) ? ` It could be ${days[0]}, or ${days[1]} counted from 1904.` : ''
    return no('number-in-day', `holds the number ${written}: write the day as text, 2021-03-31.${either}`)
  }
  const message = `holds the number ${written}, which may have lost zeros: give the column the format Text and type it again.`
  return no('number-in-text', message)
}

function dayText(cell: Date, kind: ColumnKind): CellText {
  const day = isoDay(cell)
  if (kind === 'day' && day !== null) return text(day)
  if (kind === 'day') return no('day-unreadable', 'holds a day that no calendar has: write it as text, 2021-03-31.')
  const made = day === null ? 'a day' : `the day ${day}`
  return no('day-in-text', `holds ${made}, which the spreadsheet may have made of a text: type it again as text.`)
}

const isoDay = (moment: Date): string | null =>
  Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999 || moment.getUTCFullYear() < 1000
    ? null
    : moment.toISOString().slice(0, 10)
