import type { LanguageTag } from '#kernel/language.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { MunicipalityCode } from '../policy.ts'
import type { FileRefusal, LeftOut } from './file.ts'
import type { KompasAnswer, KompasTheme, Plateau } from './kompas.ts'
import type { LayerChange, LayerKind } from './layers.ts'
import type { Change, KompasCell } from './result.ts'
import type { WordStretch } from './word-difference.ts'

/** A text, partner or figure that stands with a theme, in the reader's language. */
export interface ItemView extends Provenance {
  id: string
  theme: KompasTheme
  kind: LayerKind
  text: string
  from: 'national' | 'region'
}

/** What Baken knows about an answer. A suggestion with its source; the person answers. */
export type SuggestionView =
  | {
      kind: 'document'
      text: string
      language: LanguageTag
      title: string | null
      announced: boolean
      /** As precise as the source; null for not given. */
      decided: string | null
      inForce: string | null
      sources: readonly string[]
    }
  | { kind: 'focal-point'; role: string }

export interface QuestionView extends Provenance {
  id: string
  plateau: Plateau
  text: string
  why: string
  evidence: string
  options: readonly { id: KompasAnswer; label: string }[]
  answer: KompasAnswer | null
  suggestions: readonly SuggestionView[]
}

export interface ThemeProgress {
  theme: KompasTheme
  answered: number
  of: number
}

export interface NamedRegion {
  id: string
  title: string
}

/** A name and value to send along with a form. */
export type Field = readonly [name: string, value: string]

/** The questions of one theme, with what was filled in and what must come along. */
export interface QuestionsView {
  theme: KompasTheme
  /** From 1. */
  number: number
  progress: readonly ThemeProgress[]
  previous: KompasTheme | null
  next: KompasTheme | null
  questions: readonly QuestionView[]
  items: readonly ItemView[]
  note: string
  municipality: MunicipalityCode | null
  region: NamedRegion | null
  /** The region that the chosen municipality lies in, when it is not the one that is shown. */
  otherRegion: NamedRegion | null
  /** Everything that was filled in at other themes. */
  elsewhere: readonly Field[]
}

/** A file that was given: what became of it. */
export type LoadView =
  | { ok: true; made: string; otherVersion: string | null; leftOut: readonly LeftOut[] }
  | { ok: false; error: FileRefusal; detail: string }

/** What to do about a question that was not answered with yes; `todo` is null for one that was not answered. */
export interface OpenPointView {
  question: string
  theme: KompasTheme
  plateau: Plateau
  text: string
  answer: Exclude<KompasAnswer, 'yes'> | null
  todo: string | null
  /** Who acts and with whom, in words. */
  owner: string | null
  with: readonly string[]
  helps: readonly string[]
}

export interface ChangeView {
  question: string
  theme: KompasTheme
  text: string
  before: KompasAnswer | null
  after: KompasAnswer | null
  change: Change
}

export interface ResultView {
  municipality: { code: MunicipalityCode; name: string } | null
  region: NamedRegion | null
  cells: readonly KompasCell[]
  answered: number
  asked: number
  points: readonly OpenPointView[]
  notes: readonly { theme: KompasTheme; text: string }[]
  /** Null when nothing was compared. */
  compared: { made: string; changes: readonly ChangeView[] } | null
}

/** One difference of a region from the national version. */
export interface DifferenceView {
  id: string
  theme: KompasTheme
  kind: LayerKind
  change: LayerChange
  national: (Provenance & { text: string }) | null
  regional: (Provenance & { text: string }) | null
  /** For a replacement: the words of both, in order. */
  words: readonly WordStretch[]
  /** For a removal. */
  reason: string | null
}
