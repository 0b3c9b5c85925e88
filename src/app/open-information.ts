import { join } from 'node:path'
import type { Facts } from '#kernel/facts.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { GuideLibrary } from '#modules/guides/server/index.ts'
import { type InformationPages, informationPages, loadInformation } from '#modules/information/server/index.ts'
import { loadFacts } from '#modules/rights/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { areaCodes, publicContacts } from './article-surroundings.ts'

/**
 * Loads the facts and the articles that rest on them.
 * @throws Error with everything that is wrong: an article with a wrong number must never be served.
 */
export async function openInformation(
  root: string,
  areas: Areas,
  library: GuideLibrary,
  contentLanguage: (tag: LanguageTag) => LanguageTag,
): Promise<{ facts: Facts; information: InformationPages }> {
  const { sources, contacts } = library.catalogues
  const facts = await loadFacts(join(root, 'data'), (code) => sources.has(code))
  const loaded = await loadInformation(root, {
    facts,
    contacts: publicContacts(contacts.values()),
    guides: new Set(library.guides.keys()),
    areas: areaCodes(areas),
  })
  if (loaded.findings.length > 0) throw new Error(loaded.findings.map(findingText).join('\n'))
  return { facts, information: informationPages(loaded, { facts, sources, contentLanguage }) }
}
