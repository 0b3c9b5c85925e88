import type { LanguageTag } from '#kernel/language.ts'
import { emergencyContact } from './catalogues.ts'
import type { Guide, GuideWords } from './guide.ts'
import { messagesOf } from './messages.ts'

/** A plan in one language, to hold against a plan of another form. */
export interface WordedGuide {
  guide: Guide
  words: GuideWords
}

/** How much two plans are alike; shares are from 0 (nothing in common) to 1 (the same). */
export interface Likeness {
  /** Share of signals in common, of all signals of both. */
  signals: number
  /** Share of "do not" lines in common, of all of both, the names of the forms masked. */
  dont: number
  /** Share of the sentences of the shorter plan that also stand in the other, the names of the forms masked. */
  sentences: number
  /** Both send readers to the same contacts, and most often to the same one. */
  samePartners: boolean
}

/**
 * Two plans that share half of their signals or sentences are one plan with another name on it, and teach readers to
 * overlook what is particular to a form. Our own choice.
 */
export const mostAlike = 0.5

/** The names by which texts call the forms; a plan that differs only in these does not differ. */
const formNames: Readonly<Record<string, readonly string[]>> = {
  nl: ['arbeidsuitbuiting', 'seksuele uitbuiting', 'criminele uitbuiting', 'arbeid', 'seksuele', 'criminele'],
  en: ['labour exploitation', 'sexual exploitation', 'criminal exploitation', 'labour', 'sexual', 'criminal'],
  pl: ['wyzysk w pracy', 'wyzysk seksualny', 'wyzysk kryminalny'],
}

/** How much two plans of one role are alike in `language`. */
export function likeness(one: WordedGuide, other: WordedGuide, language: LanguageTag): Likeness {
  const mask = maskOf(language)
  return {
    signals: jaccard(new Set(one.guide.signals), new Set(other.guide.signals)),
    dont: jaccard(dontLines(one, mask), dontLines(other, mask)),
    sentences: overlap(sentencesOf(one, mask), sentencesOf(other, mask)),
    samePartners: samePartners(one.guide, other.guide),
  }
}

/** In which ways two plans are too alike to be two plans; empty when each stands on its own. */
export function tooAlike({ signals, dont, sentences, samePartners }: Likeness): (keyof Likeness)[] {
  const reasons: (keyof Likeness)[] = []
  if (signals >= mostAlike) reasons.push('signals')
  if (dont === 1) reasons.push('dont')
  if (sentences >= mostAlike) reasons.push('sentences')
  if (samePartners) reasons.push('samePartners')
  return reasons
}

/** Size of what two sets share, of all they hold together; two empty sets are the same. */
export function jaccard<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const shared = sizeShared(one, other)
  const all = one.size + other.size - shared
  return all === 0 ? 1 : shared / all
}

/** Size of what two sets share, of the smaller one. */
function overlap<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const smaller = Math.min(one.size, other.size)
  return smaller === 0 ? 1 : sizeShared(one, other) / smaller
}

const sizeShared = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number =>
  [...one].filter((item) => other.has(item)).length

type Mask = (text: string) => string

function maskOf(language: LanguageTag): Mask {
  const names = formNames[language] ?? []
  if (names.length === 0) return (text) => text.toLowerCase()
  const pattern = new RegExp(names.join('|'), 'g')
  return (text) => text.toLowerCase().replace(pattern, '…')
}

const dontLines = ({ words }: WordedGuide, mask: Mask): Set<string> => new Set(Object.values(words.dont).map(mask))

const sentencesOf = ({ words }: WordedGuide, mask: Mask): Set<string> =>
  new Set(
    [...messagesOf(words).values()]
      .flatMap((text) => mask(text).split(/(?<=[.!?])\s+/))
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== ''),
  )

function samePartners(one: Guide, other: Guide): boolean {
  const [first, second] = [contactsOf(one), contactsOf(other)]
  return jaccard(new Set(first), new Set(second)) === 1 && leadPartner(one) === leadPartner(other)
}

const contactsOf = ({ nodes }: Guide): string[] =>
  Object.values(nodes).flatMap((node) => (node.kind === 'outcome' ? node.contacts : []))

/** The contact that most outcomes name first, the emergency number left out; the first of them when several do. */
function leadPartner({ nodes }: Guide): string | undefined {
  const counts = new Map<string, number>()
  for (const node of Object.values(nodes)) {
    const first = node.kind === 'outcome' ? node.contacts.find((id) => id !== emergencyContact) : undefined
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  return [...counts].reduce<[string, number] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  )?.[0]
}
