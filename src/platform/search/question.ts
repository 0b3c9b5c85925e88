import type { Analyser } from './analyser.ts'

/**
 * Of a question no more than this is read, so that a megabyte costs as much as a long sentence. The longest question that
 * people were seen to ask had some 200 letters and 20 words that say something.
 */
export const longestQuestion = 300
export const mostWords = 24

/**
 * The different words of a question that say what it is about. When it has stop words only, those.
 * @param isKnown whether a text has the word: a stop word in Latin letters may be a word of Dutch.
 */
export function wordsOfQuestion(query: string, analyser: Analyser, isKnown: (word: string) => boolean): string[] {
  const seen = new Map<string, string>()
  const cut = query.slice(0, longestQuestion)
  const all = analyser.words(cut)
  const telling = all.filter((word) => !analyser.isStopWord(word))
  const short = telling.length > 0 ? telling : all.filter(isKnown)
  for (const word of short) {
    const stem = analyser.stem(word)
    if (!seen.has(stem)) seen.set(stem, word)
    if (seen.size === mostWords) break
  }
  return [...seen.values()]
}
