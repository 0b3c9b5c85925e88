export type { AreaCircle, AreaMapShapes, AreaOutline } from './domain/area-shapes.ts'
export type {
  Areas,
  Division,
  Membership,
  Municipality,
  MunicipalityCode,
  Population,
  Region,
  RegionScheme,
  Succession,
} from './domain/areas.ts'
export type {
  AreaGeometry,
  Boundary,
  BoundaryBatch,
  Position,
  Ring,
  StoredBoundary,
} from './domain/boundary.ts'
export { checkAreas } from './domain/checks/check-areas.ts'
export type { AreasFinding, AreasFindingCode, AreasPart } from './domain/checks/finding.ts'
export { coveredDay, coveredPeriod, divisionOn, isCovered } from './domain/coverage.ts'
export { type MovedCount, moveCounts } from './domain/move-counts.ts'
export {
  moveStatement,
  type PredecessorStatement,
  type SaidByPredecessors,
  type StatementAfterChange,
} from './domain/move-statement.ts'
export { municipalitiesOn, municipalityOn } from './domain/municipalities-on.ts'
export { completePeriod, membersOf, type RegionAnswer, type RegionKey, regionIn, regionsOf } from './domain/regions.ts'
export { changedBetween, type TranslationRow, translate } from './domain/translate.ts'
