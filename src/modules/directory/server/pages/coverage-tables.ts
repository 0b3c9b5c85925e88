import type { LanguageTag } from '#kernel/language.ts'
import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import { type Directory, type Service, serviceKinds } from '../../domain/directory.ts'
import type { KindLanguages } from '../../ui/coverage-view.ts'
import type { CoveragePage } from '../directory-views.ts'

/**
 * The languages of a table of coverage: those of the site, then others that some service speaks.
 * @param ofSite in the order of the site
 */
export function languagesToCover({ services }: Directory, ofSite: readonly LanguageTag[]): LanguageTag[] {
  const there = services.filter(({ status }) => status !== 'ended')
  const spoken = there.flatMap(({ languages }) => (languages ?? []).map(({ code }) => code))
  return [...new Set([...ofSite, ...[...new Set(spoken)].sort()])]
}

/** Every kind of help against every language, over all services that have not ended. */
export const kindsByLanguage = ({ services }: Directory, languages: readonly LanguageTag[]): KindLanguages[] =>
  serviceKinds.map((kind) => {
    const ofKind = services.filter((service) => service.kinds.includes(kind) && service.status !== 'ended')
    return {
      kind,
      services: ofKind.length,
      unknown: ofKind.filter((service) => service.languages === null).length,
      counts: languages.map((language) => {
        const found = ofKind.map((service) => certaintyOf(service, language))
        return {
          language,
          sure: found.filter((one) => one === 'sure').length,
          unsure: found.filter((one) => one === 'unsure').length,
        }
      }),
    }
  })

/** Sure is what we saw in a source, of a service that is there. */
function certaintyOf({ languages, status, confidence }: Service, language: LanguageTag): 'sure' | 'unsure' | null {
  const found = languages?.find(({ code }) => code === language)
  if (!found) return null
  const seen = found.confidence === 'seen' || found.confidence === 'secondary'
  return seen && status === 'active' && confidence !== 'uncertain' ? 'sure' : 'unsure'
}

const columns = ['code', 'municipality', 'region', 'kind', 'local', 'national', 'languages', 'services'] as const

/** The whole map as a table: a row for each municipality and kind of help. `local` and `national`: yes, unsure or no. */
export const coverageCsv = ({ rows }: CoveragePage): string =>
  toCsv(
    columns,
    rows.flatMap(({ place, region, cells }) =>
      cells.map(({ kind, local, national, languages, services }): CsvCell[] => [
        place.code,
        place.name,
        region?.name ?? null,
        kind,
        local,
        national,
        languages.map(({ code }) => code).join(' '),
        services.join(' '),
      ]),
    ),
  )
