import type { LanguageTag } from '#kernel/language.ts'
import type { ItemId } from '../../domain/items.ts'

/** Where the page of an item is; `site` is an address without a slash at the end. */
export const itemAddress = (site: string, language: LanguageTag, id: ItemId): string =>
  `${site}/${language}/programme/${id}`

export const noteAddress = (site: string, language: LanguageTag, id: string): string =>
  `${site}/${language}/programme/notes/${id}`

export const feedAddress = (site: string, language: LanguageTag): string => `${site}/${language}/programme/changes.atom`
