import type { Kysely } from 'kysely'
import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import { type KeepingDesk, type KeepingTables, knownNames } from '#modules/directory/server/index.ts'
import { languages } from '#platform/i18n/languages.ts'
import type { Tables } from './database.ts'

/** Where organisations keep their own rows of the directory. `contentLanguage`: the language whose content serves a tag; only real ones are written in. */
export async function openKeeping(
  application: Kysely<Tables>,
  root: string,
  areas: Areas,
  contentLanguage: (tag: LanguageTag) => LanguageTag,
): Promise<KeepingDesk> {
  const known = await knownNames(root, areas)
  return {
    db: application.$pickTables<keyof KeepingTables>(),
    known,
    now: () => new Date(),
    languages: () => languages().flatMap(({ tag }) => (contentLanguage(tag) === tag ? [tag] : [])),
  }
}
