import type { Provenance, SourceCode } from '#kernel/sources.ts'
import type { EvaluationCount, EvaluationPeriod, Tallied } from './evaluation.ts'
import type { FigureDefinition, FigureId, FigureSubject, MeasureUnit, SurveyResponse } from './figures.ts'
import type { FigureBound, FigureUnit, ItemId } from './items.ts'
import type { Interval } from './uncertainty.ts'
import type { ItemSummary, NamedPlace, Wording } from './views.ts'

/** One line of the evaluation: a goal, the rows without one (`none`) or every row (`all`), which have no title. */
export interface EvaluationGroup {
  id: string
  title: Wording | null
  tallied: Tallied
}

/** A figure with its words and with what may be said of its margin. */
export interface FigureView extends Provenance {
  id: FigureId
  subject: FigureSubject
  low: number
  high: number
  bound: FigureBound
  unit: MeasureUnit
  of: number | null
  response: SurveyResponse | null
  responseRate: number | null
  /** Of chance only, at 95 %. */
  interval: Interval | null
  title: Wording
  note: Wording | null
  area: NamedPlace | null
  /** Of a region: which division it is of. */
  scheme: string | null
  /** As precise as the source; null without a date. */
  when: string | null
  definition: FigureDefinition
  items: readonly ItemId[]
  conflictsWith: readonly FigureId[]
}

/** A figure that stands as evidence with an event of a row. */
export interface EvidenceFigure {
  value: number
  bound: FigureBound
  of: number | null
  unit: FigureUnit
  source: SourceCode
  when: string | null
  event: string
  item: ItemSummary
}

/** A study that measured something in the register, with what it says in short. */
export interface StudyView extends ItemSummary {
  text: Wording
  began: string | null
  measures: readonly ItemSummary[]
}

export interface EvaluationView {
  period: EvaluationPeriod
  groups: readonly EvaluationGroup[]
  chosen: { goal: string; count: EvaluationCount; items: readonly ItemSummary[] } | null
  undated: readonly ItemSummary[]
  figures: readonly FigureView[]
  /** How many figures speak of another time only. */
  figuresOutside: number
  evidence: readonly EvidenceFigure[]
  studies: readonly StudyView[]
  /** Of all rows: those that nobody promised a day, quarter or year for. */
  withoutHardTerm: number
}
