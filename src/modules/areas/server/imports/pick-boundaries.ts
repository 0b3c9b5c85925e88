import type { Day } from '#kernel/days.ts'
import { ok } from '#kernel/result.ts'
import type { Areas, Municipality } from '../../domain/areas.ts'
import type { AreaGeometry, Boundary, Position } from '../../domain/boundary.ts'
import { municipalitiesOn } from '../../domain/municipalities-on.ts'
import { areaGeometry, type BoundaryFeature } from '../../forms/boundary-file.ts'
import { type Outcome, refuse } from './outcome.ts'

export type PickRefusal =
  | 'out-of-coverage'
  | 'codes-differ'
  | 'no-municipalities'
  | 'other-year'
  | 'municipality-twice'
  | 'municipalities-missing'
  | 'municipalities-unknown'
  | 'bad-geometry'
  | 'not-degrees'

export interface PickedBoundaries {
  boundaries: readonly Boundary[]
  /** Differences that do not stand in the way, such as another spelling of a name. */
  remarks: readonly string[]
}

/** Noord-Brabant, in the numbering of Kadaster and CBS. */
const province = '30'

/** Far outside the Netherlands; metres of the national grid are thousands. */
const degrees = { west: 3, east: 8, south: 50, north: 54 }

interface Candidate {
  code: string
  name: string | undefined
  province: string | undefined
  year: string | undefined
  geometry: unknown
}

/**
 * The boundaries of exactly the municipalities that exist on a day, out of a file that may hold the whole country and
 * several years. With province codes in the file (PDOK) an unknown municipality of the province is noticed; without
 * them (CBS) our own codes decide.
 *
 * Refusals: `out-of-coverage`; `codes-differ` – `code` and `identificatie` of a row name different municipalities;
 * `no-municipalities`; `other-year` – only other years are in it; `municipality-twice`; `municipalities-missing`;
 * `municipalities-unknown` – in the province, but not in our data; `bad-geometry`; `not-degrees` – another grid.
 */
export function pickBoundaries(
  areas: Areas,
  on: Day,
  features: readonly BoundaryFeature[],
): Outcome<PickedBoundaries, PickRefusal> {
  const ours = municipalitiesOn(areas, on)
  if (!ours.ok) return refuse('out-of-coverage', `${on} is outside the days the data covers.`)
  const found = candidatesIn(features)
  if (!found.ok) return found
  const ofYear = ofTheYear(found.value, on)
  if (!ofYear.ok) return ofYear
  const inProvince = ofTheProvince(ofYear.value, ours.value)
  const mismatch = mismatchOf(inProvince, ours.value)
  if (mismatch) return mismatch

  const boundaries: Boundary[] = []
  for (const { code, name } of ours.value) {
    const geometry = geometryOf(code, inProvince.find((one) => one.code === code)?.geometry)
    if (!geometry.ok) return geometry
    boundaries.push({ code, name, geometry: geometry.value })
  }
  return ok({ boundaries, remarks: otherNames(inProvince, ours.value) })
}

function candidatesIn(
  features: readonly BoundaryFeature[],
): Outcome<Candidate[], 'codes-differ' | 'no-municipalities'> {
  const candidates: Candidate[] = []
  for (const { properties, geometry } of features) {
    const read = (key: string) => {
      const value = properties?.[key]
      return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined
    }
    // Which of `code` and `identificatie` has the letters differs between editions of the same collection.
    const codes = [...new Set(['statcode', 'identificatie', 'code'].flatMap((key) => codeIn(read(key))))]
    const [code, other] = codes
    if (other !== undefined) return refuse('codes-differ', `One area is named both ${code} and ${other}.`)
    if (code === undefined) continue
    candidates.push({
      code,
      name: read('statnaam') ?? read('naam'),
      province: read('ligt_in_provincie_code')?.replace(/^PV/, ''),
      year: read('jaarcode'),
      geometry,
    })
  }
  if (candidates.length > 0) return ok(candidates)
  return refuse('no-municipalities', 'No area has a municipality code (GM0000) as statcode, identificatie or code.')
}

function codeIn(text: string | undefined): string[] {
  const digits = /^(?:GM)?(\d{4})$/.exec(text ?? '')?.[1]
  return digits === undefined ? [] : [`GM${digits}`]
}

/** A collection of CBS holds every year; one year is one division. */
function ofTheYear(candidates: Candidate[], on: Day): Outcome<Candidate[], 'other-year'> {
  const wanted = on.slice(0, 4)
  const kept = candidates.filter(({ year }) => year === undefined || year === wanted)
  if (kept.length > 0) return ok(kept)
  const years = [...new Set(candidates.map(({ year }) => year))].join(', ')
  return refuse('other-year', `The file has boundaries of ${years}, not of ${wanted}.`)
}

function ofTheProvince(candidates: Candidate[], ours: readonly Municipality[]): Candidate[] {
  const named = candidates.some((one) => one.province !== undefined)
  return candidates.filter((one) => (named ? one.province === province : ours.some(({ code }) => code === one.code)))
}

function mismatchOf(candidates: readonly Candidate[], ours: readonly Municipality[]) {
  const codes = candidates.map(({ code }) => code)
  const twice = codes.find((code, index) => codes.indexOf(code) < index)
  if (twice) return refuse('municipality-twice', `${twice} is there twice.`)
  const missing = ours.filter(({ code }) => !codes.includes(code)).map(({ code, name }) => `${name} (${code})`)
  if (missing.length > 0) return refuse('municipalities-missing', `Not in the file: ${missing.join(', ')}.`)
  const unknown = candidates.filter((one) => !ours.some(({ code }) => code === one.code))
  if (unknown.length === 0) return undefined
  const names = unknown.map(({ code, name = 'without a name' }) => `${name} (${code})`)
  return refuse('municipalities-unknown', `In the province, but not in our data for that day: ${names.join(', ')}.`)
}

function geometryOf(code: string, geometry: unknown): Outcome<AreaGeometry, 'bad-geometry' | 'not-degrees'> {
  const parsed = areaGeometry.safeParse(geometry)
  if (!parsed.success)
    return refuse('bad-geometry', `The boundary of ${code} cannot be read: ${parsed.error.issues[0]?.message}.`)
  if (positionsOf(parsed.data).every(isInDegrees)) return ok(parsed.data)
  return refuse('not-degrees', `The boundary of ${code} is not in degrees of longitude and latitude (WGS 84) here.`)
}

export const positionsOf = ({ type, coordinates }: AreaGeometry): Position[] =>
  type === 'Polygon' ? coordinates.flat() : coordinates.flat(2)

const isInDegrees = ([lon, lat]: Position): boolean =>
  degrees.west < lon && lon < degrees.east && degrees.south < lat && lat < degrees.north

const otherNames = (candidates: readonly Candidate[], ours: readonly Municipality[]): string[] =>
  ours.flatMap(({ code, name }) => {
    const theirs = candidates.find((one) => one.code === code)?.name
    return theirs === undefined || theirs === name ? [] : [`${code} is called ${theirs} there and ${name} here.`]
  })
