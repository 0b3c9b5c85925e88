/** A BCP 47 tag that has a catalogue in `content/interface/`, such as `nl` or `pl`. */
export type LanguageTag = string

/** The language every text is first written in; other languages are translations of it. */
export const sourceLanguage = 'nl'

/** `draft` – made by a machine or one person, not yet checked by a second person who reads the language. */
export type TranslationStatus = 'source' | 'draft' | 'checked'
