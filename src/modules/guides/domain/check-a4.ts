import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { Catalogues } from './catalogues.ts'
import { type Check, type CheckContext, wordsFile } from './finding.ts'
import { type Guide, type GuideWords, lineLists } from './guide.ts'

/**
 * The text budget of one A4: two columns of 56 lines of 50 characters, which is what 9 points Noto Sans with 12 mm
 * margins leaves after the heading and the foot. An item takes its wrapped lines and a third of a line of air.
 */
export const a4Budget = { columns: 2, linesPerColumn: 56, charactersPerLine: 50, headingLines: 2, airPerItem: 1 / 3 }

/** A step plan fits on one A4 in every language. */
export const checkA4: Check = ({ guide, words }, context) =>
  [...words].flatMap(([language, own]) => {
    const pages = context.pagesOf
      ? context.pagesOf(guide, language, own)
      : estimatedPages(guide, language, own, context)
    if (pages <= 1) return []
    const message = `In "${language}" the A4 takes about ${pages} pages: shorten the texts or leave lines out.`
    return [{ code: 'a4-overflow', file: wordsFile(language), path: [], message }]
  })

/** Whole pages by the text budget: signals, the four lists, and every step that the reader takes. */
export function estimatedPages(
  guide: Guide,
  language: LanguageTag,
  words: GuideWords,
  { catalogues }: Pick<CheckContext, 'catalogues'>,
): number {
  const blocks = [
    [words.lead],
    signalTexts(guide, language, catalogues),
    ...lineLists.map((list) => Object.values(words[list])),
    Object.entries(words.nodes).flatMap(([id, { text }]) => (guide.nodes[id]?.kind === 'rule' ? [] : [text])),
  ]
  const lines = blocks.reduce((sum, texts) => sum + linesOf(texts), 0)
  return Math.max(1, Math.ceil(lines / (a4Budget.columns * a4Budget.linesPerColumn)))
}

const linesOf = (texts: readonly string[]): number =>
  texts.reduce(
    (sum, text) => sum + Math.ceil(text.length / a4Budget.charactersPerLine) + a4Budget.airPerItem,
    texts.length > 0 ? a4Budget.headingLines : 0,
  )

function signalTexts(guide: Guide, language: LanguageTag, { signalWords }: Catalogues): string[] {
  const words = signalWords.get(language) ?? signalWords.get(sourceLanguage)
  return guide.signals.flatMap((id) => words?.signals[id]?.text ?? [])
}
