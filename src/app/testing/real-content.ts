import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { directoryPages, knownNames, loadDirectory } from '#modules/directory/server/index.ts'
import { guidePages, loadGuides, placesIn } from '#modules/guides/server/index.ts'
import { informationPages, loadInformation } from '#modules/information/server/index.ts'
import { loadFacts } from '#modules/rights/server/index.ts'
import { offerLanguages } from '#platform/i18n/languages.ts'
import { cataloguesOf, readSections } from '#platform/i18n/read-catalogues.ts'
import type { JudgedQuery } from '#platform/search/evaluate.ts'
import { areaCodes, publicContacts } from '../article-surroundings.ts'

export const root = join(import.meta.dirname, '../../..')
/** The day the texts were written for, so that a test says something about the texts and not about the calendar. */
export const today = day('2026-11-29')
/** The languages that the information point is complete in. */
export const informationLanguages: readonly LanguageTag[] = ['nl', 'en', 'pl', 'ro', 'bg', 'uk']

/** The articles, facts and guides as they stand in `content/` and `data/`, read as the server reads them. */
export async function realContent() {
  const sections = readSections(join(root, 'content/interface'))
  offerLanguages(cataloguesOf(sections))
  const areas = loadAreas(join(root, 'data/areas'))
  const library = await loadGuides(placesIn(root), { today })
  const { sources, contacts } = library.catalogues
  const facts = await loadFacts(join(root, 'data'), (code) => sources.has(code))
  const articles = await loadInformation(root, {
    facts,
    contacts: publicContacts(contacts.values()),
    guides: new Set(library.guides.keys()),
    areas: areaCodes(areas),
  })
  const directory = await loadDirectory(join(root, 'data/directory'), await knownNames(root, areas))
  const itself = (tag: LanguageTag) => tag
  return {
    areas,
    library,
    facts,
    articles,
    guides: guidePages(library, itself),
    information: informationPages(articles, { facts, sources, contentLanguage: itself }),
    directory: directoryPages(
      async () => directory,
      areas,
      contacts,
      () => informationLanguages,
    ),
    contentLanguage: itself,
    today: () => today,
  }
}

export interface Question extends JudgedQuery {
  kind: 'question' | 'word' | 'typo' | 'diacritics' | 'latin' | 'dutch'
}

/** The judged questions of a language that a page answers: `content/articles/questions/<language>.jsonl`. */
export function questionsIn(language: LanguageTag): Question[] {
  const lines = readFileSync(join(root, `content/articles/questions/${language}.jsonl`), 'utf8')
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line): Question => JSON.parse(line))
    .filter(({ relevant }) => relevant.length > 0)
}
