import type { Day } from '#kernel/days.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Confidence } from '#kernel/sources.ts'
import { toCsv } from '#platform/documents/csv.ts'
import type { Areas, MunicipalityCode } from '../domain/areas.ts'
import { divisionOn } from '../domain/coverage.ts'
import { municipalitiesOn } from '../domain/municipalities-on.ts'
import { membersOf, regionsOf } from '../domain/regions.ts'

export interface AreasPageRow {
  code: MunicipalityCode
  name: string
  /** Name of the labour-market region; null when it is not known. */
  region: string | null
  /** It took in (a part of) another municipality since the first covered day. */
  changed: boolean
  confidence: Confidence
}
export interface SchemeRow {
  id: string
  regions: readonly { code: string; name: string; members: number; confidence: Confidence }[]
}
export interface ChangeRow {
  on: Day
  from: string
  to: string
  /** 0 to 1. */
  share: number
  confidence: Confidence
}

/** Everything the page about the municipalities of one day shows. */
export interface AreasPage {
  on: Day
  coverage: Areas['coverage']
  /** How sure the number of municipalities is; null when that is not recorded. */
  confidence: Confidence | null
  municipalities: readonly AreasPageRow[]
  schemes: readonly SchemeRow[]
  changes: readonly ChangeRow[]
}

const tableScheme = 'labour-market-region'
const byName = new Intl.Collator('nl')

/** Refusal: `out-of-coverage`. */
export function areasPage(areas: Areas, on: Day): Result<AreasPage, 'out-of-coverage'> {
  const division = municipalitiesOn(areas, on)
  if (!division.ok) return division
  const municipalities = division.value.map(({ code, name, confidence }) => ({
    code,
    name,
    region: regionName(areas, code, on),
    changed: areas.successions.some((one) => one.to === code && one.on <= on),
    confidence,
  }))
  return ok({
    on,
    coverage: areas.coverage,
    confidence: divisionOn(areas, on)?.confidence ?? null,
    municipalities: municipalities.sort((a, b) => byName.compare(a.name, b.name)),
    schemes: areas.schemes.map(({ id }) => ({ id, regions: regionRows(areas, id, on) })),
    changes: changeRows(areas),
  })
}

/** The municipalities of a day with every region they are in, one line per municipality and region. Refusal: `out-of-coverage`. */
export function areasCsv(areas: Areas, on: Day): Result<string, 'out-of-coverage'> {
  const division = municipalitiesOn(areas, on)
  if (!division.ok) return division
  const rows = division.value.flatMap(({ code, name, lat, lon, confidence }) => {
    const regions = regionsOf(areas, code, on)
    return (regions.ok ? regions.value : []).map((region) => [
      on,
      code,
      name,
      region.scheme,
      region.code,
      region.name,
      lat,
      lon,
      confidence,
      region.confidence,
    ])
  })
  const columns = [
    'day',
    'code',
    'name',
    'scheme',
    'region_code',
    'region_name',
    'lat',
    'lon',
    'confidence',
    'region_confidence',
  ]
  return ok(toCsv(columns, rows))
}

function regionName(areas: Areas, code: MunicipalityCode, on: Day): string | null {
  const regions = regionsOf(areas, code, on)
  return (regions.ok && regions.value.find(({ scheme }) => scheme === tableScheme)?.name) || null
}

function regionRows(areas: Areas, scheme: string, on: Day): SchemeRow['regions'] {
  return areas.regions
    .filter((region) => region.scheme === scheme)
    .map(({ code, name, confidence }) => {
      const members = membersOf(areas, { scheme, code }, on)
      return { code, name, confidence, members: members.ok ? members.value.length : 0 }
    })
}

function changeRows(areas: Areas): ChangeRow[] {
  const nameOf = (code: MunicipalityCode) => areas.municipalities.findLast((one) => one.code === code)?.name ?? code
  return areas.successions.map(({ on, from, to, shareOf10000, confidence }) => ({
    on,
    from: nameOf(from),
    to: nameOf(to),
    share: shareOf10000 / 10_000,
    confidence,
  }))
}
