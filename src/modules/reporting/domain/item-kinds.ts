/** Who writes in a case. */
export const senders = ['reporter', 'organisation'] as const
export type Sender = (typeof senders)[number]

/** Which key of a case an item is sealed under. `case` – reporter and organisation have it · `own` – only the organisation · `vault` – only with two people. */
export type CaseKeyName = 'case' | 'own' | 'vault'

interface ItemKindRow {
  key: CaseKeyName
  by: readonly Sender[]
  /** Whom it is for; null: the other one. */
  to: Sender | null
  padding: 'text' | 'file'
}

/** Everything that is kept in a case. What is in none of these rows is kept nowhere. */
export const itemKinds = {
  /** What the reporter told first; its number is 0. */
  report: { key: 'case', by: ['reporter'], to: 'organisation', padding: 'text' },
  message: { key: 'case', by: ['reporter', 'organisation'], to: null, padding: 'text' },
  file: { key: 'case', by: ['reporter', 'organisation'], to: null, padding: 'file' },
  /** Who the reporter is and how to reach them. */
  identity: { key: 'vault', by: ['reporter'], to: 'organisation', padding: 'text' },
  note: { key: 'own', by: ['organisation'], to: 'organisation', padding: 'text' },
  /** What colleagues found out; the newest counts. */
  facts: { key: 'own', by: ['organisation'], to: 'organisation', padding: 'text' },
  task: { key: 'own', by: ['organisation'], to: 'organisation', padding: 'text' },
  /** A message that is not sent yet. */
  draft: { key: 'own', by: ['organisation'], to: 'organisation', padding: 'text' },
  /** A copy of what was handed over, and to whom. */
  forward: { key: 'own', by: ['organisation'], to: 'organisation', padding: 'text' },
} as const satisfies Readonly<Record<string, ItemKindRow>>

export type ItemKind = keyof typeof itemKinds
export const itemKindNames = Object.keys(itemKinds) as readonly ItemKind[]

export const keyOf = (kind: ItemKind): CaseKeyName => itemKinds[kind].key
export const paddingOf = (kind: ItemKind): 'text' | 'file' => itemKinds[kind].padding

/** Whether somebody writes items of this kind. */
export const writes = (sender: Sender, kind: ItemKind): boolean =>
  (itemKinds[kind].by as readonly Sender[]).includes(sender)

/** Whom an item of this kind is for. */
export const recipientOf = (sender: Sender, kind: ItemKind): Sender =>
  itemKinds[kind].to ?? (sender === 'reporter' ? 'organisation' : 'reporter')

/** 16 random bytes as 32 small hexadecimal letters: of a case, and of each item in it. Made by who writes it, before the first try to send it. */
const idForm = /^[0-9a-f]{32}$/
export const isReportingId = (text: string): boolean => idForm.test(text)

/** Under which names the organisation keeps the keys of a case. */
export const keptSubject = (caseId: string, key: CaseKeyName): string =>
  ({ case: caseId, own: `${caseId}-own`, vault: `${caseId}-who` })[key]

/** Under which name the organisation keeps the secret that freshens a case since its key with this number. */
export const freshSubject = (caseId: string, number: number): string => `${caseId}-${number}`

/** Which key of which case is kept under this name, `fresh` for a secret that freshens it; null: of no case. */
export function keptFor(subject: string): { caseId: string; key: CaseKeyName | 'fresh' } | null {
  const [, caseId, of] = /^([0-9a-f]{32})(-own|-who|-[1-9]\d{0,6})?$/.exec(subject) ?? []
  if (caseId === undefined) return null
  const named = { '': 'case', '-own': 'own', '-who': 'vault' } as const
  return { caseId, key: of === undefined || of === '-own' || of === '-who' ? named[of ?? ''] : 'fresh' }
}

/** Under which names the keys of a question are kept: `ask` – of who is asked, to read it · `say` – of who asked, to read the answer. */
export const questionSubject = (forwardId: string, key: 'ask' | 'say'): string => `${forwardId}-${key}`

/** What a secret that freshens a case is bound to where it is wrapped for the reporter. */
export const reporterFreshLabel = (caseId: string, number: number): string =>
  `reporting/reporter/${caseId}/fresh/${number}`

/** What the key of a case is bound to where it is wrapped for the reporter. */
export const reporterWrapLabel = (caseId: string): string => `reporting/reporter/${caseId}`
