import type { LanguageTag } from '#kernel/language.ts'
import type { ItemId } from './items.ts'
import type { DocumentId } from './parties.ts'

/** Where the page of an item is. */
export const itemPath = (language: LanguageTag, id: ItemId): string =>
  `/${language}/programme/${encodeURIComponent(id)}`

/** Where a note is read sentence by sentence. */
export const notePath = (language: LanguageTag, note: DocumentId): string =>
  `/${language}/notes/${encodeURIComponent(note)}`

/** Where one sentence of a note stands; `search` is what the link carries along, such as `?on=2020-12-31`. */
export const statementPath = (language: LanguageTag, note: DocumentId, statement: string, search = ''): string =>
  `${notePath(language, note)}${search}#${encodeURIComponent(statement)}`
