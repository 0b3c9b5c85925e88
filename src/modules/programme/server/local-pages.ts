import { ok, type Result } from '#kernel/result.ts'
import { municipalitiesOn, municipalityOn, regionIn } from '#modules/areas/index.ts'
import type {
  HandOverCells,
  HandOverCellView,
  HandOverPageRow,
  NamedMunicipality,
  NamedRegion,
} from '../domain/board-views.ts'
import type { RecountedClaim } from '../domain/claims.ts'
import {
  countStep,
  focalPointStatements,
  type HandOverCell,
  type HandOverRow,
  type HandOverStatement,
  type HandOverStep,
  handOverBoard,
  handOverSteps,
  type ListedFocalPoint,
  type StepCount,
  stepsKnown,
} from '../domain/hand-over.ts'
import { promisesIn, type RegionPromises } from '../domain/local-promises.ts'
import type { RegionRef } from '../domain/places.ts'
import type { ItemSummary } from '../domain/views.ts'
import { boardRegionOf } from './find-municipality.ts'
import { summaries } from './item-summary.ts'
import { recountOn } from './recount-claim.ts'
import { membershipIn, municipalityName, partyNamed, type RegisterView, regionName } from './register-view.ts'

export interface RegionGroup {
  region: NamedRegion
  items: readonly ItemSummary[]
}

/** What was promised in one municipality, and what the notes say of it. */
export interface MunicipalityPage {
  municipality: { code: string; name: string }
  named: readonly ItemSummary[]
  byRegion: readonly RegionGroup[]
  province: readonly ItemSummary[]
  /** For regions of which nobody knows whether the municipality is in them. */
  perhaps: readonly RegionGroup[]
  ofPredecessors: readonly { municipality: { code: string; name: string }; items: readonly ItemSummary[] }[]
  /** All that went into it, whether something was promised to them or not. */
  predecessors: readonly NamedMunicipality[]
  /** Per division: the region it is in, or null where nobody knows. Divisions it is surely not in are left out. */
  regions: readonly { scheme: string; region: NamedRegion | null }[]
  /** Claims of the notes that name it, such as that of the integral frameworks. */
  namedIn: readonly RecountedClaim[]
  handOver: HandOverCells
}

/**
 * Refusals: `out-of-coverage` – the areas do not reach the day; `unknown-municipality` – nobody had that code then.
 *
 * @param focalPoints of the list of contacts, which this module does not read itself
 * @param ownWords what municipalities say of themselves
 */
export function municipalityPage(
  view: RegisterView,
  code: string,
  focalPoints: readonly ListedFocalPoint[] = [],
  ownWords: readonly HandOverStatement[] = [],
): Result<MunicipalityPage, 'out-of-coverage' | 'unknown-municipality'> {
  const found = municipalityOn(view.areas, code, view.on)
  if (!found.ok) return found
  const local = promisesIn(view.known.items, {
    municipality: code,
    predecessors: predecessorsOf(view, code),
    membershipOf: (region) => membershipIn(view, code, region),
  })
  const group = ({ region, items }: RegionPromises) => ({
    region: regionNamed(view, region),
    items: summaries(view, items),
  })
  const named = (one: string) => ({ code: one, name: municipalityName(view.areas, one) })
  const [row] = handOverBoard([...saidBy(view, focalPoints), ...ownWords], [code], () => [])
  return ok({
    municipality: { code, name: found.value.name },
    named: summaries(view, local.named),
    byRegion: local.byRegion.map(group),
    province: summaries(view, local.province),
    perhaps: local.perhaps.map(group),
    ofPredecessors: local.ofPredecessors.map(({ municipality, items }) => ({
      municipality: named(municipality),
      items: summaries(view, items),
    })),
    predecessors: predecessorsOf(view, code).map(named),
    regions: regionsHere(view, code),
    namedIn: view.known.claims
      .map((claim) => recountOn(view, claim))
      .filter(({ members }) => members?.includes(code) ?? false),
    handOver: cellViews(view, row?.cells),
  })
}

/** Who keeps the list of contacts. */
const editors = 'BAKEN'

const saidBy = ({ known, on }: RegisterView, focalPoints: readonly ListedFocalPoint[]) => [
  ...known.handOver,
  ...focalPointStatements(focalPoints, on, editors),
]

const regionNamed = ({ areas }: RegisterView, region: RegionRef): NamedRegion => ({
  scheme: region.scheme,
  code: region.code,
  name: regionName(areas, region),
})

const regionsHere = (view: RegisterView, code: string): MunicipalityPage['regions'] =>
  view.areas.schemes.flatMap(({ id: scheme }) => {
    const answer = regionIn(view.areas, scheme, code, view.on)
    if (!answer.ok || answer.value.kind === 'none') return []
    return [{ scheme, region: answer.value.kind === 'region' ? regionNamed(view, answer.value.region) : null }]
  })

/** Over any number of mergers, each once. */
function predecessorsOf({ areas, on }: RegisterView, code: string): string[] {
  const found = new Set([code])
  for (const one of found)
    for (const { from, to, on: day } of areas.successions) if (to === one && day <= on) found.add(from)
  return [...found].filter((one) => one !== code)
}

function cellViews(view: RegisterView, cells: Readonly<Record<HandOverStep, HandOverCell>> | undefined): HandOverCells {
  const cell = (step: HandOverStep): HandOverCellView | null => {
    const said = cells?.[step]
    if (!said) return null
    const { answer, when, knownOn, knownBasis, by, sources, confidence } = said
    return { answer, when: when.text, knownOn, knownBasis, by: partyNamed(view, by), sources, confidence }
  }
  return {
    received: cell('received'),
    adopted: cell('adopted'),
    trained: cell('trained'),
    'focal-point-known': cell('focal-point-known'),
  }
}

const byName = new Intl.Collator('nl')

export interface HandOverPage {
  /** Of all municipalities of the day. */
  counts: Readonly<Record<HandOverStep, StepCount>>
  /** By name. */
  rows: readonly HandOverPageRow[]
  /** Municipalities of the demonstration that said something: they count nowhere. */
  madeUp: readonly HandOverPageRow[]
}

/** What is said on screen. `madeUp`: names by code. */
export interface OwnWords {
  statements: readonly HandOverStatement[]
  madeUp: ReadonlyMap<string, string>
}

/**
 * The hand-over board of S1-04: every municipality of the day, unknown until somebody says something.
 *
 * @param focalPoints as for `municipalityPage`
 * @param own what municipalities say of themselves, and those of the demonstration by code
 */
export function handOverPage(
  view: RegisterView,
  focalPoints: readonly ListedFocalPoint[] = [],
  own: OwnWords = { statements: [], madeUp: new Map() },
): Result<HandOverPage, 'out-of-coverage'> {
  const division = municipalitiesOn(view.areas, view.on)
  if (!division.ok) return division
  const codes = division.value.map(({ code }) => code)
  const said = [...saidBy(view, focalPoints), ...own.statements]
  const board = handOverBoard(said, codes, (code) => predecessorsOf(view, code))
  const names = new Map([...own.madeUp, ...division.value.map(({ code, name }) => [code, name] as const)])
  const rowOf = ({ municipality, cells, ofPredecessors }: HandOverRow): HandOverPageRow => ({
    municipality: { code: municipality, name: names.get(municipality) ?? municipality },
    region: own.madeUp.has(municipality) ? null : boardRegionOf(view, municipality),
    cells: cellViews(view, cells),
    stepsKnown: stepsKnown(cells),
    saidOfPredecessors: ofPredecessors.length,
  })
  const [received, adopted, trained, focalPointKnown] = handOverSteps.map((step) => countStep(board, step))
  const empty = { yes: 0, no: 0, unknown: codes.length }
  return ok({
    counts: {
      received: received ?? empty,
      adopted: adopted ?? empty,
      trained: trained ?? empty,
      'focal-point-known': focalPointKnown ?? empty,
    },
    rows: board.map(rowOf).sort((one, other) => byName.compare(one.municipality.name, other.municipality.name)),
    madeUp: handOverBoard(own.statements, [...own.madeUp.keys()], () => [])
      .map(rowOf)
      .filter((row) => row.stepsKnown > 0),
  })
}
