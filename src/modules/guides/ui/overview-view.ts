import type { Day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { Catalogues } from '../domain/catalogues.ts'
import { exitsOf } from '../domain/graph.ts'
import {
  type Guide,
  type GuideNode,
  type Line,
  municipalAudiences,
  type NodeWords,
  type Party,
  type Term,
} from '../domain/guide.ts'
import type { ContactView } from './contact-view.ts'
import type { WordedGuide } from './wizard-view.ts'

export interface OverviewLine {
  id: string
  text: string
  confidence: Confidence
}
export interface SharingView extends OverviewLine {
  grounds: readonly { id: string; title: string; text: string; confidence: Confidence }[]
}
export interface OverviewStep {
  id: string
  /** `1`, `2` … for what is asked or done on the way, `A`, `B` … for where it ends. */
  mark: string
  kind: GuideNode['kind']
  text: string
  help: string | null
  dutch: NodeWords | null
  pictogram: string | null
  confidence: Confidence
  exits: readonly { label: string; to: string; mark: string }[]
  /** `phone` only where it may be trusted. */
  ends: { owner: Party; term: Term; contact: string; phone: string | null } | null
}

/** A whole guide on one page: for reading, for printing and for the A4. */
export interface OverviewView {
  id: string
  language: LanguageTag
  title: string
  lead: string
  version: string
  owner: string
  validFrom: Day
  reviewBefore: Day
  expired: boolean
  madeOn: Day
  translation: TranslationStatus
  municipal: boolean
  signals: readonly OverviewLine[]
  do: readonly OverviewLine[]
  dont: readonly OverviewLine[]
  writeDown: readonly OverviewLine[]
  share: readonly SharingView[]
  steps: readonly OverviewStep[]
  contacts: readonly ContactView[]
  sources: readonly { code: SourceCode; title: string }[]
}

export interface OverviewContext {
  catalogues: Catalogues
  contacts: ReadonlyMap<string, ContactView>
  today: Day
  /** Words for the ways out that have none of their own. */
  labels: { known: string; unknown: string; done: string }
}

export function overviewView(worded: WordedGuide, context: OverviewContext): OverviewView {
  const { guide, words, language } = worded
  const signalWords = context.catalogues.signalWords.get(language)
  const groundWords = context.catalogues.groundWords.get(language)?.grounds
  const lines = (items: readonly Line[], said: Readonly<Record<string, string>>): OverviewLine[] =>
    items.map(({ id, confidence }) => ({ id, text: said[id] ?? id, confidence }))
  return {
    id: guide.id,
    language,
    title: words.title,
    lead: words.lead,
    version: guide.version,
    owner: guide.owner,
    validFrom: guide.validFrom,
    reviewBefore: guide.reviewBefore,
    expired: context.today >= guide.reviewBefore,
    madeOn: context.today,
    translation: words.translation,
    municipal: municipalAudiences.includes(guide.audience),
    signals: guide.signals.map((id) => ({
      id,
      text: signalWords?.signals[id]?.text ?? id,
      confidence: context.catalogues.signals.get(id)?.confidence ?? 'own',
    })),
    do: lines(guide.do, words.do),
    dont: lines(guide.dont, words.dont),
    writeDown: lines(guide.writeDown, words.writeDown),
    share: guide.share.map(({ id, ground, confidence }) => ({
      id,
      text: words.share[id] ?? id,
      confidence,
      grounds: ground.map((code) => ({
        id: code,
        title: groundWords?.[code]?.title ?? code,
        text: groundWords?.[code]?.text ?? '',
        confidence: context.catalogues.grounds.get(code)?.confidence ?? 'own',
      })),
    })),
    steps: stepsOf(worded, context),
    contacts: contactsOf(guide).flatMap((id) => context.contacts.get(id) ?? []),
    sources: sourcesOf(guide).map((code) => ({ code, title: context.catalogues.sources.get(code)?.title ?? '' })),
  }
}

/**
 * Nodes in the order of reading: every step after all steps that lead to it, so that arrows point forward;
 * then the ends in the order in which they are first met. A guide that goes round keeps the order of its file there.
 */
export function readingOrder(guide: Guide): string[] {
  const ids = Object.keys(guide.nodes)
  const steps = ids.filter((id) => guide.nodes[id]?.kind !== 'outcome')
  const placed = new Set<string>()
  const waitsFor = (id: string) => steps.filter((from) => !placed.has(from) && from !== id && leadsTo(guide, from, id))
  while (placed.size < steps.length) {
    const left = steps.filter((id) => !placed.has(id))
    const next = left.find((id) => waitsFor(id).length === 0) ?? left[0]
    if (next === undefined) break
    placed.add(next)
  }
  const met = [guide.start, ...[...placed].flatMap((id) => exitsFrom(guide, id))]
  return [...placed, ...new Set(met.filter((id) => guide.nodes[id]?.kind === 'outcome'))]
}

const exitsFrom = (guide: Guide, id: string): string[] => {
  const node = guide.nodes[id]
  return node ? Object.values(exitsOf(node)) : []
}
const leadsTo = (guide: Guide, from: string, to: string) => exitsFrom(guide, from).includes(to)

function marksOf(guide: Guide, order: readonly string[]): Map<string, string> {
  const ends = order.filter((id) => guide.nodes[id]?.kind === 'outcome')
  return new Map(
    order.map((id, index) => {
      const end = ends.indexOf(id)
      return [id, end === -1 ? String(index + 1) : String.fromCharCode('A'.charCodeAt(0) + end)]
    }),
  )
}

function stepsOf({ guide, words, dutch }: WordedGuide, { contacts, labels }: OverviewContext): OverviewStep[] {
  const order = readingOrder(guide)
  const marks = marksOf(guide, order)
  return order.flatMap((id) => {
    const node = guide.nodes[id]
    const word = words.nodes[id]
    if (!node || !word) return []
    const exits = Object.entries(exitsOf(node)).map(([option, to]) => ({
      label: exitLabel(node, word, option, labels),
      to,
      mark: marks.get(to) ?? '',
    }))
    return {
      id,
      mark: marks.get(id) ?? '',
      kind: node.kind,
      text: word.text,
      help: word.help ?? null,
      dutch: node.critical && words.translation === 'draft' ? (dutch.nodes[id] ?? null) : null,
      pictogram: node.pictogram ?? null,
      confidence: node.confidence,
      exits,
      ends:
        node.kind === 'outcome'
          ? { owner: node.owner, term: node.term, ...firstContact(contacts.get(node.contacts[0] ?? '')) }
          : null,
    }
  })
}

function exitLabel(node: GuideNode, word: NodeWords, option: string, labels: OverviewContext['labels']): string {
  if (node.kind === 'action') return labels.done
  if (node.kind === 'rule') return option === 'known' ? labels.known : labels.unknown
  return word.options?.[option] ?? option
}

/** A number that nobody saw at its source is not repeated here; the contact line explains it. */
const firstContact = (contact: ContactView | undefined) => ({
  contact: contact?.name ?? '',
  phone: contact?.trusted ? contact.phone : null,
})

const contactsOf = (guide: Guide): string[] => [
  ...new Set(Object.values(guide.nodes).flatMap((node) => (node.kind === 'outcome' ? node.contacts : []))),
]

const sourcesOf = (guide: Guide): SourceCode[] => [
  ...new Set(
    [...Object.values(guide.nodes), ...guide.do, ...guide.dont, ...guide.writeDown, ...guide.share].flatMap(
      ({ sources }) => sources,
    ),
  ),
]
