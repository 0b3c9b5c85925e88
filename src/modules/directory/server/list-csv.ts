import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import type { ListPage, PointRow } from './directory-views.ts'

/** The columns of the download, in their order. Several values in a cell stand apart by a space. */
export const listColumns = [
  'id',
  'name',
  'organisation',
  'kinds',
  'status',
  'open_state',
  'municipality_code',
  'municipality',
  'place',
  'street',
  'postal_code',
  'city',
  'languages',
  'phones',
  'cost',
  'url',
  'sources',
  'confidence',
  'checked_on',
  'expires_on',
] as const

/** A list as a table. An empty cell is not known; numbers that are not `seen` say how sure they are. */
export const listCsv = ({ regional, national }: ListPage): string =>
  toCsv(listColumns, [...regional, ...national].map(cellsOf))

function cellsOf(row: PointRow): CsvCell[] {
  const { place, checked, languages } = row
  const phones = row.phones.map(({ number, confidence }) =>
    confidence === 'seen' ? number : `${number} (${confidence})`,
  )
  return [
    row.id,
    row.name.text,
    row.organisation,
    row.kinds.join(' '),
    row.status,
    row.open.state,
    place?.municipality?.code ?? null,
    place?.municipality?.name ?? null,
    place?.name ?? null,
    place?.address.street ?? null,
    place?.address.postalCode ?? null,
    place?.address.city ?? null,
    languages === null ? null : languages.map(({ code }) => code).join(' '),
    phones.join(', ') || null,
    row.cost,
    row.url,
    checked.sources.join(' '),
    checked.confidence,
    checked.checkedOn,
    checked.expiresOn,
  ]
}
