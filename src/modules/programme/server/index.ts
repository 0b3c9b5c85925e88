export { evaluationPage } from './evaluation.ts'
export { evaluationCsv, figuresCsv } from './evaluation-csv.ts'
export {
  changesSince,
  type EventView,
  type EvidenceView,
  type RegisterChange,
  type TimePoint,
  timeLine,
} from './event-views.ts'
export { changesAtom, type FeedPlace, type FeedWords } from './exchange/changes-atom.ts'
export { type CalendarPlace, type CalendarWords, deadlinesIcs } from './exchange/deadlines-ics.ts'
export { type IbabsImport, type IbabsItem, type IbabsList, importIbabs } from './exchange/import-ibabs.ts'
export { type ImportedItem, importItems } from './exchange/import-items.ts'
export { itemsCsv } from './exchange/items-csv.ts'
export { itemsYaml, type RowWords, wordsYaml } from './exchange/items-yaml.ts'
export { odsJson } from './exchange/ods-json.ts'
export type { Import, Refusal } from './exchange/refusal.ts'
export { findItem, type ItemPage, itemPage, type LinkView, type PilotView } from './item-page.ts'
export { itemSummary, type Tally, tallyOf } from './item-summary.ts'
export { knowledgeDays, sourcesNamed } from './knowledge.ts'
export { type Choice, itemList, type ListPage, listPage } from './list-page.ts'
export {
  loadProgramme,
  type Programme,
  type ProgrammeRead,
  readProgramme,
  surroundingsOf,
} from './load-programme.ts'
export {
  type HandOverCellView,
  type HandOverPage,
  handOverPage,
  type MunicipalityPage,
  municipalityPage,
} from './local-pages.ts'
export { type ClaimView, claimViews, type NotePage, notePage, type StatementView } from './note-page.ts'
export {
  boardRegions,
  type MatrixPage,
  matrixPage,
  type NamedRegion,
  type RegionBoard,
  regionBoard,
} from './region-pages.ts'
export { type RegisterView, registerOn } from './register-view.ts'
export {
  type AgreementsPage,
  type AskedLine,
  type AskedSort,
  agreementsPage,
  askedOfExecutive,
  askedSorts,
  type GoalView,
  goalsPage,
  itemsOfType,
  type MotionPage,
  motionPage,
  type PilotPage,
  pilotChains,
  pilotPages,
  type WatchView,
  watchList,
} from './subject-pages.ts'
