export type { HandOverCellView, MatrixPage, NamedRegion } from '../domain/board-views.ts'
export type { EventView, EvidenceView, RegisterChange, TimePoint } from '../domain/event-view.ts'
export type { ItemPage, LinkView, PilotView } from '../domain/item-view.ts'
export type { Moment } from '../domain/note-views.ts'
export { emptyRow } from '../domain/own-hand-over.ts'
export {
  type DraftField,
  type DraftNote,
  type DraftProblem,
  draftFields,
  draftTexts,
  longestDraft,
  readDraft,
  type TypedDraft,
  typedDraft,
  typedDraftFrom,
} from '../forms/draft-note-form.ts'
export {
  type AgreementProblem,
  agreementTexts,
  readAgreement,
  type TypedAgreement,
  typedAgreement,
} from '../forms/editing/agreement-form.ts'
export { readSaying, type SayProblem } from '../forms/editing/say-form.ts'
export { type TypedSaying, typedSaying } from '../forms/editing/typed-saying.ts'
export {
  type RowProblem,
  readRow,
  rowTexts,
  type TypedRow,
  typedRow,
  typedRowFrom,
} from '../forms/own-hand-over-form.ts'
export { loadKeepers } from './editing/load-keepers.ts'
export {
  type OwnItem,
  type OwnList,
  type OwnQuery,
  type OwnRow,
  ownAgreement,
  ownAgreements,
  ownItem,
  ownItems,
  possibleExecutors,
  toSettle,
} from './editing/own-items.ts'
export { saidLayer } from './editing/said-layer.ts'
export { type NotSaidNow, type SayAsk, sayOfItem } from './editing/say-of-item.ts'
export type { EditingDesk, EditingTables } from './editing/tables.ts'
export { type NotWorded, type WordAsk, wordAgreement } from './editing/word-agreement.ts'
export { evaluationPage } from './evaluation.ts'
export { evaluationCsv, figuresCsv } from './evaluation-csv.ts'
export { type ChangesPage, changesPage, changesSince, timeLine } from './event-views.ts'
export { changesAtom, type FeedWords } from './exchange/changes-atom.ts'
export { type CalendarWords, deadlinesIcs } from './exchange/deadlines-ics.ts'
export { handOverCsv } from './exchange/hand-over-csv.ts'
export {
  type ImportedFile,
  type ImportFormat,
  type ImportOrder,
  importFile,
  importFormats,
} from './exchange/import-file.ts'
export {
  type HandOverImport,
  type HandOverSurroundings,
  handOverYaml,
  importHandOver,
} from './exchange/import-hand-over.ts'
export { clerkColumns, type IbabsImport, type IbabsItem, type IbabsList, importIbabs } from './exchange/import-ibabs.ts'
export { type ImportedItem, type ImportPlace, importItems } from './exchange/import-items.ts'
export { itemsCsv } from './exchange/items-csv.ts'
export { itemsXlsx } from './exchange/items-xlsx.ts'
export { itemsYaml, linksYaml, type RowWords, wordsYaml } from './exchange/items-yaml.ts'
export { maximumBytes as maximumImportBytes, maximumRows as maximumImportRows } from './exchange/limits.ts'
export { odsJson } from './exchange/ods-json.ts'
export type { Import, Refusal } from './exchange/refusal.ts'
export { registerSchema } from './exchange/register-schema.ts'
export { type Disk, realDisk, writeFolder } from './exchange/write-import.ts'
export {
  boardRegionOf,
  findMunicipality,
  labourRegions,
  type MunicipalityFound,
  type MunicipalityIndex,
  municipalityCode,
  municipalityIndex,
} from './find-municipality.ts'
export { findItem, itemPage, knownLater } from './item-page.ts'
export { itemSummary, type RegisterTally, registerTally, type Tally, tallyOf } from './item-summary.ts'
export { knowledgeDays, sourcesNamed } from './knowledge.ts'
export { choicesOf, itemList, type ListPage, listPage, openValues } from './list-page.ts'
export { type LiveRegister, liveRegister, type RegisterLayer } from './live-register.ts'
export {
  loadProgramme,
  type Programme,
  type ProgrammePlaces,
  type ProgrammeRead,
  programmePlacesIn,
  readProgramme,
  surroundingsOf,
} from './load-programme.ts'
export {
  type HandOverPage,
  handOverPage,
  type MunicipalityPage,
  municipalityPage,
  type OwnWords,
} from './local-pages.ts'
export { type ClaimView, claimViews, type NotePage, notePage, type StatementView } from './note-page.ts'
export { chapterPage } from './notes/chapter-page.ts'
export { noteAddress, notePaths } from './notes/note-addresses.ts'
export { noteMoments, noteTimeLine } from './notes/note-time.ts'
export {
  changeOwnRow,
  type HandOverDesk,
  type OwnRowPage,
  ownRowPage,
  type RowNotSaid,
  undoOwnRow,
} from './own/change-own-row.ts'
export { type OwnHandOver, ownHandOver } from './own/own-rows.ts'
export type { OwnRowTables } from './own/tables.ts'
export { type PlanVersion, planSoundings } from './plan-soundings.ts'
export {
  boardRegions,
  matrixPage,
  type RegionBoard,
  type RegionLine,
  type RegionsOverview,
  regionBoard,
  regionsOverview,
} from './region-pages.ts'
export { partyNamed, type RegisterView, registerOn } from './register-view.ts'
export { type RegisterViews, registerViews } from './register-views.ts'
export {
  type ListedNote,
  type OwnNotePage,
  ownNoteFile,
  ownNotePage,
  ownNotes,
  type ReleasedNote,
  type ReleasedNotes,
  releasedNotes,
} from './released/note-pages.ts'
export type { NoteTables } from './released/tables.ts'
export {
  beginNote,
  changeNote,
  type NoteFiles,
  type NotWritten,
  releaseNote,
  submitNote,
  takeBackNote,
  undoNote,
  type WritingDesk,
} from './released/write-note.ts'
export { type ExampleNote, exampleNotes, motionNamed, motionsToChoose } from './report/motion-named.ts'
export { type NoteDesk, type NoteFormat, noteFormats, openNoteDesk } from './report/note-desk.ts'
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
export { type TimeLinePage, timeLinePage } from './time-line-page.ts'
