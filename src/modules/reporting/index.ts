// Steps and terms of a case.
export {
  type CodedFacts,
  caseForms,
  dangerLevels,
  earlyReasons,
  factsForStep,
  type Ground,
  grounds,
  isMet,
  type Need,
  type NeedName,
  needs,
  partnerAnswers,
} from './domain/casework/needs.ts'
export {
  type Outcome,
  outcomes,
  outcomesOfForwards,
  outcomesOfReading,
  outcomesOfWeighing,
} from './domain/casework/outcomes.ts'
export {
  type CaseEdge,
  type CaseState,
  type CaseStep,
  caseEdges,
  caseStates,
  caseSteps,
  edgeOf,
  lackingFor,
  type StepBy,
  type StepName,
  stepNames,
  stepNow,
  stepsFrom,
} from './domain/casework/steps.ts'
export { dueOn, nearDays, type Term, type TermName, termStanding, terms } from './domain/casework/terms.ts'
export {
  type CaseCounts,
  type CasePlaceInList,
  type CaseQuery,
  caseMark,
  caseSearch,
  everyOpenCase,
  isMarkOf,
  isNarrowed,
  type ListedCase,
  listedStates,
  unbrokenMark,
} from './domain/desk/case-list.ts'
export { type CaseForm, type CodedChoice, choiceIn } from './domain/desk/coded-choice.ts'
export { type CaseDeed, caseDeeds, metNeeds, stepsOnPage } from './domain/desk/desk-steps.ts'
export { type LinkReason, linkReasons, type VaultReason, vaultReasons } from './domain/desk/links.ts'
export {
  type DeskDraft,
  type DraftPage,
  draftBy,
  type FactField,
  type FindableText,
  type FoundInCase,
  factFields,
  type KeptDraft,
  type KnownFacts,
  mostNoteCharacters,
  type NoteEntry,
  type OpenedCaseView,
  type ThreadEntry,
  type ToldPlan,
  textsIn,
} from './domain/desk/opened-case.ts'
export { isReminded, type Waiting, waitingThings } from './domain/desk/reminder.ts'
export {
  type AlongKind,
  alongIn,
  alongText,
  fileKind,
  mayNameReporter,
  mostAlongMegabytes,
} from './domain/forwards/along.ts'
export {
  type AnswerReason,
  allAnswerReasons,
  answerReasons,
  type ForwardAnswer,
  forwardAnswers,
  isReasonFor,
} from './domain/forwards/answers.ts'
export type { ForwardCopy, ForwardCopyEntry } from './domain/forwards/copy.ts'
export { type ForwardField, forwardFieldNames, inOrder, isAboutPeople } from './domain/forwards/fields.ts'
export { fieldsToWeigh, type ShareGround, shareGroundNames, shareGrounds } from './domain/forwards/grounds.ts'
export {
  type Forwardable,
  type ForwardPayload,
  holdsWhatIsNamed,
  knownFields,
  payloadOf,
  payloadText,
} from './domain/forwards/payload.ts'
export { lineText, type PayloadLine, type PayloadWords, payloadLines } from './domain/forwards/payload-lines.ts'
export {
  type AdviceWords,
  type AskableField,
  adviceText,
  askableFields,
  mostAdviceCharacters,
  type QuestionAnswer,
  questionAnswers,
  type WayToAsk,
  waysToAsk,
} from './domain/forwards/questions.ts'
export { isoWeekOf } from './domain/iso-week.ts'
export {
  type CaseKeyName,
  freshSubject,
  type ItemKind,
  isReportingId,
  itemKindNames,
  itemKinds,
  keptFor,
  keptSubject,
  keyOf,
  paddingOf,
  recipientOf,
  type Sender,
  senders,
  writes,
} from './domain/item-kinds.ts'
export { type KeyList, type ListedKey, listedKey, type NotListed } from './domain/receipts/key-list.ts'
export {
  type Answered,
  contentFile,
  type Door,
  doors,
  type Forwarded,
  type Manifest,
  proofFileNames,
  type Received,
  type Signed,
  type Statement,
  signedFile,
  statementText,
} from './domain/receipts/statements.ts'
export {
  type Draft,
  type DraftProblem,
  emptyDraft,
  fieldIds,
  firstUnready,
  givesContact,
  noContact,
  problemsWith,
  type QuestionId,
  questionIds,
  reportFrom,
} from './domain/report/draft.ts'
export { isScreen, type Move, moveFrom, type Screen, screens, type Turn, turn } from './domain/report/journey.ts'
export {
  answerDays,
  type Contact,
  type ContactField,
  contactFields,
  type Danger,
  dangerAnswers,
  type Entrance,
  entrances,
  type FileFacts,
  type FromPlan,
  type GoingOn,
  goingOnAnswers,
  type Identity,
  mostCharacters,
  mostFileMegabytes,
  mostFiles,
  type Report,
  type TroubleForm,
  troubleForms,
} from './domain/report/report.ts'
export {
  type ClockFault,
  type ClockName,
  clockFaults,
  clockNames,
  daysKept,
  fewestDays,
  mostDays,
  type RetentionClock,
} from './domain/retention/clocks.ts'
export {
  type Deletion,
  type DeletionReason,
  deletionOf,
  deletionReasons,
  deletionStanding,
  type KeptCase,
  warningDays,
} from './domain/retention/delete-on.ts'
export { type HoldReason, holdReasons, longestHoldDays, mayHold } from './domain/retention/holds.ts'
// Figures.
export {
  areaParts,
  type Declared,
  declared,
  type FormCategory,
  formCategories,
  formCategory,
  outcomeCategories,
  regionsOfPart,
  type SignalKind,
  signalKinds,
} from './domain/statistics/declared.ts'
export {
  type CountedGroup,
  type EditionAreas,
  makeEdition,
  type OwnArea,
  type OwnCounts,
  ownAreas,
  type PublishedArea,
} from './domain/statistics/make-edition.ts'
export { type CaseSector, caseSectors } from './domain/statistics/sectors.ts'
export { readDeskDraft, readKnown, readNote } from './forms/case-contents.ts'
export { readDraft, withStart, withTyped, writeDraft } from './forms/draft-form.ts'
export { readForwardCopy, readPayload } from './forms/forward-form.ts'
export { readAdvice } from './forms/question-form.ts'
export { type Message, readIdentity, readMessage, readReport } from './forms/report-form.ts'
export { keyListText, type NotRead, readContentFile, readKeyList, readSignedFile } from './forms/signed-file.ts'
