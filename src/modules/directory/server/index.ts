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
export { knownNames } from './known-names.ts'
export { type DirectoryRead, loadDirectory, readDirectory } from './load-directory.ts'
export type { ContactNumbers } from './point-rows.ts'
export { directoryReader, importRows, type Published, publishDirectory } from './publish-directory.ts'
export type { DirectoryTables } from './tables.ts'
