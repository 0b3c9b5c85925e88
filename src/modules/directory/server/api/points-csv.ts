import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import type { ApiPoint } from './api-resources.ts'

const columns = [
  'id',
  'service',
  'organisation',
  'name',
  'kinds',
  'topics',
  'status',
  'municipalityCode',
  'municipality',
  'place',
  'street',
  'postalCode',
  'city',
  'languages',
  'interpreter',
  'cost',
  'phones',
  'url',
  'openState',
  'openAt',
  'openUntil',
  'opens',
  'distanceKm',
  'confidence',
  'checkedOn',
  'verifiedByPerson',
  'expiresOn',
  'sources',
] as const

/** The points as a table. Several values in one cell have a space between them; an empty cell: not known. */
export const pointsCsv = (points: readonly ApiPoint[]): string => toCsv(columns, points.map(cellsOf))

function cellsOf(point: ApiPoint): CsvCell[] {
  const { address, municipality, open } = point
  const name = point.texts['nl']?.name ?? Object.values(point.texts)[0]?.name ?? null
  return [
    point.id,
    point.service,
    point.organisation,
    name,
    point.kinds.join(' '),
    point.topics.join(' '),
    point.status,
    municipality?.code ?? null,
    municipality?.name ?? null,
    point.placeName,
    address?.street ?? null,
    address?.postalCode ?? null,
    address?.city ?? null,
    point.languages?.map(({ code }) => code).join(' ') ?? null,
    yesNo(point.interpreter),
    point.cost === 'unknown' ? null : point.cost,
    // Only numbers that were seen at their source: a table has no room to say "check first".
    point.phones.flatMap(({ number, confidence }) => (confidence === 'seen' ? number : [])).join(' | ') || null,
    point.url,
    open.state,
    open.at,
    open.until,
    open.opens,
    point.distanceKm,
    point.confidence,
    point.checkedOn,
    yesNo(point.verifiedByPerson),
    point.expiresOn,
    point.sources.join(' '),
  ]
}

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no')
