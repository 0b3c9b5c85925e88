import type { Day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { FocalPoint } from '../domain/catalogues.ts'
import {
  type Guide,
  type GuideWords,
  municipalAudiences,
  type NodeWords,
  type Party,
  type Term,
} from '../domain/guide.ts'
import type { Step } from '../domain/run-guide.ts'
import type { ContactView } from './contact-view.ts'
import type { WizardTurn } from './wizard-turn.ts'

/** A guide with its words; `dutch` are the source words, which stand beside critical sentences of a draft. */
export interface WordedGuide {
  guide: Guide
  language: LanguageTag
  words: GuideWords
  dutch: GuideWords
}

/** What a reader chose beside the answers. */
export interface Place {
  code: string
  name: string
}

export interface TrailStep {
  node: string
  question: string
  answer: string | null
  /** True when Baken looked the answer up; such a step cannot be changed. */
  byBaken: boolean
  result: string
}

export interface OutcomeView {
  owner: Party
  term: Term
  contacts: readonly ContactView[]
  record: readonly string[]
}

/** One screen of a wizard, whole: the page, the offline copy and the note are made from this. */
export interface WizardView {
  guide: string
  title: string
  version: string
  /** The answers so far, for the hidden field. */
  answers: string
  /** The node whose answer is being changed. */
  changing: string | null
  problem: WizardTurn['problem']
  municipality: Place | null
  kind: 'question' | 'action' | 'outcome'
  node: string
  text: string
  help: string | null
  /** The Dutch of a critical sentence whose translation nobody has checked. */
  dutch: NodeWords | null
  pictogram: string | null
  options: readonly { id: string; label: string }[]
  stepNumber: number
  stepsAtMost: number
  trail: readonly TrailStep[]
  outcome: OutcomeView | null
  share: readonly string[]
  /** True when the outcome can show the focal point of a municipality. */
  municipal: boolean
  focalPoint: FocalPoint | null
  reviewBefore: Day
  expired: boolean
  translation: TranslationStatus
}

export interface WizardContext {
  municipality: Place | null
  focalPoint: FocalPoint | null
  contacts: ReadonlyMap<string, ContactView>
  today: Day
}

/** Turns how far a reader is into what the reader sees. */
export function wizardView(worded: WordedGuide, turn: WizardTurn, context: WizardContext): WizardView {
  const { guide, words } = worded
  const { walk } = turn
  const node = guide.nodes[walk.current]
  const word = words.nodes[walk.current]
  if (!node || !word || node.kind === 'rule') throw new Error(`guide "${guide.id}" cannot show "${walk.current}"`)
  const options = node.kind === 'question' ? Object.keys(node.options) : []
  return {
    guide: guide.id,
    title: words.title,
    version: guide.version,
    answers: turn.carried,
    changing: turn.changing,
    problem: turn.problem,
    municipality: context.municipality,
    kind: node.kind,
    node: walk.current,
    text: word.text,
    help: word.help ?? null,
    dutch: node.critical && words.translation === 'draft' ? (worded.dutch.nodes[walk.current] ?? null) : null,
    pictogram: node.pictogram ?? null,
    options: options.map((id) => ({ id, label: word.options?.[id] ?? id })),
    stepNumber: walk.stepNumber,
    stepsAtMost: walk.stepsAtMost,
    trail: walk.steps.map((step) => trailStep(words, step)),
    outcome: walk.outcome && {
      owner: walk.outcome.owner,
      term: walk.outcome.term,
      contacts: walk.outcome.contacts.flatMap((id) => context.contacts.get(id) ?? []),
      record: walk.outcome.record.map((key) => word.record?.[key] ?? key),
    },
    share: guide.share.map(({ id }) => words.share[id] ?? id),
    municipal: municipalAudiences.includes(guide.audience),
    focalPoint: context.focalPoint,
    reviewBefore: guide.reviewBefore,
    expired: context.today >= guide.reviewBefore,
    translation: words.translation,
  }
}

function trailStep(words: GuideWords, { node, option, by }: Step): TrailStep {
  const word = words.nodes[node]
  return {
    node,
    question: word?.text ?? node,
    answer: word?.options?.[option] ?? null,
    byBaken: by === 'baken',
    result: option,
  }
}
