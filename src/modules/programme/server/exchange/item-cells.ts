import type { CsvCell } from '#platform/documents/csv.ts'
import { plainText } from '#platform/documents/plain-cells.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { Link, LinkType } from '../../domain/items.ts'
import { countsAgainstProvince, latenessOn } from '../../domain/lateness.ts'
import { placeText } from '../../domain/places.ts'
import { tableColumns } from '../../domain/table-columns.ts'
import { type RegisterView, titleOf, wordsFor } from '../register-view.ts'

interface Around {
  view: RegisterView
  linksFrom: ReadonlyMap<string, readonly Link[]>
}

type Cell = (row: ItemOn, around: Around) => CsvCell

/** Several ids in one cell, with spaces between; none is an empty cell. */
const ids = (list: readonly string[]): string | null => (list.length === 0 ? null : list.join(' '))

const linked =
  (type: LinkType): Cell =>
  ({ item }, { linksFrom }) =>
    ids((linksFrom.get(item.id) ?? []).filter((link) => link.type === type).map(({ to }) => to))

const cellOf: Readonly<Record<string, Cell>> = {
  id: ({ item }) => item.id,
  type: ({ item }) => item.type,
  document: ({ item }) => item.document,
  kind: ({ kind }) => kind,
  certainty: ({ item }) => item.certainty,
  title: ({ item }, { view }) => titleOf(view, item.id).text,
  text: ({ item: { id } }, { view }) => wordsFor(view, id, ({ items }) => items[id]?.text).text,
  owners: ({ item }) => ids(item.owners),
  reporters: ({ item }) => ids(item.reporters),
  partners: ({ item }) => ids(item.partners),
  places: ({ item }) => ids(item.places.map(placeText)),
  instruments: ({ item }) => ids(item.instruments),
  deadline_basis: ({ deadline }) => deadline.basis,
  deadline_last: ({ deadline }) => deadline.last,
  term: ({ item: { id } }, { view }) => view.words(({ items }) => items[id]?.term)?.text ?? null,
  starts: ({ item }) => item.starts,
  since: ({ item }) => item.since?.text ?? null,
  until: ({ item }) => item.until?.text ?? null,
  known_on: ({ item }) => item.knownOn,
  known_basis: ({ item }) => item.knownBasis,
  stage: ({ item }) => item.stage,
  in_baken: ({ item }) => item.inBaken,
  motion_name: ({ item }) => item.motion?.name ?? null,
  motion_year: ({ item }) => item.motion?.year ?? null,
  motion_number: ({ item }) => item.motion?.number ?? null,
  motion_suffix: ({ item }) => item.motion?.suffix ?? null,
  motion_vote: ({ item }) => item.motion?.vote ?? null,
  pilot_euros: ({ item }) => item.pilot?.euros ?? null,
  pilot_measured_by: ({ item }) => item.pilot?.measuredBy ?? null,
  agreement_table: ({ item }) => item.agreement?.table ?? null,
  agreement_executors: ({ item }) => ids(item.agreement?.executors ?? []),
  watch_again: ({ item }) => item.watch?.again ?? null,
  watch_planned: ({ item }) => item.watch?.planned ?? null,
  answers: linked('answers'),
  led_to: linked('led-to'),
  part_of: linked('part-of'),
  measures: linked('measures'),
  sources: ({ item }) => ids(item.sources),
  confidence: ({ item }) => item.confidence,
  on: (_, { view }) => view.on,
  state: ({ standing }) => standing.state,
  state_since: ({ standing }) => standing.since?.text ?? null,
  state_said_by: ({ standing }) => standing.saidBy,
  lateness: (row, { view }) => latenessOn(row, view.on),
  follow_up: ({ followUp }) => followUp,
  counts_against_province: ({ item }, { view }) => (countsAgainstProvince(item, view.parties) ? 'yes' : 'no'),
  goals: ({ item }, { view }) => ids(view.goalsOf.get(item.id) ?? []),
  changed_on: ({ changedOn }) => changedOn,
}

/** The names of the columns, in their order. */
export const itemColumns: readonly string[] = tableColumns.map(({ name }) => name)
const cells = itemColumns.flatMap((name) => cellOf[name] ?? [])
const writtenCells = tableColumns.flatMap(({ name, use }) => {
  const cell = cellOf[name]
  return use === 'shown' || !cell ? [] : [{ name, cell }]
})

const plain = (cell: CsvCell): CsvCell => (typeof cell === 'string' ? plainText(cell) : cell)

/** The rows as cells, in the order of `itemColumns`; every text as each format can hold it. */
export function itemCells(view: RegisterView, rows: readonly ItemOn[]): CsvCell[][] {
  const around = aroundOf(view)
  return rows.map((row) => cells.map((cell) => plain(cell(row, around))))
}

/** For each row what an import reads back, by the name of its column, as texts; null for an empty cell. */
export function writtenCellsOf(view: RegisterView): (row: ItemOn) => Record<string, string | null> {
  const around = aroundOf(view)
  const textIn = (value: CsvCell) => (value === null ? null : plainText(String(value)))
  return (row) => Object.fromEntries(writtenCells.map(({ name, cell }) => [name, textIn(cell(row, around))]))
}

function aroundOf(view: RegisterView): Around {
  const linksFrom = new Map<string, Link[]>()
  for (const link of view.known.links) {
    const known = linksFrom.get(link.from)
    if (known) known.push(link)
    else linksFrom.set(link.from, [link])
  }
  return { view, linksFrom }
}
