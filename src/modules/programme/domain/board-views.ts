import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { Coverage } from './goal-matrix.ts'
import type { HandOverStep } from './hand-over.ts'
import type { ItemId, KnownBasis } from './items.ts'
import type { RegionRef } from './places.ts'
import type { State } from './states.ts'
import type { ItemSummary, NamedParty, Wording } from './views.ts'

export interface NamedRegion extends RegionRef {
  name: string
}

export interface NamedMunicipality {
  code: string
  name: string
}

/** The columns of a board: what stands open, is running … in a region. */
export interface BoardColumn {
  state: State | 'no-state'
  items: readonly ItemSummary[]
}

/** How many rows there are in each column of a board, in the order of the columns. */
export type ColumnCounts = readonly { state: BoardColumn['state']; count: number }[]

export interface MatrixCellView {
  coverage: Coverage
  items: readonly ItemSummary[]
  /** For one municipality in the region; they fill no cell. */
  municipal: readonly ItemSummary[]
}

export interface MatrixRowView {
  goal: ItemSummary
  /** In the order of the regions of the page. */
  cells: readonly MatrixCellView[]
  province: MatrixCellView
  elsewhere: readonly ItemSummary[]
}

export interface MatrixPage {
  regions: readonly NamedRegion[]
  rows: readonly MatrixRowView[]
  gaps: readonly { goal: ItemId; region: NamedRegion; coverage: 'none' | 'promised' }[]
  withoutGoal: readonly ItemSummary[]
}

/** What was said of one step in one municipality. */
export interface HandOverCellView {
  answer: 'yes' | 'no'
  /** As precise as the source: `2027-01`. */
  when: string
  knownOn: string
  knownBasis: KnownBasis
  by: NamedParty
  sources: readonly SourceCode[]
  confidence: Confidence
}

/** Null: nobody said anything, which is not "no". */
export type HandOverCells = Readonly<Record<HandOverStep, HandOverCellView | null>>

export interface HandOverPageRow {
  municipality: NamedMunicipality
  region: NamedRegion | null
  cells: HandOverCells
  /** Of how many of the four steps somebody said something. */
  stepsKnown: number
  /** How much was said of municipalities that went into this one. */
  saidOfPredecessors: number
}

export interface SoundingView {
  id: string
  verdict: 'approved' | 'comments' | 'rejected'
  by: NamedParty
  when: string
  knownOn: string
  /** What was said, retold. */
  text: Wording
  sources: readonly SourceCode[]
  confidence: Confidence
}

/** One version of a step plan and what the sounding group said about it; empty when nobody said anything yet. */
export interface PlanSoundings {
  guide: string
  /** Null for a plan that is only named by a sounding. */
  title: Wording | null
  version: string
  /** False for an older version, which only a sounding still names. */
  current: boolean
  said: readonly SoundingView[]
}
