import { err, ok, type Result } from '#kernel/result.ts'
import { goalMatrix, type MatrixCell } from '../domain/goal-matrix.ts'
import type { ItemOn } from '../domain/history.ts'
import { regionsIn } from '../domain/local-promises.ts'
import { type RegionRef, regionText } from '../domain/places.ts'
import { type State, states } from '../domain/states.ts'
import type { ItemSummary } from '../domain/views.ts'
import { itemSummary, summaries, type Tally, tallyOf } from './item-summary.ts'
import { type RegisterView, regionName, regionsOfMunicipality } from './register-view.ts'

/** The scheme whose regions are always shown, also when nothing was promised there. */
const boardScheme = 'labour-market-region'

export interface NamedRegion extends RegionRef {
  name: string
}

/** The columns of a board: what stands open, is running … in a region. */
export interface BoardColumn {
  state: State | 'no-state'
  items: readonly ItemSummary[]
}

export interface RegionBoard {
  region: NamedRegion
  columns: readonly BoardColumn[]
  /** For single municipalities that are in the region on the day. */
  municipal: readonly ItemSummary[]
  tally: Tally
}

/** The regions that have a board: those of the labour market, and any other that something was promised for. */
export const boardRegions = (view: RegisterView): NamedRegion[] => regionsFor(view, view.known.items)

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
  const key = regionText(region)
  const rows = regionsIn(view.known.items).find((one) => regionText(one.region) === key)?.items ?? []
  const municipal = view.known.items.filter(({ item }) =>
    item.places.some(
      (place) =>
        place.kind === 'municipality' && regionsOfMunicipality(view, place.code).some((one) => regionText(one) === key),
    ),
  )
  const columns = [...states, 'no-state' as const].map((state) => ({
    state,
    items: summaries(
      view,
      rows.filter(({ standing }) => (standing.state ?? 'no-state') === state),
    ),
  }))
  return ok({ region: found, columns, municipal: summaries(view, municipal), tally: tallyOf(view, rows) })
}

export interface MatrixCellView {
  coverage: MatrixCell['coverage']
  items: readonly ItemSummary[]
  municipal: readonly ItemSummary[]
}

export interface MatrixPage {
  regions: readonly NamedRegion[]
  rows: readonly {
    goal: ItemSummary
    cells: readonly MatrixCellView[]
    province: MatrixCellView
    elsewhere: readonly ItemSummary[]
  }[]
  gaps: readonly { goal: string; region: NamedRegion; coverage: 'none' | 'promised' }[]
  withoutGoal: readonly ItemSummary[]
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
