import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Catalogues } from './catalogues.ts'
import type { Guide, GuideWords } from './guide.ts'

/** Everything that can be wrong with a guide; each is explained in the README of this module. */
export const findingCodes = [
  'id-mismatch',
  'edge-unresolved',
  'dead-end',
  'unreachable',
  'cycle',
  'options-not-exhaustive',
  'option-unknown',
  'rule-unknown',
  'rule-without-unknown',
  'danger-not-first',
  'path-too-long',
  'outcome-incomplete',
  'contact-unknown',
  'contact-expired',
  'contact-not-callable',
  'source-missing',
  'source-unknown',
  'uncertain-stated',
  'signal-unknown',
  'signal-not-visible',
  'ground-unknown',
  'too-few-lines',
  'id-twice',
  'language-missing',
  'translation-status',
  'message-missing',
  'message-orphan',
  'placeholder-mismatch',
  'second-reading-missing',
  'review-order',
  'guide-expired',
  'a4-overflow',
  'assessment-incomplete',
  'assessment-skips',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** `file` is the name inside the guide's folder: `guide.yaml`, `nl.yaml`. */
export type GuidePath = readonly (string | number)[]

/** Something wrong, at a path in one of the guide's files; `message` is a sentence for an editor. */
export interface Problem {
  code: FindingCode
  file: string
  path: GuidePath
  message: string
}

/** A problem with its line, from 1. */
export interface Finding {
  code: FindingCode
  file: string
  line: number
  message: string
}

/** A guide as it lies in its folder. `words` has every language file that could be read. */
export interface GuideFolder {
  /** The folder's name. */
  name: string
  guide: Guide
  words: ReadonlyMap<LanguageTag, GuideWords>
  /** Languages whose file is there but could not be read: reported by the reader, so not again as missing. */
  unreadable?: readonly LanguageTag[]
}

export interface CheckContext {
  catalogues: Catalogues
  /** The day on which contacts and the guide itself must still hold. */
  today: Day
  /** The real number of printed pages; without it the text budget of `check-a4.ts` decides. */
  pagesOf?: PagesOf
}
export type PagesOf = (guide: Guide, language: LanguageTag, words: GuideWords) => number

export type Check = (folder: GuideFolder, context: CheckContext) => Problem[]

export const guideFile = 'guide.yaml'
export const wordsFile = (language: LanguageTag): string => `${language}.yaml`

/** A problem in `guide.yaml`. */
export const inGuide = (code: FindingCode, path: GuidePath, message: string): Problem => ({
  code,
  file: guideFile,
  path,
  message,
})
