import { z } from 'zod'
import { type Directory, directoryParts } from '../domain/directory.ts'
import { holidayForm, rowForms } from '../forms/directory-rows.ts'
import type { Origin, StoredPart } from './tables.ts'

/** A row as it is kept. */
export interface StoredRow {
  part: StoredPart
  id: string
  origin: Origin
  body: unknown
}

const lists = {
  organisations: z.array(rowForms.organisations),
  services: z.array(rowForms.services),
  locations: z.array(rowForms.locations),
  points: z.array(rowForms.points),
  events: z.array(rowForms.events),
  holidays: z.array(holidayForm),
}

export const storedParts: readonly StoredPart[] = [...directoryParts, 'holidays']

/** The directory of stored rows, each part in the order of its ids. @throws Error when a row has another shape */
export function directoryOf(rows: readonly Pick<StoredRow, 'part' | 'body'>[]): Directory {
  const of = <Form extends z.ZodType<readonly { id: string }[]>>(part: StoredPart, form: Form): z.output<Form> =>
    form.parse(rows.filter((row) => row.part === part).map(({ body }) => body))
  return inOrder({
    organisations: of('organisations', lists.organisations),
    services: of('services', lists.services),
    locations: of('locations', lists.locations),
    points: of('points', lists.points),
    events: of('events', lists.events),
    holidays: of('holidays', lists.holidays),
  })
}

export const rowsOf = (directory: Directory, origin: Origin): StoredRow[] =>
  storedParts.flatMap((part) => directory[part].map((body) => ({ part, id: body.id, origin, body })))

/** Each part in the order of its ids: the order of files and imports means nothing. */
export const inOrder = ({ organisations, services, locations, points, events, holidays }: Directory): Directory => ({
  organisations: sorted(organisations),
  services: sorted(services),
  locations: sorted(locations),
  points: sorted(points),
  events: sorted(events),
  holidays: sorted(holidays),
})

const sorted = <Row extends { id: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** `changes` in the place of rows with the same part and id, and beside the others. */
export function overlaid(rows: readonly StoredRow[], changes: readonly StoredRow[]): StoredRow[] {
  const changed = new Set(changes.map(keyOf))
  return [...rows.filter((row) => !changed.has(keyOf(row))), ...changes]
}

export const keyOf = ({ part, id }: Pick<StoredRow, 'part' | 'id'>): string => `${part}/${id}`
