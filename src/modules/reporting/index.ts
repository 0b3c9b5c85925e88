export {
  type AnswerReason,
  allAnswerReasons,
  answerReasons,
  type ForwardAnswer,
  forwardAnswers,
  isReasonFor,
} from './domain/forwards/answers.ts'
export { type ForwardField, forwardFieldNames, inOrder, isAboutPeople } from './domain/forwards/fields.ts'
export { fieldsToWeigh, type ShareGround, shareGroundNames, shareGrounds } from './domain/forwards/grounds.ts'
export {
  type Forwardable,
  type ForwardPayload,
  knownFields,
  payloadOf,
  payloadText,
} from './domain/forwards/payload.ts'
export {
  type CaseKeyName,
  type ItemKind,
  isReportingId,
  itemKindNames,
  itemKinds,
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
  type Received,
  type Signed,
  type Statement,
  signedFile,
  statementText,
} from './domain/receipts/statements.ts'
export { readPayload } from './forms/forward-form.ts'
export { type NotRead, readContentFile, readKeyList, readSignedFile } from './forms/signed-file.ts'
