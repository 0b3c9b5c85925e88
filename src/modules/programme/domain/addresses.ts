import type { LanguageTag } from '#kernel/language.ts'
import type { ItemId } from './items.ts'
import type { DocumentId } from './parties.ts'

/** Where the page of an item is. */
export const itemPath = (language: LanguageTag, id: ItemId): string =>
  `/${language}/programme/${encodeURIComponent(id)}`

/** Where a note is read sentence by sentence: `S1` stands at `/nl/notes/s1`. */
export const notePath = (language: LanguageTag, note: DocumentId): string =>
  `/${language}/notes/${encodeURIComponent(note.toLowerCase())}`

/**
 * Where one sentence of a note stands.
 *
 * @param address below the language, as the read models give it: `/notes/s1/frameworks#s1-051`
 * @param search what the link carries along, such as `?on=2020-12-31`
 */
export const statementPath = (language: LanguageTag, address: string, search = ''): string =>
  `/${language}${address.replace(/(?=#|$)/, search)}`
