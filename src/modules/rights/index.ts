export { checkFacts, type FactFinding, type FactFindingCode, factFindingCodes } from './domain/check-facts.ts'
