export {
  type Fact,
  type FactRow,
  type Facts,
  type LegalStatus,
  legalStatuses,
  type Unit,
  units,
} from './domain/fact.ts'
export { changedSince, factOn, nextChange } from './domain/fact-on.ts'
