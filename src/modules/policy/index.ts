export {
  type DateSpan,
  type PartialDate,
  parseDateSpan,
  parsePartialDate,
  precisionOf,
  spanText,
} from '#kernel/partial-date.ts'
export { type CountMeasurement, countOn, measurementOn, type PolicyCount } from './domain/count.ts'
export { expiryGroups } from './domain/expiring.ts'
export {
  type CellView,
  type DocumentRow,
  documentSorts,
  type Named,
  type ThemeCount,
} from './domain/framework-views.ts'
export { type HousingRule, type HousingRuleValue, housingRuleIds, ruleForm } from './domain/housing-rules.ts'
export { type InventoryStatus, inventoryStatuses } from './domain/inventory.ts'
export { type DocumentState, documentStateOn, documentStates, isKnownOn } from './domain/known-documents.ts'
export { exampleSheet } from './domain/kompas/example.ts'
export { type FilledIn, fieldsOf, sheetFrom } from './domain/kompas/fields.ts'
export { type FileRefusal, fileName, type LeftOut, maximumFileLength } from './domain/kompas/file.ts'
export {
  emptySheet,
  isTheme,
  type KompasAnswer,
  type KompasQuestion,
  type KompasSheet,
  type KompasTheme,
  kompasAnswers,
  kompasThemes,
  maximumNoteLength,
  type Plateau,
  plateaus,
} from './domain/kompas/kompas.ts'
export {
  type AnswerChange,
  type CellState,
  cellStates,
  changesBetween,
  type KompasCell,
  openPoints,
  profileOf,
} from './domain/kompas/result.ts'
export type {
  DifferenceView,
  Field,
  ItemView,
  LoadView,
  NamedRegion,
  OpenPointView,
  QuestionsView,
  ResultView,
} from './domain/kompas/views.ts'
export { type WordStretch, wordDifference } from './domain/kompas/word-difference.ts'
export { type MapClass, mapClasses, mapClassOf } from './domain/map-classes.ts'
export { type StandingState, standingStates } from './domain/merger.ts'
export { type OwnAct, ownActs, ownWordSource } from './domain/own-documents.ts'
export {
  type Basis,
  type Decider,
  type DocumentAct,
  type FrameworkCounts,
  type Measurement,
  type MeasurementKind,
  type NamedAs,
  type PolicyDocument,
  type PolicyField,
  type Subject,
  subjectOf,
  subjects,
  type Theme,
  themes,
} from './domain/policy.ts'
export {
  type Dissolution,
  isKnownStatus,
  type KnownPolicy,
  type MunicipalityStatement,
  type Naming,
  type PolicyStatus,
  type PredecessorStatement,
  policyStatuses,
  statementsOn,
} from './domain/statements.ts'
export {
  type TraffickingCount,
  type TraffickingStatus,
  traffickingOn,
  traffickingStatusOn,
} from './domain/trafficking.ts'
export { type QueryProblem, type QueryReading, readPolicyQuery } from './forms/policy-query.ts'
