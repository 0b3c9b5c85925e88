import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day } from '#kernel/days.ts'
import { sourceLanguage } from '#kernel/language.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Areas } from '#modules/areas/index.ts'
import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import type { Policy } from './load-policy.ts'
import { type MunicipalityRow, type PolicyPage, policyPage } from './policy-views.ts'

type Columns<Row> = Readonly<Record<string, (row: Row) => CsvCell>>

const province = { kind: 'province', code: 'PV30', name: 'Noord-Brabant' }

interface AreaRow {
  page: PolicyPage
  area: { kind: string; code: string | null; name: string | null }
  /** Measured for the province only; the source does not divide its numbers over regions. */
  measured: boolean
  namedIntegral: number | null
  knownAtLeast: number
  members: readonly MunicipalityRow[]
}

const countColumns: Columns<AreaRow> = {
  on: ({ page }) => page.on,
  area_kind: ({ area }) => area.kind,
  area_code: ({ area }) => area.code,
  area_name: ({ area }) => area.name,
  municipalities: ({ members }) => members.length,
  with_framework: ({ page, measured }) => (measured ? page.count.withFramework : null),
  housing: ({ page, measured }) => (measured ? page.count.housing : null),
  integral: ({ page, measured }) => (measured ? page.count.integral : null),
  share: ({ page, measured }) => (measured ? page.count.share : null),
  named_integral: ({ namedIntegral }) => namedIntegral,
  known_at_least: ({ knownAtLeast }) => knownAtLeast,
  trafficking_decided_at_least: ({ members }) => members.filter(({ trafficking }) => trafficking !== 'unknown').length,
  trafficking_in_force_at_least: ({ members }) =>
    members.filter(({ trafficking }) => trafficking === 'in-force').length,
  trafficking_unknown: ({ members }) => members.filter(({ trafficking }) => trafficking === 'unknown').length,
  measured_on: ({ page }) => page.count.measuredOn,
  measured_on_basis: ({ page }) => page.count.measuredOnBasis,
  sources: ({ page }) => words(page.count.sources),
  confidence: ({ page }) => page.count.confidence,
}

const municipalityColumns: Columns<{ on: Day; row: MunicipalityRow }> = {
  on: ({ on }) => on,
  code: ({ row }) => row.code,
  name: ({ row }) => row.name,
  region_code: ({ row }) => row.region?.code ?? null,
  region_name: ({ row }) => row.region?.name ?? null,
  status: ({ row }) => row.status,
  named_as: ({ row }) => row.namings.at(-1)?.as ?? null,
  named_on: ({ row }) => row.namings.at(-1)?.about ?? null,
  trafficking: ({ row }) => row.trafficking,
  documents: ({ row }) => words(row.documents.map(({ id }) => id)),
  said_of_predecessors: ({ row }) => words(row.ofPredecessors.map(({ code }) => code)),
}

/** `count.csv`: one row for the province and one per region; described in `count-schema.json`. */
export function countCsv(policy: Policy, areas: Areas, on: Day): Result<string, 'out-of-coverage'> {
  const read = policyPage(policy, areas, on, sourceLanguage)
  if (!read.ok) return read
  const page = read.value
  const total = page.regions.map(({ namedIntegral }) => namedIntegral)
  const whole: AreaRow = {
    page,
    area: province,
    measured: true,
    namedIntegral: total.includes(null) ? null : total.reduce((sum: number, count) => sum + (count ?? 0), 0),
    knownAtLeast: page.count.knownAtLeast,
    members: page.municipalities,
  }
  const regions = page.regions.map(({ region, namedIntegral, knownAtLeast }) => ({
    page,
    area: { kind: 'labour-market-region', code: region?.code ?? null, name: region?.name ?? null },
    measured: false,
    namedIntegral,
    knownAtLeast,
    members: page.municipalities.filter((row) => row.region?.code === region?.code),
  }))
  return ok(table(countColumns, [whole, ...regions]))
}

/** `municipalities.csv`: one row per municipality, the same as the map; described in `count-schema.json`. */
export function municipalitiesCsv(policy: Policy, areas: Areas, on: Day): Result<string, 'out-of-coverage'> {
  const page = policyPage(policy, areas, on, sourceLanguage)
  if (!page.ok) return page
  return ok(
    table(
      municipalityColumns,
      page.value.municipalities.map((row) => ({ on, row })),
    ),
  )
}

/** The description of both tables and of every column, CSV on the Web (W3C), as JSON text. */
export const countSchema = (dataFolder: string): Promise<string> =>
  readFile(join(dataFolder, 'policy/count-schema.json'), 'utf8')

const table = <Row>(columns: Columns<Row>, rows: readonly Row[]): string =>
  toCsv(
    Object.keys(columns),
    rows.map((row) => Object.values(columns).map((cell) => cell(row))),
  )

/** Several codes in one cell; none is an empty cell. */
const words = (list: readonly string[]): string | null => (list.length === 0 ? null : list.join(' '))
