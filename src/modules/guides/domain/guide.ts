import type { Day } from '#kernel/days.ts'
import type { TranslationStatus } from '#kernel/language.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'

/** What a guide is for; decides which checks apply (see `profiles.ts`). */
export const profileNames = ['step-plan', 'self-assessment'] as const
export type ProfileName = (typeof profileNames)[number]

export const audiences = [
  'desk-officer',
  'inspector',
  'focal-point',
  'worker',
  'employer',
  'neighbour',
  'policy-officer',
] as const
export type Audience = (typeof audiences)[number]

/** Audiences that work for a municipality: their outcomes can show the municipality's own focal point. */
export const municipalAudiences: readonly Audience[] = ['desk-officer', 'inspector', 'focal-point']

export const forms = ['labour', 'sexual', 'criminal', 'any'] as const
/** The form of exploitation a guide is about. Source of law: art. 273f Sr. */
export type Form = (typeof forms)[number]

/** Who must act on an outcome. The words are in `content/interface/` under `party.*`. */
export const parties = [
  'reader',
  'desk-officer',
  'inspector',
  'focal-point',
  'team-lead',
  'police',
  'labour-inspectorate',
  'riec',
  'care-coordinator',
  'comensha',
  'safe-at-home',
  'fairwork',
  'employer',
  'policy-officer',
  'executive',
  'chain-director',
  'regional-table',
] as const
export type Party = (typeof parties)[number]

/** By when an outcome must be carried out, counted from the moment it is reached. */
export const terms = ['at-once', 'same-day', 'next-working-day', 'within-a-week', 'no-term'] as const
export type Term = (typeof terms)[number]

/**
 * A closed list of options. `custom` lists its own options, one of which must be `none`, `other` or `unsure`,
 * so that nobody is forced into an answer that is not theirs.
 */
export const answerSets = {
  'yes-no': ['yes', 'no'],
  'yes-no-unsure': ['yes', 'no', 'unsure'],
  'person-place': ['person', 'place'],
  'adult-minor': ['adult', 'minor', 'unsure'],
  'yes-partly-no-unknown': ['yes', 'partly', 'no', 'unknown'],
} as const
export type AnswerSetName = keyof typeof answerSets | 'custom'

/** A sentence of the guide, by its key in the message files, with where it comes from. */
export interface Line {
  id: string
  sources: readonly SourceCode[]
  confidence: Confidence
}

/** With whom a signal may be shared and on what ground. `ground` are legal-rule ids such as `AVG-01`. */
export interface SharingLine extends Line {
  with: Party
  ground: readonly string[]
}

/** The four lists of lines of a guide; the message files have the same names. */
export const lineLists = ['do', 'dont', 'writeDown', 'share'] as const

/** The drawings in `content/pictograms/`. */
export const pictograms = [
  'danger',
  'phone',
  'person',
  'place',
  'talk',
  'apart',
  'notebook',
  'camera',
  'passport',
  'money',
  'bed',
  'van',
  'lock',
  'child',
  'eye',
  'handshake',
  'shield',
  'question',
  'clock',
  'share',
  'stop',
  'house',
  'work',
  'online',
  'parcel',
  'folder',
  'check',
  'help',
] as const
export type Pictogram = (typeof pictograms)[number]

interface NodeBase {
  sources: readonly SourceCode[]
  confidence: Confidence
  /** Danger, consent or what is promised: translated twice, and the Dutch stands beside a draft translation. */
  critical?: boolean
  /** A node that leads back on purpose; the only way a circle is allowed. */
  loop?: boolean
  pictogram?: Pictogram
}
/** The parts of Baken that a next step can lead to. */
export const helpfulPages = ['guides', 'signals', 'contacts', 'policy', 'kompas-regions', 'boards'] as const
export type HelpfulPage = (typeof helpfulPages)[number]

/** What Baken may already know about an answer; it is shown as a suggestion and never filled in. */
export const lookUps = ['policy-documents', 'focal-point'] as const
export type LookUp = (typeof lookUps)[number]

/** What to do after an answer: who does it, with whom, and which part of Baken helps. */
export interface NextStep {
  owner: Party
  with: readonly Party[]
  helps: readonly HelpfulPage[]
}

/** Where a question of a self-assessment belongs, and what follows from each answer but `yes`, which needs nothing. */
export interface Assessment {
  theme: string
  /** 1 – basic, 2 – deepening. */
  plateau: 1 | 2
  lookUp?: LookUp
  steps: Readonly<Record<string, NextStep>>
}

/** A closed question. `options` maps every option to the node it leads to. */
export interface Question extends NodeBase {
  kind: 'question'
  answers: AnswerSetName
  /** The question whether someone is in danger now; a step plan starts with it. */
  danger?: boolean
  /** In a self-assessment every question has one. Its words are `evidence` and `steps` beside the text. */
  assess?: Assessment
  options: Readonly<Record<string, string>>
}
/** Something to do before going on. */
export interface Action extends NodeBase {
  kind: 'action'
  next: string
}
/** A question that Baken answers itself; `outcomes` maps every result, `unknown` included, to a node. */
export interface Rule extends NodeBase {
  kind: 'rule'
  rule: string
  outcomes: Readonly<Record<string, string>>
}
/** An end: who does what, by when, with whom, and what to write down. */
export interface Outcome extends NodeBase {
  kind: 'outcome'
  owner: Party
  term: Term
  /** Ids in `content/contacts/`, the first one is the one to call. */
  contacts: readonly string[]
  /** Keys of what to record, in the message files under `nodes.<id>.record`. */
  record: readonly string[]
}
export type GuideNode = Question | Action | Rule | Outcome

export interface Guide {
  id: string
  profile: ProfileName
  version: string
  /** Who keeps the guide right, a role and never a name. */
  owner: string
  validFrom: Day
  /** From this day on the guide may no longer be relied on. */
  reviewBefore: Day
  audience: Audience
  form: Form
  languages: readonly string[]
  /** Ids in `content/signals/`, the ones to look for first. */
  signals: readonly string[]
  do: readonly Line[]
  dont: readonly Line[]
  writeDown: readonly Line[]
  share: readonly SharingLine[]
  start: string
  nodes: Readonly<Record<string, GuideNode>>
}

/** The words of one node in one language. */
export interface NodeWords {
  text: string
  help?: string
  options?: Readonly<Record<string, string>>
  record?: Readonly<Record<string, string>>
  /** What shows that the answer is true; for a question that assesses. */
  evidence?: string
  /** What to do after each answer; for a question that assesses. */
  steps?: Readonly<Record<string, string>>
}

/** The words of a guide in one language, under the same keys as the guide. */
export interface GuideWords {
  translation: TranslationStatus
  title: string
  lead: string
  do: Readonly<Record<string, string>>
  dont: Readonly<Record<string, string>>
  writeDown: Readonly<Record<string, string>>
  share: Readonly<Record<string, string>>
  nodes: Readonly<Record<string, NodeWords>>
  /**
   * A second, independent translation of each critical sentence, by its path (`nodes.danger.text`).
   * Only in a draft translation; compared with the first by whoever checks it.
   */
  second?: Readonly<Record<string, string>>
}
