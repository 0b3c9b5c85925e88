import type { LanguageTag } from '#kernel/language.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { Services } from './services.ts'

/** Pages that exist in every language, below the language. */
const everywhere = [
  '',
  '/guides',
  '/policy',
  '/areas',
  '/areas/move',
  '/contacts',
  '/signals',
  '/sources',
  '/accessibility',
  '/privacy',
]

/** Pages of sections that may be there in fewer languages. */
const inSections: Readonly<Record<string, readonly string[]>> = {
  boards: [],
  frameworks: [],
  kompas: [],
  notes: [],
  outcomes: [
    '/programme/motions',
    '/programme/goals',
    '/programme/agreements',
    '/programme/pilots',
    '/programme/watch',
    '/programme/evaluation',
    '/programme/evaluation/figures',
  ],
  programme: [],
  report: [],
}

/** The address of every public page in every language it exists in. */
export function publicPages({ guides }: Pick<Services, 'guides'>, tags: readonly LanguageTag[]): string[] {
  return tags.flatMap((tag) => [
    ...everywhere.map((path) => `/${tag}${path}`),
    ...Object.entries(inSections)
      .filter(([section]) => languagesOfSection(section).includes(tag))
      .flatMap(([, paths]) => paths.map((path) => `/${tag}${path}`)),
    ...guides.shelves(tag).flatMap(({ cards }) => cards.map(({ id }) => `/${tag}/guides/${id}`)),
  ])
}
