import type { LanguageTag } from '#kernel/language.ts'
import { shortCheckIds } from '#modules/rights/index.ts'
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
  batch: ['/rights/batch'],
  boards: ['/programme/regions', '/programme/matrix', '/programme/municipalities', '/programme/hand-over'],
  directory: ['/help', '/help/events', '/help/coverage'],
  'directory-api': ['/help/api'],
  figures: ['/report/figures'],
  frameworks: ['/policy/inventory', '/policy/documents', '/policy/compare', '/policy/expiring', '/policy/rules'],
  hirers: ['/rights/hirers', '/rights/changes'],
  hours: ['/rights/hours-log'],
  information: ['/articles', '/articles/status', '/offline'],
  kompas: [
    '/kompas',
    '/kompas/questions',
    '/kompas/example',
    '/kompas/regions/oost-brabant',
    '/kompas/regions/zeeland-west-brabant',
  ],
  letter: ['/rights/before-you-send'],
  notes: [
    '/notes',
    '/notes/s1',
    '/notes/s1/opening',
    '/notes/s1/exploitation',
    '/notes/s1/position',
    '/notes/s1/regions',
    '/notes/s1/frameworks',
    '/notes/s1/follow-up',
    '/notes/s2',
    '/notes/s2/network',
    '/notes/s2/riec',
  ],
  outcomes: [
    '/programme/motions',
    '/programme/goals',
    '/programme/agreements',
    '/programme/pilots',
    '/programme/watch',
    '/programme/evaluation',
    '/programme/evaluation/figures',
  ],
  payslip: ['/rights/payslip'],
  programme: ['/programme/formats', '/programme', '/programme/register', '/programme/time-line', '/programme/changes'],
  report: ['/programme/report', '/programme/report/released'],
  rights: ['/rights', '/rights/working-hours', ...shortCheckIds.map((id) => `/rights/${id}`)],
}

/** The addresses of a section below the language. */
export const publicPagesOf = (section: string): readonly string[] => inSections[section] ?? []

/**
 * The address of every public page in every language it exists in.
 *
 * @param ofData pages of rows of the data, by the section they are in
 */
export function publicPages(
  { guides }: Pick<Services, 'guides'>,
  tags: readonly LanguageTag[],
  ofData: Readonly<Record<string, readonly string[]>> = {},
): string[] {
  const sections = Object.entries(inSections).map(([name, paths]) => ({
    name,
    paths: [...paths, ...(ofData[name] ?? [])],
  }))
  return tags.flatMap((tag) => [
    ...everywhere.map((path) => `/${tag}${path}`),
    ...sections
      .filter(({ name }) => languagesOfSection(name).includes(tag))
      .flatMap(({ paths }) => paths.map((path) => `/${tag}${path}`)),
    ...guides.shelves(tag).flatMap(({ cards }) => cards.map(({ id }) => `/${tag}/guides/${id}`)),
  ])
}
