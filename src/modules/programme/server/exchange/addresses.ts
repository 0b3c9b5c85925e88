import type { LanguageTag } from '#kernel/language.ts'
import { itemPath, notePath } from '../../domain/addresses.ts'
import type { ItemId } from '../../domain/items.ts'
import type { DocumentId } from '../../domain/parties.ts'

/** Where the page of an item is; `site` is an address without a slash at the end. */
export const itemAddress = (site: string, language: LanguageTag, id: ItemId): string =>
  `${site}${itemPath(language, id)}`

export const noteAddress = (site: string, language: LanguageTag, id: DocumentId): string =>
  `${site}${notePath(language, id)}`

export const feedAddress = (site: string, language: LanguageTag): string => `${site}/${language}/programme/changes.atom`
