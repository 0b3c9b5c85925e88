export { type ImportKind, importKinds } from '../forms/import-columns.ts'
export {
  type DocumentProblem,
  longestTyped,
  nothingTyped,
  type OwnDocumentField,
  ownDocumentFields,
  readDocument,
  type TypedDocument,
  typedDocument,
  typedFrom,
} from '../forms/own-document-form.ts'
export { countCsv, countSchema, municipalitiesCsv } from './count-csv.ts'
export { type Comparison, comparedCounts, comparePage } from './frameworks/compare-page.ts'
export { type DocumentPage, documentPage } from './frameworks/document-page.ts'
export {
  type DocumentList,
  type DocumentQuery,
  documentList,
  municipalityChoices,
} from './frameworks/documents-page.ts'
export { type ExpiringPage, expiringPage } from './frameworks/expiring-page.ts'
export { type FrameworkView, frameworksOn, regionsIn } from './frameworks/framework-view.ts'
export { inventoryCsv } from './frameworks/inventory-csv.ts'
export { type InventoryPage, inventoryPage } from './frameworks/inventory-page.ts'
export { type RulesPage, rulesPage } from './frameworks/rules-page.ts'
export { tablesSchema } from './frameworks/tables-schema.ts'
export { importPolicy, type PolicyImport } from './import/import-policy.ts'
export type { Refusal } from './import/read-table.ts'
export { writeImport } from './import/write-import.ts'
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
export { loadPolicy, type Policy, type PolicyRead, readPolicy, readSourceCodes } from './load-policy.ts'
export {
  addOwnDocument,
  changeOwnDocument,
  confirmOwnDocument,
  type NotSaid,
  type PolicyDesk,
  undoOwnDocument,
} from './own/change-own-document.ts'
export {
  fieldTexts,
  type OwnDocumentPage,
  type OwnDocumentsPage,
  ownDocumentPage,
  ownDocumentsPage,
} from './own/own-documents-page.ts'
export { type OwnStatements, ownStatements, policyAsSaid } from './own/own-statements.ts'
export type { PolicyTables } from './own/tables.ts'
export {
  type MunicipalityRow,
  type PolicyPage,
  type PredecessorRow,
  policyPage,
  type RegionRow,
} from './policy-views.ts'
export type { DocumentView, MeasurementView, Wording } from './source-views.ts'
