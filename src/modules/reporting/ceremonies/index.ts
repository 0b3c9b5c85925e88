/**
 * What reporters and colleagues do with keys: a report is begun and sealed, a case is opened by its code or by the key of the organisation, items are sealed and
 * opened. The same in a browser and – for who has no JavaScript – on the server. Pure over `platform/sealing`: no page, no network, no clock; dice are passed in.
 */
export {
  type CodeOpener,
  caseKeyByCode,
  caseKeyOf,
  makeCaseKey,
  openerOf,
} from './case-keys.ts'
export { type CasePlace, envelopePlace, type ItemPlace, newReportingId } from './case-place.ts'
export {
  type FreshForReporter,
  type FreshSecret,
  forgetRing,
  freshByReporter,
  freshOf,
  freshSecretFor,
  type KeyRing,
  newestOf,
  rewrappedFresh,
  ringOf,
} from './fresh-keys.ts'
export {
  bytesOfJson,
  jsonOf,
  type NotOpened,
  nextSequence,
  openItem,
  openWithRing,
  type SealedItem,
  sealItem,
  sealWords,
} from './items.ts'
export {
  type AlongContent,
  openAlong,
  openLetter,
  type SealedForward,
  type SealedLetter,
  sealForward,
  sealLetter,
} from './seal-forward.ts'
export {
  type OpenedQuestion,
  openAdvice,
  openQuestion,
  type QuestionPlace,
  readQuestion,
  type SealedQuestion,
  type SealedReply,
  sealAdvice,
  sealQuestion,
  sealQuestionLetter,
} from './seal-question.ts'
export { type BegunCase, beginCase, forCode, type Reader, type SealedReport, sealReport } from './seal-report.ts'
export {
  alongHash,
  commitmentOfText,
  fitsContent,
  identityAlong,
  identityHash,
  manifestHash,
  signStatement,
  verifyStatement,
} from './statements.ts'
