export { checkBatch } from '../domain/batch.ts'
export { readBatch } from '../forms/read-batch.ts'
export { hoursTurn } from '../ui/hours-turn.ts'
export { type BeforeYouSend, beforeYouSend, type Footing } from './ahead/before-you-send.ts'
export { type ChangesPage, changesPage, type HirerPage, type HirerRule, hirerPage } from './ahead/hirer-page.ts'
export type { RuleView, RuleWords } from './ahead/rule-view.ts'
export { checkPayslips, type PayslipAnswer } from './api/check-payslips.ts'
export { fieldSentence, fileSentence, lineSentence } from './api/refusal-sentences.ts'
export { rightsApi } from './api/rights-openapi.ts'
export { rulesAnswer } from './api/rules-answer.ts'
export { resultsCsv } from './batch/batch-csv.ts'
export { resultsJson } from './batch/batch-json.ts'
export { batchTemplate } from './batch/batch-template.ts'
export type { LetterAsked, LetterPeriod } from './letter/letter-matter.ts'
export { letterPaper } from './letter/letter-paper.ts'
export type { LetterSource, LetterWords } from './letter/letter-words.ts'
export { type FactsRead, loadFacts, readFacts } from './load-facts.ts'
export {
  isShortCheck,
  type ShortPage,
  type ShortPageWith,
  shortPage,
  typedForCheck,
  typedForWeeks,
  type WeekPage,
  weekPage,
} from './short-pages.ts'
