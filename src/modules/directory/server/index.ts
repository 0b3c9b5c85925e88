export { clockText, dayAt } from '../domain/amsterdam-clock.ts'
export { typedFields } from '../forms/edit-reader.ts'
export { minuteIn } from '../forms/schedule-fields.ts'
export type { ContactNumbers } from '../ui/point-rows.ts'
export { type ApiPage, apiPage, linkHeader, longestPageSize, pageReaders } from './api/api-page.ts'
export {
  type ApiPoint,
  type ApiWorld,
  eventsFrom,
  locationsOf,
  organisationsOf,
  pointsAt,
  servicesOf,
} from './api/api-resources.ts'
export { type ApiPart, apiVersion, openApiDocument, withApiPart } from './api/openapi.ts'
export { type PointQuery, pointReaders, pointsFor } from './api/point-query.ts'
export { pointsCsv } from './api/points-csv.ts'
export { type Asked, type QueryFault, type Readers, readQuery } from './api/read-query.ts'
export { type DirectoryPages, directoryPages } from './directory-pages.ts'
export { type DirectoryStore, directoryStore } from './directory-store.ts'
export type {
  CoverageAnswer,
  CoverageCell,
  CoveragePage,
  CoverageRow,
  EventRow,
  ListPage,
  ListQuery,
  PhoneView,
  PlaceView,
  PointPage,
  PointRow,
  RegionCoverage,
  TextView,
} from './directory-views.ts'
export type { ImportOrigin } from './exchange/read-hsds.ts'
export { maximumBytes as maximumImportBytes, readImport } from './exchange/read-import.ts'
export type { ImportedRow, ImportRead, ImportRefusal } from './exchange/refusal.ts'
export { type HsdsFiles, hsdsFilesOf } from './exchange/write-hsds.ts'
export {
  type Decided,
  type Decision,
  decideChange,
  type NotDecided,
} from './keeping/decide-change.ts'
export { changeRow, confirmRow, type Kept, type Meanwhile, type NotKept, undoChange } from './keeping/keep-row.ts'
export { type KeepingDesk, type KeepingTables, toldFinding } from './keeping/keeping-desk.ts'
export { type KeptList, type KeptRowPage, keptList, keptRow } from './keeping/kept-pages.ts'
export { keptPart } from './keeping/row-revisions.ts'
export { type NotTied, type StewardRow, stewardRows, tieSteward } from './keeping/stewards.ts'
export { knownNames } from './known-names.ts'
export { type DirectoryRead, loadDirectory, readDirectory } from './load-directory.ts'
export { coverageCsv, kindsByLanguage, languagesToCover } from './pages/coverage-tables.ts'
export { eventsAtom, eventsIcs } from './pages/events-calendar.ts'
export {
  directoryReader,
  type Imported,
  type Importer,
  importRows,
  type Published,
  publishDirectory,
} from './publish-directory.ts'
export type { DirectoryTables } from './tables.ts'
