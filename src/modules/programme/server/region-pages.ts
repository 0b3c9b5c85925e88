import { isWithin } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { completePeriod, membersOf } from '#modules/areas/index.ts'
import type {
  BoardColumn,
  ColumnCounts,
  MatrixCellView,
  MatrixPage,
  NamedMunicipality,
  NamedRegion,
} from '../domain/board-views.ts'
import { goalMatrix, type MatrixCell } from '../domain/goal-matrix.ts'
import type { ItemOn } from '../domain/history.ts'
import { isPromise, regionsIn } from '../domain/local-promises.ts'
import { ownProvince, type RegionRef, regionText } from '../domain/places.ts'
import { states } from '../domain/states.ts'
import type { ItemSummary } from '../domain/views.ts'
import { itemSummary, summaries, type Tally, tallyOf } from './item-summary.ts'
import { type RegisterView, regionName, regionsOfMunicipality } from './register-view.ts'

const byName = new Intl.Collator('nl')

/** The scheme whose regions are always shown, also when nothing was promised there. */
const boardScheme = 'labour-market-region'

export interface RegionBoard {
  region: NamedRegion
  columns: readonly BoardColumn[]
  /** For single municipalities that are in the region on the day. */
  municipal: readonly ItemSummary[]
  /** Promised for the whole province; not counted in the columns. */
  province: readonly ItemSummary[]
  /** On the day, by name; null when nobody knows who was in the region. */
  members: readonly NamedMunicipality[] | null
  tally: Tally
}

/** The regions that have a board: those of the labour market, and any other that something was promised for. */
export const boardRegions = (view: RegisterView): NamedRegion[] => regionsFor(view, promisesOf(view))

/** Boards are about what was promised: facts, motions and advice are not. */
const promisesOf = ({ known }: RegisterView): ItemOn[] => known.items.filter(isPromise)

/** The regions of the labour market first, then those of the rows. */
function regionsFor(view: RegisterView, rows: readonly ItemOn[]): NamedRegion[] {
  const always = view.areas.regions.filter(({ scheme }) => scheme === boardScheme)
  const others = regionsIn(rows).map(({ region }) => region)
  const all = new Map(
    [...always, ...others].map(({ scheme, code }) => [regionText({ scheme, code }), { scheme, code }]),
  )
  return [...all.values()].map((region) => ({ ...region, name: regionName(view.areas, region) }))
}

/** Refusal: `unknown-region` – no region of the labour market, and nothing was promised for it by then. */
export function regionBoard(view: RegisterView, region: RegionRef): Result<RegionBoard, 'unknown-region'> {
  const found = boardRegions(view).find((one) => regionText(one) === regionText(region))
  if (!found) return err('unknown-region')
  const rows = rowsFor(view, region)
  return ok({
    region: found,
    columns: columnsOf(rows).map(({ state, items }) => ({ state, items: summaries(view, items) })),
    municipal: summaries(view, municipalRows(view, region)),
    province: summaries(view, provinceRows(view)),
    members: membersOn(view, region),
    tally: tallyOf(view, rows),
  })
}

export interface RegionLine {
  region: NamedRegion
  /** How many municipalities; null when nobody knows who was in it. */
  members: number | null
  rows: number
  columns: ColumnCounts
  tally: Tally
  /** Rows for one municipality in it. */
  municipal: number
}

/** All regions beside each other. Their numbers do not add up to the province: see `several` and `province`. */
export interface RegionsOverview {
  labour: readonly RegionLine[]
  /** Of other schemes; they overlap those of the labour market. */
  others: readonly RegionLine[]
  province: { items: readonly ItemSummary[]; columns: ColumnCounts; tally: Tally }
  /** Rows that name at least one region. */
  regional: number
  /** Rows that stand with more than one region, and so are counted more than once. */
  several: number
  /** Rows for a single municipality. */
  municipal: number
  /** Regions of the labour market that only one municipality of the province is in: the rest lies elsewhere. */
  single: readonly { region: NamedRegion; municipality: NamedMunicipality }[]
}

export function regionsOverview(view: RegisterView): RegionsOverview {
  const lines = boardRegions(view).map((region): RegionLine => {
    const rows = rowsFor(view, region)
    return {
      region,
      members: membersOn(view, region)?.length ?? null,
      rows: rows.length,
      columns: countsOf(rows),
      tally: tallyOf(view, rows),
      municipal: municipalRows(view, region).length,
    }
  })
  const province = provinceRows(view)
  const count = (fits: (places: ItemOn['item']['places']) => boolean) =>
    promisesOf(view).filter(({ item }) => fits(item.places)).length
  const regionsNamed = (places: ItemOn['item']['places']) => places.filter(({ kind }) => kind === 'region').length
  return {
    labour: lines.filter(({ region }) => region.scheme === boardScheme),
    others: lines.filter(({ region }) => region.scheme !== boardScheme),
    province: { items: summaries(view, province), columns: countsOf(province), tally: tallyOf(view, province) },
    regional: count((places) => regionsNamed(places) > 0),
    several: count((places) => regionsNamed(places) > 1),
    municipal: count((places) => places.some(({ kind }) => kind === 'municipality')),
    single: lines.flatMap(({ region }) => {
      const [municipality, ...more] = membersOn(view, region) ?? []
      return region.scheme === boardScheme && municipality && more.length === 0 ? [{ region, municipality }] : []
    }),
  }
}

const rowsFor = (view: RegisterView, region: RegionRef): readonly ItemOn[] =>
  regionsIn(promisesOf(view)).find((one) => regionText(one.region) === regionText(region))?.items ?? []

const provinceRows = (view: RegisterView): ItemOn[] =>
  promisesOf(view).filter(({ item }) =>
    item.places.some((place) => place.kind === 'province' && place.code === ownProvince),
  )

function municipalRows(view: RegisterView, region: RegionRef): ItemOn[] {
  const key = regionText(region)
  return promisesOf(view).filter(({ item }) =>
    item.places.some(
      (place) =>
        place.kind === 'municipality' && regionsOfMunicipality(view, place.code).some((one) => regionText(one) === key),
    ),
  )
}

const columnsOf = (rows: readonly ItemOn[]) =>
  [...states, 'no-state' as const].map((state) => ({
    state,
    items: rows.filter(({ standing }) => (standing.state ?? 'no-state') === state),
  }))

const countsOf = (rows: readonly ItemOn[]): ColumnCounts =>
  columnsOf(rows).map(({ state, items }) => ({ state, count: items.length }))

/** Those that are known, also of a scheme of which not all are; null when there are none and the list is not whole. */
function membersOn({ areas, on }: RegisterView, region: RegionRef): NamedMunicipality[] | null {
  const members = membersOf(areas, region, on)
  const scheme = areas.schemes.find(({ id }) => id === region.scheme)
  const complete = scheme && completePeriod(areas, scheme)
  if (!members.ok || (members.value.length === 0 && !(complete && isWithin(complete, on)))) return null
  return members.value
    .map(({ code, name }) => ({ code, name }))
    .sort((one, other) => byName.compare(one.name, other.name))
}

/**
 * Goals against regions: those of the labour market, and any other that a row of a note names. Gaps are only told of the
 * labour market: other regions overlap them. Which row serves which goal is our own reading of the notes (links with
 * confidence `own`).
 */
export function matrixPage(view: RegisterView): MatrixPage {
  const regions = regionsFor(
    view,
    view.known.items.filter(({ kind }) => kind !== null),
  )
  const matrix = goalMatrix(view.known.items, {
    goals: view.goals,
    regions,
    goalsOf: view.goalsOf,
    regionsOf: (municipality) => regionsOfMunicipality(view, municipality),
  })
  const cellView = ({ coverage, items, municipal }: MatrixCell): MatrixCellView => ({
    coverage,
    items: summaries(view, items),
    municipal: summaries(view, municipal),
  })
  return {
    regions,
    rows: matrix.rows.flatMap(({ goal, cells, province, elsewhere }) =>
      rowsOf(view, goal).map((row) => ({
        goal: itemSummary(view, row),
        cells: cells.map(cellView),
        province: cellView(province),
        elsewhere: summaries(view, elsewhere),
      })),
    ),
    gaps: matrix.gaps
      .filter(({ region }) => region.scheme === boardScheme)
      .map(({ goal, region, coverage }) => ({
        goal,
        region: { ...region, name: regionName(view.areas, region) },
        coverage,
      })),
    withoutGoal: summaries(view, matrix.withoutGoal),
  }
}

function rowsOf(view: RegisterView, id: string): ItemOn[] {
  const row = view.byId.get(id)
  return row ? [row] : []
}
