import { type Day, isWithin } from '#kernel/days.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { municipalAudiences } from '#modules/guides/index.ts'
import type { GuideLibrary } from '#modules/guides/server/index.ts'
import type { ListedFocalPoint } from '#modules/programme/index.ts'
import type { PlanVersion } from '#modules/programme/server/index.ts'

/** The focal points in the list of contacts, without who they are or how to reach them. */
export const listedFocalPoints = ({ catalogues }: Pick<GuideLibrary, 'catalogues'>): ListedFocalPoint[] =>
  catalogues.focalPoints.map(({ municipality, from, until, checkedOn, source }) => ({
    municipality,
    from,
    until,
    checkedOn,
    source,
  }))

/** The step plans for people who work for a municipality that hold on a day, in the order of their folders. */
export function planVersions({ guides }: Pick<GuideLibrary, 'guides'>, language: LanguageTag, on: Day): PlanVersion[] {
  return [...guides.values()]
    .filter(({ guide }) => guide.profile === 'step-plan' && municipalAudiences.includes(guide.audience))
    .filter(({ guide }) => isWithin({ from: guide.validFrom, until: null }, on))
    .flatMap(({ guide, words }) => {
      const [tag] = [language, sourceLanguage].filter((one) => words.has(one))
      const found = tag === undefined ? undefined : words.get(tag)
      if (tag === undefined || !found) return []
      const title = { text: found.title, language: tag, translation: found.translation }
      return [{ guide: guide.id, version: guide.version, title }]
    })
}
