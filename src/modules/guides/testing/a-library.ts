import type { Guide } from '../domain/guide.ts'
import type { GuideLibrary, LoadedGuide } from '../server/load-guides.ts'
import { someCatalogues } from './a-catalogue.ts'
import { aGuide, wordsFor } from './a-guide.ts'

/** A guide as it was loaded, sound and with words in every language it lists. */
export const aLoadedGuide = (guide: Guide = aGuide(), changes: Partial<LoadedGuide> = {}): LoadedGuide => ({
  guide,
  words: new Map(guide.languages.map((language) => [language, wordsFor(guide, language)])),
  findings: [],
  walkable: true,
  ...changes,
})

/** A library of these guides, with `someCatalogues`. */
export const aLibrary = (
  guides: readonly LoadedGuide[] = [aLoadedGuide()],
  changes: Partial<GuideLibrary> = {},
): GuideLibrary => ({
  guides: new Map(guides.map((one) => [one.guide.id, one])),
  catalogues: someCatalogues(),
  findings: [],
  ...changes,
})
