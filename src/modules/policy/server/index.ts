export { countCsv, countSchema, municipalitiesCsv } from './count-csv.ts'
export { loadPolicy, type Policy, type PolicyRead, readPolicy } from './load-policy.ts'
export {
  type MunicipalityRow,
  type PolicyPage,
  type PredecessorRow,
  policyPage,
  type RegionRow,
} from './policy-views.ts'
export type { DocumentView, MeasurementView, Wording } from './source-views.ts'
