export { countCsv, countSchema, municipalitiesCsv } from './count-csv.ts'
export { type FileRead, type FileSurroundings, kompasFileText, readKompasFile } from './kompas/kompas-file.ts'
export {
  differencesView,
  type KompasSources,
  kompasItems,
  kompasRegions,
  questionsView,
  resultView,
} from './kompas/kompas-views.ts'
export { type Kompas, type KompasRead, loadKompas, readKompas } from './kompas/load-kompas.ts'
export { type ListedSource, notePaper } from './kompas/note-paper.ts'
export { loadPolicy, type Policy, type PolicyRead, readPolicy } from './load-policy.ts'
export {
  type MunicipalityRow,
  type PolicyPage,
  type PredecessorRow,
  policyPage,
  type RegionRow,
} from './policy-views.ts'
export type { DocumentView, MeasurementView, Wording } from './source-views.ts'
