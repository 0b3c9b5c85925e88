import { type Day, day, parseDay } from '#kernel/days.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { Item, MotionDetail, Vote } from '../../domain/items.ts'
import { when } from '../../domain/when.ts'
import { type Import, type Refusal, refused, someOf } from './refusal.ts'
import { inCells, type Table, type TableRow } from './table.ts'
import type { ColumnKind } from './xlsx-cells.ts'

/** Columns of a council list as iBabs shows it. Names of lists and columns differ per client; these are the usual ones. */
export const ibabsColumns = [
  'ID',
  'Kenmerk',
  'Agendapunt',
  'Datum',
  'Onderwerp',
  'Status',
  'Indiener(s)',
  'Mede-indieners',
  'Portefeuillehouder',
  'Deadline',
  'Stand van zaken openbaar',
  'Beleidsveld',
  'Einddatum',
  'Datum afdoening',
  'Afgedaan',
  'Relatie met',
] as const
type Column = (typeof ibabsColumns)[number]

/** They hold names of people, which never come into the register. */
const personal: readonly Column[] = ['Indiener(s)', 'Mede-indieners', 'Portefeuillehouder']
/** The columns that mean something to the register; the others are passed over. */
export const clerkColumns: readonly Column[] = [
  'ID',
  'Kenmerk',
  'Datum',
  'Onderwerp',
  'Status',
  'Deadline',
  'Datum afdoening',
  'Afgedaan',
]
const needed: readonly Column[] = ['ID', 'Datum', 'Onderwerp']
const numbers: readonly string[] = ['ID', 'Afgedaan']
const days: readonly string[] = ['Datum', 'Deadline', 'Einddatum', 'Datum afdoening']

/** True for the columns of such a list, and not of the register. */
export const isIbabsList = (columns: readonly string[]): boolean =>
  columns.includes('Onderwerp') && !columns.includes('deadline_basis')

/** What a column of such a list holds in a spreadsheet; columns with names of people are not even looked at. */
export function ibabsKindOf(column: string): ColumnKind {
  if (personal.some((name) => name === column)) return 'unread'
  if (numbers.includes(column)) return 'number'
  return days.includes(column) ? 'day' : 'text'
}

/** Which list it is, where it was taken from, and on which day. */
export interface IbabsList {
  type: 'motion' | 'promise'
  source: SourceCode
  readOn: Day
}

export interface IbabsItem {
  line: number
  item: Item
  /** As the list writes it: to be retold in plain words before it is published. */
  subject: string
  /** What the list says of progress, for the editor; it may name people and is not taken over. */
  progress: string | null
  related: string | null
}

export interface IbabsImport {
  items: IbabsItem[]
  /** Columns that were left out because they name people. */
  leftOut: string[]
}

/**
 * Takes over a list of motions or promises. Nothing of a person is taken over. Refusals: `column-missing`;
 * `subject-missing`, `day-unreadable`, `number-unreadable` – of a motion that has no number; `out-of-range` – before
 * 1990 or after 2100; `settled-unclear` – settled is neither 0 nor 1; `id-twice`.
 */
export function importIbabs(given: Table, list: IbabsList): Import<IbabsImport> {
  const table = withoutPeople(given)
  const { columns, rows } = table
  const missing = needed.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    const refusals = missing.map((name) => refused(1, name, 'column-missing', `The column "${name}" is missing.`))
    return { ok: false, refusals }
  }
  const read = rows.map((row) => importRow(row, columns, list))
  const items = read.flatMap((one) => (one.ok ? [one.value] : []))
  const refusals = [...read.flatMap((one) => (one.ok ? [] : one.refusals)), ...twice(items)]
  if (refusals.length > 0) {
    const inOrder = refusals.toSorted((one, other) => one.line - other.line)
    return { ok: false, refusals: someOf(inCells(inOrder, table)) }
  }
  return { ok: true, value: { items, leftOut: personal.filter((name) => columns.includes(name)) } }
}

/** Cells with names of people are emptied before anything looks at them. */
function withoutPeople(table: Table): Table {
  const unread = table.columns.map((name) => personal.some((one) => one === name))
  const rows = table.rows.map(({ line, cells }) => ({ line, cells: cells.map((cell, at) => (unread[at] ? '' : cell)) }))
  return { ...table, rows }
}

function twice(items: readonly IbabsItem[]): Refusal[] {
  const seen = new Set<string>()
  return items.flatMap(({ line, item }) => {
    const again = seen.has(item.id)
    seen.add(item.id)
    return again ? [refused(line, 'Kenmerk', 'id-twice', `${item.id} stands in the list twice.`)] : []
  })
}

function importRow({ line, cells }: TableRow, columns: readonly string[], list: IbabsList): Import<IbabsItem> {
  const cell = (name: Column) => (cells[columns.indexOf(name)] ?? '').trim()
  const refusals: Refusal[] = []
  const refuse = (column: Column, code: string, message: string) =>
    void refusals.push(refused(line, column, code, message))
  const dates = datesIn(cell, refuse, list.readOn)
  if (cell('Onderwerp') === '') refuse('Onderwerp', 'subject-missing', 'There is no subject.')
  const named = identityIn(cell, refuse, list, dates.adopted)
  if (refusals.length > 0 || dates.adopted === null || named === null) return { ok: false, refusals }
  const item = itemOf(named.id, list, { ...dates, adopted: dates.adopted, motion: named.motion })
  const rest = { progress: cell('Stand van zaken openbaar') || null, related: cell('Relatie met') || null }
  return { ok: true, value: { line, item, subject: cell('Onderwerp'), ...rest } }
}

type Cells = (name: Column) => string
type Refuse = (column: Column, code: string, message: string) => void

function datesIn(cell: Cells, refuse: Refuse, readOn: Day) {
  const dayIn = (name: Column): Day | null => {
    if (cell(name) === '') return null
    const read = ibabsDay(cell(name))
    if (read === null) refuse(name, 'day-unreadable', `"${cell(name)}" is not a day.`)
    else if (read < '1990' || read >= '2101') refuse(name, 'out-of-range', `${read} is before 1990 or after 2100.`)
    return read
  }
  if (cell('Datum') === '') refuse('Datum', 'day-unreadable', 'There is no day.')
  const settled = settledIn(cell('Afgedaan'))
  if (settled === null) refuse('Afgedaan', 'settled-unclear', 'Write 0 for open and 1 for settled.')
  const settledOn = dayIn('Datum afdoening')
  return { adopted: dayIn('Datum'), deadline: dayIn('Deadline'), settledOn: settled ? (settledOn ?? readOn) : null }
}

function identityIn(
  cell: Cells,
  refuse: Refuse,
  { type }: IbabsList,
  adopted: Day | null,
): { id: string; motion: MotionDetail | null } | null {
  if (type === 'promise') {
    const id = cell('ID').replace(/[^A-Za-z0-9]/g, '')
    if (id === '') refuse('ID', 'number-unreadable', 'There is no id.')
    return { id: `T-${id}`, motion: null }
  }
  const motion = motionIn(cell('Kenmerk'), adopted, cell('Status'))
  if (motion === null) refuse('Kenmerk', 'number-unreadable', `"${cell('Kenmerk')}" has no number such as M108-2020.`)
  return motion && { id: motionId(motion), motion }
}

interface Dates {
  motion: MotionDetail | null
  adopted: Day
  deadline: Day | null
  settledOn: Day | null
}

function itemOf(
  id: string,
  { type, source, readOn }: IbabsList,
  { motion, adopted, deadline, settledOn }: Dates,
): Item {
  const provenance = { sources: [source], confidence: 'seen' } as const
  return {
    id,
    type,
    document: null,
    kind: null,
    certainty: null,
    owners: ['GS'],
    reporters: ['GS'],
    partners: [],
    places: [],
    instruments: [],
    deadline: deadline ? { basis: 'exact', last: deadline } : { basis: 'none', last: null },
    // A motion that was rejected or withdrawn asks nothing of anybody.
    starts: motion?.vote === 'rejected' || motion?.vote === 'withdrawn' ? 'dropped' : 'open',
    since: when(adopted),
    until: null,
    knownOn: adopted,
    knownBasis: 'published',
    stage: null,
    inBaken: null,
    motion,
    pilot: null,
    agreement: null,
    watch: null,
    events:
      settledOn === null
        ? []
        : [
            {
              change: 'state',
              to: 'settled-by-parliament',
              id: 'settled',
              when: when(settledOn),
              knownOn: settledOn > readOn ? settledOn : readOn,
              knownBasis: 'read',
              by: 'PS',
              evidence: [{ kind: 'document', source }],
              ...provenance,
            },
          ],
    ...provenance,
  }
}

const settledIn = (text: string): boolean | null => {
  if (text === '' || text === '0') return false
  return text === '1' ? true : null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Jan 29 2026 12:00AM`, `29-01-2026` or `2026-01-29`, with or without a time. Null when it is none of these. */
export function ibabsDay(text: string): Day | null {
  const [, name = '', english = '', year = ''] = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{4})\b/.exec(text) ?? []
  const [, dutchDay = '', dutchMonth = '', dutchYear = ''] = /^(\d{1,2})-(\d{1,2})-(\d{4})\b/.exec(text) ?? []
  const month = months.indexOf(name) + 1
  const written = english
    ? `${year}-${two(month)}-${two(english)}`
    : dutchDay
      ? `${dutchYear}-${two(dutchMonth)}-${two(dutchDay)}`
      : text.slice(0, 10)
  const parsed = parseDay(written)
  return parsed.ok ? day(parsed.value) : null
}

const two = (number: number | string): string => String(number).padStart(2, '0')

const voteWords: Readonly<Record<string, Vote>> = {
  aangenomen: 'adopted',
  verworpen: 'rejected',
  ingetrokken: 'withdrawn',
  aangehouden: 'held-over',
}

/** `M108-2020`, `M107a`, `13A`: number, letter and year; the year of the day when the name has none. */
export function motionIn(name: string, adopted: Day | null, status: string): MotionDetail | null {
  const [, number, suffix, year] = /^M?\s*(\d{1,4})([a-z])?(?:[-/ ](\d{4}))?$/i.exec(name.trim()) ?? []
  const inYear = year ?? adopted?.slice(0, 4)
  if (number === undefined || inYear === undefined) return null
  return {
    name: name.trim(),
    year: Number(inYear),
    number: Number(number),
    suffix: suffix?.toLowerCase() ?? null,
    vote: voteWords[status.toLowerCase()] ?? null,
  }
}

/** `M107a-2020`, whatever the name looked like. */
export const motionId = ({ number, suffix, year }: MotionDetail): string => `M${number}${suffix ?? ''}-${year}`
