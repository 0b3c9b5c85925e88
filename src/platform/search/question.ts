import type { Analyser } from './analyser.ts'

/**
 * Of a question no more than this is read, so that a megabyte costs as much as a long sentence. The longest question that
 * people were seen to ask had some 200 letters and 20 words that say something.
 */
export const longestQuestion = 300
export const mostWords = 24

/** A word of a question, and how much it says: a stop word next to nothing. */
export interface QuestionWord {
  word: string
  says: number
}

/** Enough to choose between pages that are equally good, or to find one when no other word is known. */
const stopWordSays = 0.2

/** The different words of a question: first those that say what it is about, then the stop words. */
export function wordsOfQuestion(query: string, analyser: Analyser): QuestionWord[] {
  const seen = new Map<string, QuestionWord>()
  const all = analyser.words(query.slice(0, longestQuestion))
  const stops = all.filter((word) => analyser.isStopWord(word))
  const telling = all.filter((word) => !analyser.isStopWord(word))
  for (const word of [...telling, ...stops]) {
    if (seen.size === mostWords) break
    const stem = analyser.stem(word)
    if (!seen.has(stem)) seen.set(stem, { word, says: analyser.isStopWord(word) ? stopWordSays : 1 })
  }
  return [...seen.values()]
}
