import { join } from 'node:path'
import { shownName } from '#platform/content/language-files.ts'
import type { ContentFinding } from '#platform/content/yaml-file.ts'
import { isLanguage } from '#platform/i18n/languages.ts'
import { wordsFile } from '../domain/finding.ts'
import type { GuidePlaces } from './guide-places.ts'
import type { GuidePrinter } from './guide-printer.ts'
import type { GuideLibrary } from './load-guides.ts'

/** Lays out every guide that can be walked, in every language, and says which do not fit on one A4 at the smallest type. */
export function pageFindings(library: GuideLibrary, places: GuidePlaces, printer: GuidePrinter): ContentFinding[] {
  return [...library.guides.values()]
    .filter(({ guide, walkable }) => walkable && guide.profile === 'step-plan')
    .flatMap(({ guide, words }) =>
      [...words.keys()].flatMap((language) => {
        const pages = isLanguage(language) ? printer.pagesAtLeast(guide.id, language) : undefined
        if (!pages?.ok || pages.value === 1) return []
        const file = shownName(places.root, join(places.guides, guide.id, wordsFile(language)))
        const message = `In "${language}" the A4 takes ${pages.value} pages: shorten the texts or leave lines out.`
        return [{ code: 'a4-overflow', file, line: 1, message }]
      }),
    )
}
