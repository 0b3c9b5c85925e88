import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { confidences } from '#kernel/sources.ts'
import { type Areas, regionsOf } from '#modules/areas/index.ts'
import { dayAt } from '../domain/amsterdam-clock.ts'
import { type Directory, type ServiceKind, type SpokenLanguage, serviceKinds } from '../domain/directory.ts'
import { expiryOf, type PlacedService } from '../domain/point-state.ts'
import { placedServices } from '../ui/point-rows.ts'
import type {
  CoverageAnswer,
  CoverageCell,
  CoveragePage,
  CoverageRow,
  PlaceView,
  RegionCoverage,
} from './directory-views.ts'
import { divisionDay, type Moment, municipalityPlaces, reachIn } from './surroundings.ts'

/** The scheme whose regions stand on the coverage map: every municipality is in one of them. */
const regionScheme = 'labour-market-region'

/** What exists of each kind of help for each municipality, in which languages, and what nobody is known to do. */
export function coverageOf(directory: Directory, moment: Moment, languages: readonly LanguageTag[]): CoveragePage {
  const all = placedServices(directory).filter(({ service }) => service.status !== 'ended')
  const today = dayAt(moment.at)
  const divided = divisionDay(moment)
  const inReach = reachIn(moment)
  const rows = [...municipalityPlaces(moment).values()].map(({ code, name }): CoverageRow => {
    const isLocal = ({ service, location }: PlacedService) =>
      location?.municipality === code || (service.reach?.kind !== 'national' && inReach(service.reach, code) === true)
    const local = all.filter(isLocal)
    const national = all.filter((one) => !isLocal(one) && one.service.reach?.kind === 'national')
    return {
      place: { code, name },
      region: regionOf(moment.areas, code, divided),
      cells: serviceKinds.map((kind) => cell(kind, ofKind(local, kind), ofKind(national, kind), languages, today)),
    }
  })
  const spokenOf = (kind: ServiceKind) => spokenAt(ofKind(all, kind))
  const known = serviceKinds.filter((kind) => ofKind(all, kind).length > 0)
  return {
    kinds: serviceKinds,
    languages,
    rows,
    regions: regionsOfRows(rows),
    nobody: serviceKinds.filter((kind) => !known.includes(kind)),
    nobodySpeaks: known.map((kind) => ({ kind, languages: missing(languages, spokenOf(kind)) })),
  }
}

const ofKind = (placed: readonly PlacedService[], kind: ServiceKind): PlacedService[] =>
  placed.filter(({ service }) => service.kinds.includes(kind))

function cell(
  kind: ServiceKind,
  local: readonly PlacedService[],
  national: readonly PlacedService[],
  languages: readonly LanguageTag[],
  today: Day,
): CoverageCell {
  const spoken = spokenAt([...local, ...national])
  return {
    kind,
    local: answer(local, today),
    national: answer(national, today),
    languages: spoken,
    missing: missing(languages, spoken),
    services: [...new Set([...local, ...national].map(({ service }) => service.id))],
  }
}

function answer(placed: readonly PlacedService[], today: Day): CoverageAnswer {
  if (placed.length === 0) return 'no'
  return placed.some((one) => isSure(one, today)) ? 'yes' : 'unsure'
}

const isSure = (placed: PlacedService, today: Day): boolean =>
  placed.service.status === 'active' &&
  [placed.service, placed.point, placed.location].every((row) => row?.confidence !== 'uncertain') &&
  expiryOf(placed) > today

/** Each language once, with the least doubt there is. */
function spokenAt(placed: readonly PlacedService[]): SpokenLanguage[] {
  const best = new Map<LanguageTag, SpokenLanguage>()
  for (const language of placed.flatMap(({ service }) => service.languages ?? [])) {
    const other = best.get(language.code)
    if (!other || doubt(language) < doubt(other)) best.set(language.code, language)
  }
  return [...best.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

const doubt = ({ confidence }: SpokenLanguage): number => confidences.indexOf(confidence)

const missing = (languages: readonly LanguageTag[], spoken: readonly SpokenLanguage[]): LanguageTag[] =>
  languages.filter((language) => !spoken.some(({ code }) => code === language))

function regionOf(areas: Areas, code: string, on: Day): PlaceView | null {
  const regions = regionsOf(areas, code, on)
  const found = regions.ok ? regions.value.find(({ scheme }) => scheme === regionScheme) : undefined
  return found ? { code: found.code, name: found.name } : null
}

function regionsOfRows(rows: readonly CoverageRow[]): RegionCoverage[] {
  const regions = new Map(rows.flatMap(({ region }) => (region ? [[region.code, region]] : [])))
  return [...regions.values()]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((region) => {
      const own = rows.filter((row) => row.region?.code === region.code)
      const count = (index: number, wanted: CoverageAnswer) =>
        own.filter(({ cells }) => cells[index]?.local === wanted).length
      return {
        region,
        cells: serviceKinds.map((kind, index) => ({
          kind,
          yes: count(index, 'yes'),
          unsure: count(index, 'unsure'),
          no: count(index, 'no'),
        })),
      }
    })
}
