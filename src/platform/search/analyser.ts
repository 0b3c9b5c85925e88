import { isLatinWord, soundsOf, writtenInCyrillic } from './latin-letters.ts'
import { stopWordsOf } from './stop-words.ts'
import { stemmer } from './word-endings.ts'
import { wordsIn } from './words-in.ts'

/** How the texts and questions of one language are read. */
export interface Analyser {
  words(text: string): string[]
  stem(word: string): string
  /** Says nothing about the subject: `how`, `can`, `my`; in a Cyrillic language also typed in Latin letters. */
  isStopWord(word: string): boolean
  /** Words are written together, so that a part of one is a word. */
  joinsWords: boolean
  /** The sound lines of a word of a Cyrillic language; none elsewhere. */
  sounds(word: string): string[]
}

const joining = new Set(['nl', 'de', 'sv', 'da', 'no', 'nb', 'fi', 'hu', 'fy', 'af', 'lb', 'is', 'et'])

/** @param tag any BCP 47 tag; a language that nobody prepared is read in a general way. */
export function analyserOf(tag: string): Analyser {
  const language = tag.toLowerCase().split('-')[0] ?? ''
  const stops = stopWordsOf(language, wordsIn)
  const cyrillic = writtenInCyrillic.has(language)
  const sounds = (word: string): string[] => (cyrillic ? soundsOf(word, language) : [])
  const stopSounds = new Set([...stops].flatMap(sounds))
  return {
    words: (text) => wordsIn(text, language),
    stem: stemmer(language),
    isStopWord: (word) =>
      stops.has(word) || (cyrillic && isLatinWord(word) && sounds(word).some((sound) => stopSounds.has(sound))),
    joinsWords: joining.has(language),
    sounds,
  }
}
