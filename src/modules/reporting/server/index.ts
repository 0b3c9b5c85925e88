export { readCaseQuery } from '../forms/case-query.ts'
export { type DeskStep, readChoice, readDeskStep, readGiven } from '../forms/desk-form.ts'
export { type ForwardStep, readForwardStep } from '../forms/forward-step.ts'
export { casesToFreshenAtOnce, type FreshenStep, readFreshenStep } from '../forms/freshen-form.ts'
export { readAnsweredLetter, readLetterFile, readOpenedLetter, readToldAnswer } from '../forms/letter-form.ts'
export { readAskStep, readSentAdvice, readSentAdviceByLink } from '../forms/question-form.ts'
export {
  type ChangedCode,
  readAskedFile,
  readChangedCode,
  readFoundBy,
  readSaid,
  readSealedReport,
  type SaidSealed,
} from '../forms/sent-envelopes.ts'
export { type CaseDesk, type CaseRow, type CaseTables, type CaseTransaction, onCase } from './cases/case-desk.ts'
export {
  casesToFreshen,
  type FreshenedCase,
  freshenCases,
  type KeptFresh,
  type ToFreshen,
} from './cases/freshen-cases.ts'
export {
  type KeptCaseKey,
  type OpenedCase,
  type OwnItem,
  openCase,
  readCaseFile,
  type TakenStep,
} from './cases/open-case.ts'
export { keepOwnUpload, type NotWritten, type OwnWriting, throwAwayItem, writeInCase } from './cases/write-item.ts'
export { type CaseInClear, caseInClear, type StepTaken } from './casework/case-in-clear.ts'
export { type LinkedCase, linkCase, unlinkCase } from './casework/links.ts'
export { type CasesPage, casesOnPage, casesPage, countCases } from './casework/list-cases.ts'
export { type SealedTexts, sealedTexts, type TextsPage } from './casework/sealed-texts.ts'
export {
  addTask,
  type CaseTask,
  handOverCases,
  type OnHand,
  type OwnTask,
  ownTasks,
  setTaskDone,
  whatToHandOver,
} from './casework/tasks.ts'
export { askVault, type OpenVault, openVault, settleVault, type VaultRequest } from './casework/vault.ts'
export { assignCase, changeCoded, type NoStepTaken, seeCase, takeStep } from './casework/work-on-case.ts'
export { type DemoCase, demoId, loadDemoCases } from './demo/load-demo-cases.ts'
export { type FoundReader, readerFor, readerKey } from './find-reader.ts'
export {
  answerByLink,
  answerForward,
  expireForwards,
  type NotAnswered,
  type PutAnswer,
  type ToldAnswer,
  withdrawForward,
} from './forwards/answer-forward.ts'
export {
  answerQuestion,
  answerQuestionByLink,
  type NotAdvised,
  type ToldAdvice,
  withdrawQuestion,
} from './forwards/answer-question.ts'
export { askInside, askOutside, type NotAsked, type ToldQuestion } from './forwards/ask-question.ts'
export { type AlongPlace, keepAlong, openLetterFile } from './forwards/forward-files.ts'
export type { LetterDesk, NotProved } from './forwards/letter-desk.ts'
export {
  caseForwards,
  type ForwardRow,
  forwardsOf,
  type GivenLetter,
  type LetterHead,
  letterHead,
  openLetterByLink,
  type Partner,
  partnersFor,
  type WaitingForward,
  waitingForwards,
} from './forwards/read-forwards.ts'
export {
  type AskedQuestion,
  adviceIn,
  askedQuestion,
  askedQuestions,
  type Consultation,
  consultationsOf,
  countQuestions,
  openQuestionHere,
  type SealedAdvice,
  type SealedQuestionGiven,
  type WrappedKey,
} from './forwards/read-questions.ts'
export { type ForwardTold, forwardInside, forwardOutside, letterDays, type NotSent } from './forwards/send-forward.ts'
export type { ForwardDesk, SharedManifest, ToldSharing } from './forwards/share.ts'
export type { SignStatement } from './forwards/sign-statement.ts'
export { type DoorIn, fileReport, type NotKept, submitReport } from './keep-report.ts'
export { type Reminder, remindAll } from './reminders/remind.ts'
export { hashOf, type ReportDesk } from './report-desk.ts'
export {
  type CaseRetention,
  deleteEarly,
  holdCase,
  type NotHeld,
  readRetention,
  releaseHold,
  retentionIn,
} from './retention/case-retention.ts'
export { type LedgerLine, parseLedger, readLedger, reapplyLedger } from './retention/ledger.ts'
export { type ClockRow, loadClocks, readClocks, soundClocks } from './retention/load-clocks.ts'
export { loadSteps } from './retention/load-steps.ts'
export { casesWithoutDay, type DueCase, dueCases, forgetUploads, runRetention } from './retention/run-retention.ts'
export type { RetentionTables } from './retention/tables.ts'
export { codeOfSeed, ownCodeSeenOnce } from './seen-once/own-code-seen-once.ts'
export { mostFilesAtOnce, type NotSaidOnce, saySeenOnce } from './seen-once/say-seen-once.ts'
export type { NotACode, NotNow, SeenOnceDesk } from './seen-once/seen-once-desk.ts'
export { type NotSentOnce, type SentOnce, sendSeenOnce } from './seen-once/send-seen-once.ts'
export {
  deleteSeenOnce,
  fileSeenOnce,
  type NotOpenedOnce,
  type OpenedEntry,
  type OpenedThread,
  type Proof,
  proofSeenOnce,
  readSeenOnce,
} from './seen-once/thread-seen-once.ts'
export { readersSet, type SetReader, setReader } from './set-reader.ts'
export { type DemoHolders, loadDemoFigures } from './statistics/demo-figures.ts'
export { type FigurePage, figurePage } from './statistics/figure-page.ts'
export { figuresCsv, figuresSchema, type NameOf } from './statistics/figures-csv.ts'
export { editionsToKeep, putBackEditions } from './statistics/keep-editions.ts'
export {
  dueYears,
  figureDay,
  firstFigureYear,
  loadSignalKinds,
  publishDue,
  publishedFrom,
} from './statistics/publish-editions.ts'
export {
  type Edition,
  type ExactYear,
  exactFigures,
  type FigureDesk,
  type OwnEdition,
  ownEditions,
  publishedEditions,
} from './statistics/read-figures.ts'
export type { FigureTables } from './statistics/tables.ts'
export type { ReportingTables } from './tables.ts'
export {
  changeCode,
  deleteOwnCase,
  findThread,
  keepUpload,
  type NotSaid,
  sayInThread,
  type ThreadDeletion,
  type ThreadHead,
  type ThreadItem,
  threadDeletion,
  threadFile,
  threadFresh,
  threadItems,
  type UploadPlace,
} from './thread.ts'
export { type UploadRoom, uploadRoom } from './uploads/upload-room.ts'
