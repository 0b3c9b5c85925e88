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
