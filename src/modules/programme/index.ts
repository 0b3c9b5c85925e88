export { itemPath, notePath, statementPath } from './domain/addresses.ts'
export type {
  BoardColumn,
  ColumnCounts,
  HandOverCells,
  HandOverCellView,
  HandOverPageRow,
  MatrixCellView,
  MatrixPage,
  MatrixRowView,
  NamedMunicipality,
  NamedRegion,
  PlanSoundings,
} from './domain/board-views.ts'
export { type Choice, type ChoiceName, type Choices, shortChoices } from './domain/choices.ts'
export {
  type Claim,
  type ClaimCheck,
  type DeadlineGroup,
  type PolicyFigure,
  type RecountedClaim,
  recount,
} from './domain/claims.ts'
export { type Deadline, type DeadlineBasis, deadlineBases, hardBases, isHard } from './domain/deadline.ts'
export { type AgreementWords, executorTypes, isAgreementId } from './domain/editing/agreement.ts'
export { clerkSteps, type NotSaid, type SayStep, saySteps } from './domain/editing/check-saying.ts'
export { type Attention, attentions } from './domain/editing/own-list.ts'
export type { SaidEvent, SaidOfItem } from './domain/editing/said.ts'
export {
  type EvaluationCount,
  type EvaluationPeriod,
  evaluationCounts,
  type OutcomeClass,
  outcomeClasses,
} from './domain/evaluation.ts'
export type { EvaluationView, FigureView } from './domain/evaluation-views.ts'
export { type Figure, intervalOf } from './domain/figures.ts'
export type { Coverage } from './domain/goal-matrix.ts'
export { type HandOverStep, handOverSteps, type ListedFocalPoint, type StepCount } from './domain/hand-over.ts'
export { type FollowUp, followUps, type ItemOn, itemOn, type Standing } from './domain/history.ts'
export {
  type BakenPart,
  bakenParts,
  type Certainty,
  certainties,
  type ItemType,
  itemTypes,
  type Kind,
  kinds,
  type Stage,
  stages,
} from './domain/item-types.ts'
export type { ItemPage } from './domain/item-view.ts'
export {
  type Change,
  type FigureUnit,
  figureUnits,
  type Item,
  type ItemId,
  type KnownBasis,
  knownBases,
  type Link,
  type LinkType,
  linkTypes,
  type MotionDetail,
  type RegisterEvent,
  type Vote,
  votes,
} from './domain/items.ts'
export {
  countsAgainstProvince,
  type Lateness,
  latenesses,
  latenessOn,
  type Timeliness,
  timelinessOf,
} from './domain/lateness.ts'
export { chainOf, circlesIn } from './domain/links.ts'
export {
  activeFilters,
  emptyFilter,
  type FilterName,
  filterValues,
  type ListFilter,
  type ListQuery,
  type SortKey,
  sortKeys,
} from './domain/list-items.ts'
export type { DocumentId, InstrumentId, Party, PartyId } from './domain/parties.ts'
export { type Place, parsePlace, placeText, type RegionRef } from './domain/places.ts'
export { asOf, type Register, type RegisterOn } from './domain/register.ts'
export {
  type NoteAsked,
  type NoteForm,
  noteFileName,
  noteForms,
  type ParliamentNote,
  type RefusalReason,
  type RefusedSentence,
  type Sentence,
  sentencesOf,
} from './domain/report/note.ts'
export { type NotePageBlock, notePageOf } from './domain/report/note-pages.ts'
export { type StatementKind, statementKinds } from './domain/retelling.ts'
export { type Actor, actors, checkStep, endStates, type State, stateSteps, states } from './domain/states.ts'
export type { ChainView } from './domain/subject-views.ts'
export { type ColumnName, type ColumnSort, type TableColumn, tableColumns } from './domain/table-columns.ts'
export {
  markOf,
  percentAt,
  percentOn,
  scaleOver,
  type TimeMark,
  type TimeScale,
  type YearCount,
} from './domain/time-scale.ts'
export type { ItemSummary, NamedParty, NamedPlace, Wording } from './domain/views.ts'
export { parseWhen, type When } from './domain/when.ts'
export { type AskedChoice, choiceIn, searchText } from './forms/board-query-form.ts'
export { type AskedEvaluation, type EvaluationProblem, evaluationIn } from './forms/evaluation-query-form.ts'
export { type AskedList, addressOf, listQueryIn, type QueryProblem, searchOf } from './forms/list-query-form.ts'
export { type NoteQueryProblem, noteQueryIn } from './forms/note-query-form.ts'
