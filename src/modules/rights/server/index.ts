export { type FactsRead, loadFacts, readFacts } from './load-facts.ts'
