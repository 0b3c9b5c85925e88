import type { Day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { Confidence, Provenance } from '#kernel/sources.ts'
import type { HousingRule, HousingRuleValue } from './housing-rules.ts'
import type { InventoryBasis, InventoryStatus } from './inventory.ts'
import type { DocumentEnd, StandingState } from './merger.ts'
import type { OwnWord } from './own-documents.ts'
import type { DocumentAct, Theme } from './policy.ts'

/** A text with the language it is really in, so that the page can say when that is not the reader's. */
export interface Wording {
  text: string
  language: LanguageTag
  translation: TranslationStatus
}

/** Something with a code and a name: a municipality, a region. */
export interface Named {
  code: string
  name: string
}

/** One municipality and one theme, in plain values. */
export interface CellView {
  theme: Theme
  status: InventoryStatus
  /** Of what the status rests on, as precise as its source; null when nothing was said. */
  date: string | null
  basis: InventoryBasis | null
  /** The document that shows it. */
  document: string | null
  saidBy: string | null
  sources: readonly string[]
  confidence: Confidence | null
}

/** How many municipalities have each status; together they are all that were asked for. */
export interface ThemeCount {
  theme: Theme
  counts: Readonly<Record<InventoryStatus, number>>
}

/** The municipality of a document as it is on the day. */
export interface OwnerView extends Named {
  /** False when it had been dissolved by then. */
  exists: boolean
  /** Of the demonstration: it stands in no division, and has no page. */
  madeUp: boolean
  /** Who took over (a part of) it; empty while it exists. */
  successors: readonly Named[]
}

/** A document in a list. */
export interface DocumentRow extends Provenance {
  id: string
  /** As it calls itself; null when its source does not say. */
  title: string | null
  about: Wording
  owner: OwnerView
  region: Named | null
  theme: Theme
  act: DocumentAct
  state: StandingState
  decided: string | null
  published: string | null
  inForce: string | null
  end: DocumentEnd | null
  reviewBy: string | null
  /** What the municipality itself said of it last; null when it never did. */
  ownWord: Pick<OwnWord, 'act' | 'on'> | null
}

/** `merger` – the municipality was dissolved · `end` – it stops to hold. */
export const momentKinds = ['decided', 'published', 'in-force', 'review', 'merger', 'end'] as const
export type MomentKind = (typeof momentKinds)[number]

/** One date in the life of a document. */
export interface Moment {
  kind: MomentKind
  /** As precise as its source. */
  date: string
  /** The first day it can be. */
  from: Day
  /** Worked out with a rule, and not stated by a source. */
  derived: boolean
}

/** One municipality in a comparison. */
export interface ComparedMunicipality extends Named {
  region: Named | null
  cells: Readonly<Record<Theme, CellView>>
  documents: readonly DocumentRow[]
  /** The answers that are known. */
  rules: ReadonlyMap<HousingRule, HousingRuleValue>
}

/** Ways to order documents; `decided` is the youngest first. */
export const documentSorts = ['municipality', 'theme', 'decided', 'state'] as const
export type DocumentSort = (typeof documentSorts)[number]
