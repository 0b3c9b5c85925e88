import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import type { ItemOn } from '../../domain/history.ts'
import { countsAgainstProvince, latenessOn } from '../../domain/lateness.ts'
import { placeText } from '../../domain/places.ts'
import { type RegisterView, titleOf, wordsFor } from '../register-view.ts'
import { guardCell } from './plain-cells.ts'

type Cell = (view: RegisterView, row: ItemOn) => CsvCell

/** Several ids in one cell, with spaces between; none is an empty cell. */
const ids = (list: readonly string[]): string | null => (list.length === 0 ? null : list.join(' '))

/** What an import reads back. */
export const writtenColumns: Readonly<Record<string, Cell>> = {
  id: (_, { item }) => item.id,
  type: (_, { item }) => item.type,
  document: (_, { item }) => item.document,
  kind: (_, { kind }) => kind,
  certainty: (_, { item }) => item.certainty,
  title: (view, { item }) => titleOf(view, item.id).text,
  text: (view, { item: { id } }) => wordsFor(view, id, ({ items }) => items[id]?.text).text,
  owners: (_, { item }) => ids(item.owners),
  reporters: (_, { item }) => ids(item.reporters),
  partners: (_, { item }) => ids(item.partners),
  places: (_, { item }) => ids(item.places.map(placeText)),
  instruments: (_, { item }) => ids(item.instruments),
  deadline_basis: (_, { deadline }) => deadline.basis,
  deadline_last: (_, { deadline }) => deadline.last,
  term: (view, { item: { id } }) => view.words(({ items }) => items[id]?.term)?.text ?? null,
  starts: (_, { item }) => item.starts,
  since: (_, { item }) => item.since?.text ?? null,
  until: (_, { item }) => item.until?.text ?? null,
  known_on: (_, { item }) => item.knownOn,
  known_basis: (_, { item }) => item.knownBasis,
  stage: (_, { item }) => item.stage,
  motion_name: (_, { item }) => item.motion?.name ?? null,
  motion_year: (_, { item }) => item.motion?.year ?? null,
  motion_number: (_, { item }) => item.motion?.number ?? null,
  motion_suffix: (_, { item }) => item.motion?.suffix ?? null,
  motion_vote: (_, { item }) => item.motion?.vote ?? null,
  agreement_table: (_, { item }) => item.agreement?.table ?? null,
  agreement_executors: (_, { item }) => ids(item.agreement?.executors ?? []),
  watch_again: (_, { item }) => item.watch?.again ?? null,
  watch_planned: (_, { item }) => item.watch?.planned ?? null,
  sources: (_, { item }) => ids(item.sources),
  confidence: (_, { item }) => item.confidence,
}

/** How it stands on the day; an import passes over these. */
const standingColumns: Readonly<Record<string, Cell>> = {
  on: ({ on }) => on,
  state: (_, { standing }) => standing.state,
  state_since: (_, { standing }) => standing.since?.text ?? null,
  state_said_by: (_, { standing }) => standing.saidBy,
  lateness: (view, row) => latenessOn(row, view.on),
  follow_up: (_, { followUp }) => followUp,
  counts_against_province: (view, { item }) => (countsAgainstProvince(item, view.parties) ? 'yes' : 'no'),
  goals: (view, { item }) => ids(view.goalsOf.get(item.id) ?? []),
  changed_on: (_, { changedOn }) => changedOn,
}

export const itemColumns: readonly string[] = [...Object.keys(writtenColumns), ...Object.keys(standingColumns)]

/** The rows as a table: a cell that a spreadsheet would run as a formula becomes a text. */
export function itemsCsv(view: RegisterView, rows: readonly ItemOn[]): string {
  const cells = [...Object.values(writtenColumns), ...Object.values(standingColumns)]
  const safe = (cell: CsvCell): CsvCell => (typeof cell === 'string' ? guardCell(cell) : cell)
  return toCsv(
    itemColumns,
    rows.map((row) => cells.map((cell) => safe(cell(view, row)))),
  )
}
