import { outcomes } from '../casework/outcomes.ts'
import { type Ladder, ladderOf } from './ladder.ts'
import { caseSectors } from './sectors.ts'

/** What is published, and from how many on. Fixed beforehand; another declaration holds from a year that has no edition yet. */
export interface Declared {
  areas: Ladder
  variables: readonly Ladder[]
  /** No number below this is ever published or can be derived from what is. */
  atLeast: number
  /** The same for what an organisation's policy officers see of its own cases: there a form or a sector stands for few people. */
  ownAtLeast: number
}

/** The forms of a case as one category: somebody who knows that each case has a form could otherwise subtract overlaps. */
export const formCategories = [
  'labour',
  'labour-and-housing',
  'housing',
  'sexual',
  'criminal',
  'services',
  'several',
  'other',
  'unknown',
] as const
export type FormCategory = (typeof formCategories)[number]

/** The category of what was chosen; nothing chosen is `unknown`. */
export function formCategory(forms: readonly string[]): FormCategory {
  const known = [...new Set(forms)].filter((one) => one !== 'unknown').sort((a, b) => a.localeCompare(b))
  if (known.join(' ') === 'housing labour') return 'labour-and-housing'
  if (known.length > 1) return 'several'
  return formCategories.find((one) => one === known[0]) ?? 'unknown'
}

/** How a case ended; `open` – it did not yet, `none` – it was deleted before anybody closed it. */
export const outcomeCategories = [...outcomes, 'open', 'none'] as const

/** Kinds of signals that are counted, of the catalogue. Kinds with one signal in them are left out: they would be a single signal. */
export const signalKinds = [
  'recruitment',
  'work',
  'wage',
  'housing',
  'freedom',
  'documents',
  'debt',
  'behaviour',
  'criminal',
  'sexual',
  'services',
  'minors',
] as const
export type SignalKind = (typeof signalKinds)[number]

const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))
const quarters = Object.fromEntries(
  [0, 1, 2, 3].map((index) => [`q${index + 1}`, months.slice(index * 3, index * 3 + 3)]),
)

/** Labour-market regions of the register of areas, by the part of the province that they are counted in. */
export const regionsOfPart = {
  west: ['AM25'],
  middle: ['AM26'],
  'north-east': ['AM27'],
  // One municipality of the province is in Midden-Limburg (AM33).
  'south-east': ['AM28', 'AM33'],
  helmond: ['AM32'],
} as const
export type AreaPart = keyof typeof regionsOfPart
export const areaParts = Object.keys(regionsOfPart) as readonly AreaPart[]

export const declared: Declared = {
  areas: ladderOf('area', areaParts, [
    { 'south-east-and-helmond': ['south-east', 'helmond'] },
    { 'west-half': ['west', 'middle'], 'east-half': ['north-east', 'south-east-and-helmond'] },
  ]),
  variables: [
    ladderOf('month', months, [quarters, { h1: ['q1', 'q2'], h2: ['q3', 'q4'] }]),
    ladderOf('form', formCategories, [
      { 'other-forms': ['services', 'several', 'other', 'unknown'] },
      { 'not-work-or-housing': ['sexual', 'criminal', 'other-forms'] },
      { 'all-work': ['labour', 'labour-and-housing'] },
      { 'not-work': ['housing', 'not-work-or-housing'] },
    ]),
    ladderOf('sector', caseSectors, [
      { 'small-sectors': ['household', 'sex-work', 'personal-services', 'another', 'unknown'] },
      { goods: ['logistics', 'transport', 'industry'], 'farm-and-food': ['agriculture', 'food'] },
      { 'building-and-service': ['construction', 'cleaning', 'hospitality'] },
      { 'farm-food-and-goods': ['farm-and-food', 'goods'], 'other-sectors': ['building-and-service', 'small-sectors'] },
    ]),
    ladderOf('outcome', outcomeCategories, [
      { 'no-case': ['not-ours', 'duplicate', 'withdrawn-by-reporter', 'no-report', 'none', 'open'] },
      { 'went-on': ['handed-over', 'criminal-case'] },
      { acted: ['went-on', 'own-action'], 'ended-here': ['advice-given', 'no-follow-up'] },
      { 'not-acted': ['ended-here', 'no-case'] },
    ]),
    ...signalKinds.map((kind) => ladderOf(`signal-${kind}`, ['yes', 'no'])),
  ],
  atLeast: 5,
  ownAtLeast: 10,
}
