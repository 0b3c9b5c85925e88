import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Provenance } from '#kernel/sources.ts'
import {
  type Areas,
  divisionOn,
  type Municipality,
  type MunicipalityCode,
  municipalitiesOn,
  regionIn,
} from '#modules/areas/index.ts'
import { countOn, measurementOn, type PolicyCount } from '../domain/count.ts'
import { type MapClass, mapClassOf } from '../domain/map-classes.ts'
import {
  isKnownStatus,
  type MunicipalityStatement,
  type Naming,
  type PolicyStatus,
  statementsOn,
} from '../domain/statements.ts'
import { type TraffickingStatus, traffickingStatusOn } from '../domain/trafficking.ts'
import type { Policy } from './load-policy.ts'
import { type DocumentView, documentView, type MeasurementView, measurementView } from './source-views.ts'

/** The division that the regional table is made with. */
const tableScheme = 'labour-market-region'

export interface RegionName {
  code: string
  name: string
}

/** One line of the regional table. */
export interface RegionRow {
  /** Null for municipalities of which the region is not known. */
  region: RegionName | null
  municipalities: number
  /** How many a measurement of the day names as integral; null on a day without names. */
  namedIntegral: number | null
  knownAtLeast: number
}

export interface PredecessorRow {
  code: MunicipalityCode
  name: string
  until: Day
  wentOverWhole: boolean
  namings: readonly Naming[]
  documents: readonly DocumentView[]
}

export interface MunicipalityRow {
  code: MunicipalityCode
  name: string
  region: RegionName | null
  status: PolicyStatus
  mapClass: MapClass
  namings: readonly Naming[]
  trafficking: TraffickingStatus
  documents: readonly DocumentView[]
  /** Said of municipalities that went into this one; never its own. */
  ofPredecessors: readonly PredecessorRow[]
}

/** Everything the page about one day shows; its words, apart from those of the sources, are in the catalogues. */
export interface PolicyPage {
  on: Day
  /** First and last day that can be asked for. */
  coverage: { from: Day; lastChecked: Day }
  count: PolicyCount
  /** How sure the number of municipalities itself is; null when that is not recorded. */
  division: Provenance | null
  /** What is left when `withFramework` is taken off: no source states it, and nobody in it is named. */
  impliedWithout: number | null
  /** Counted with housing policy only, and not named by the source. */
  unnamedHousing: number | null
  regions: readonly RegionRow[]
  municipalities: readonly MunicipalityRow[]
  measurements: readonly MeasurementView[]
}

/** @param language of the words of measurements and documents; Dutch where a word is missing, and marked so. */
export function policyPage(
  policy: Policy,
  areas: Areas,
  on: Day,
  language: LanguageTag,
): Result<PolicyPage, 'out-of-coverage'> {
  const division = municipalitiesOn(areas, on)
  if (!division.ok) return division

  const count = countOn(policy.measurements, policy.documents, division.value, on)
  const municipalities = municipalityRows(policy, areas, division.value, on, language)
  const measured = measurementOn(policy.measurements, on)
  const { withFramework, housing } = count
  const known = divisionOn(areas, on)
  return ok({
    on,
    coverage: areas.coverage,
    count,
    division: known ? { sources: known.sources, confidence: known.confidence } : null,
    impliedWithout: withFramework === null ? null : count.municipalities - withFramework,
    unnamedHousing: housing === null ? null : housing - (measured?.named.housing?.length ?? 0),
    regions: regionRows(municipalities, Boolean(measured?.named.integral)),
    municipalities,
    measurements: policy.measurements.map((measurement) => measurementView(measurement, policy, areas, on, language)),
  })
}

function municipalityRows(
  policy: Policy,
  areas: Areas,
  division: readonly Municipality[],
  on: Day,
  language: LanguageTag,
): MunicipalityRow[] {
  const nameOf = new Map(division.map(({ code, name }) => [code, name]))
  const documents = (list: MunicipalityStatement['documents']) =>
    list.map((dated) => documentView(dated, policy, language))
  return statementsOn(policy, division, areas.successions, on).map((statement) => ({
    code: statement.municipality,
    name: nameOf.get(statement.municipality) ?? statement.municipality,
    region: regionOf(areas, statement.municipality, on),
    status: statement.status,
    mapClass: mapClassOf(statement.status),
    namings: statement.namings,
    trafficking: traffickingStatusOn(policy.documents, statement.municipality, on),
    documents: documents(statement.documents),
    ofPredecessors: statement.ofPredecessors.map(({ predecessor, documents: theirs, ...row }) => ({
      code: predecessor,
      name: lastNameOf(areas, predecessor),
      ...row,
      documents: documents(theirs),
    })),
  }))
}

/** In the order of the codes; municipalities of which the region is not known come last. */
function regionRows(municipalities: readonly MunicipalityRow[], namesGiven: boolean): RegionRow[] {
  const regions = new Map(municipalities.map(({ region }) => [region?.code, region]))
  return [...regions]
    .toSorted(([one = '~'], [other = '~']) => (one < other ? -1 : 1))
    .map(([code, region]) => {
      const members = municipalities.filter((row) => row.region?.code === code)
      return {
        region,
        municipalities: members.length,
        namedIntegral: namesGiven ? members.filter(({ status }) => status === 'integral').length : null,
        knownAtLeast: members.filter(({ status }) => isKnownStatus(status)).length,
      }
    })
}

function regionOf(areas: Areas, municipality: MunicipalityCode, on: Day): RegionName | null {
  const answer = regionIn(areas, tableScheme, municipality, on)
  if (!answer.ok || answer.value.kind !== 'region') return null
  return { code: answer.value.region.code, name: answer.value.region.name }
}

const lastNameOf = ({ municipalities }: Areas, code: MunicipalityCode): string =>
  municipalities.findLast((municipality) => municipality.code === code)?.name ?? code
