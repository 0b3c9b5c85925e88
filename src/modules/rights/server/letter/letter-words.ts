import type { SourceCode } from '#kernel/sources.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { Step } from '../../domain/finding.ts'
import type { RuleBook } from '../../domain/rule-book.ts'

/** A source as it is listed in a letter. */
export interface LetterSource {
  code: SourceCode
  title: string
  url: string | null
}

/** The words a letter is written with. */
export interface LetterWords {
  /** The language of the letter, whoever reads along. */
  dutch: Translator
  /** The worker's language, which stands beside the Dutch; Dutch again for none. */
  reader: Translator
  /** A step of a calculation as a sentence. */
  step(step: Step, t: Translator): string
  /** Where the rule about late payment stands. */
  book: RuleBook
  /** The sources of these codes; those that are not known are left out. */
  sources(codes: ReadonlySet<SourceCode>): readonly LetterSource[]
}

export type SayText = (t: Translator) => string

/** `Bij deze brief / With this letter`; once for a reader of Dutch. */
export const bothTexts = ({ dutch, reader }: Pick<LetterWords, 'dutch' | 'reader'>, say: SayText): string =>
  reader.language === dutch.language ? say(dutch) : `${say(dutch)} / ${say(reader)}`
