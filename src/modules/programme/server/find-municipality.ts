import { type Day, isWithin } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Areas, municipalitiesOn } from '#modules/areas/index.ts'
import type { NamedMunicipality, NamedRegion } from '../domain/board-views.ts'
import type { ItemSummary } from '../domain/views.ts'
import { summaries } from './item-summary.ts'
import { municipalityName, type RegisterView, regionName, regionsOfMunicipality } from './register-view.ts'

/** The scheme by which municipalities are put together on boards. */
const boardScheme = 'labour-market-region'

/** Whether a municipality is there on the day of the view, and if not, what came of it or what it came from. */
export type MunicipalityFound =
  | ({ kind: 'there' } & NamedMunicipality)
  | ({
      kind: 'gone'
      on: Day
      successors: readonly NamedMunicipality[]
      items: readonly ItemSummary[]
    } & NamedMunicipality)
  | ({ kind: 'not-yet'; from: Day; predecessors: readonly NamedMunicipality[] } & NamedMunicipality)

/**
 * `eindhoven`, `s-hertogenbosch`: the name in small letters, with hyphens between. As people write it in an address.
 */
export const nameInAddress = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/**
 * The code for what stands in an address: a code in any case, or a name. Of several municipalities that had the name the
 * one that is there on the day. Refusal: `unknown-municipality` – none, or still more than one.
 */
export function municipalityCode(
  { areas, on }: Pick<RegisterView, 'areas' | 'on'>,
  typed: string,
): Result<string, 'unknown-municipality'> {
  const wanted = typed.toLowerCase()
  const named = areas.municipalities.filter(
    ({ code, name }) => code.toLowerCase() === wanted || nameInAddress(name) === wanted,
  )
  const there = named.filter(({ period }) => isWithin(period, on))
  const codes = [...new Set((there.length > 0 ? there : named).map(({ code }) => code))]
  const [code] = codes
  return code !== undefined && codes.length === 1 ? ok(code) : err('unknown-municipality')
}

/** Refusal: `unknown-municipality` – no municipality ever had that code. */
export function findMunicipality(view: RegisterView, code: string): Result<MunicipalityFound, 'unknown-municipality'> {
  const { areas, on, known } = view
  const own = areas.municipalities.filter((one) => one.code === code)
  const now = own.find(({ period }) => isWithin(period, on))
  if (now) return ok({ kind: 'there', code, name: now.name })
  const [first] = own
  if (!first) return err('unknown-municipality')
  const name = municipalityName(areas, code)
  const named = (codes: readonly string[]) =>
    [...new Set(codes)].map((one) => ({ code: one, name: municipalityName(areas, one) }))
  if (on < first.period.from) {
    const predecessors = areas.successions.filter(({ to }) => to === code).map(({ from }) => from)
    return ok({ kind: 'not-yet', code, name: first.name, from: first.period.from, predecessors: named(predecessors) })
  }
  const ended = own.at(-1)?.period.until ?? on
  const successors = areas.successions.filter(({ from }) => from === code).map(({ to }) => to)
  const items = known.items.filter(({ item }) =>
    item.places.some((place) => place.kind === 'municipality' && place.code === code),
  )
  return ok({ kind: 'gone', code, name, on: ended, successors: named(successors), items: summaries(view, items) })
}

export interface MunicipalityEntry extends NamedMunicipality {
  /** Null when it is not known. */
  region: NamedRegion | null
}

export interface MunicipalityIndex {
  /** By name, of the asked region and with the asked text in it. */
  entries: readonly MunicipalityEntry[]
  /** Of all municipalities of the day. */
  total: number
  regions: readonly NamedRegion[]
  /** Dissolved by the day, with the asked text in their name. Empty when no text was asked for. */
  gone: readonly (NamedMunicipality & { on: Day; successors: readonly NamedMunicipality[] })[]
}

const byName = new Intl.Collator('nl')

/** Refusal: `out-of-coverage` – the areas do not reach the day. */
export function municipalityIndex(
  view: RegisterView,
  asked: { text: string; region: string | null },
): Result<MunicipalityIndex, 'out-of-coverage'> {
  const division = municipalitiesOn(view.areas, view.on)
  if (!division.ok) return division
  const wanted = nameInAddress(asked.text)
  const fits = (name: string) => nameInAddress(name).includes(wanted)
  const all = division.value.map(({ code, name }) => ({ code, name, region: boardRegionOf(view, code) }))
  return ok({
    entries: all
      .filter(({ name, region }) => fits(name) && (asked.region === null || region?.code === asked.region))
      .sort((one, other) => byName.compare(one.name, other.name)),
    total: all.length,
    regions: labourRegions(view.areas),
    gone: wanted === '' ? [] : goneWith(view, fits),
  })
}

/** The regions that every municipality is in exactly one of. */
export const labourRegions = ({ regions }: Areas): NamedRegion[] =>
  regions.filter(({ scheme }) => scheme === boardScheme).map(({ scheme, code, name }) => ({ scheme, code, name }))

/** The labour market region a municipality is in on the day; null when not known. */
export function boardRegionOf(view: RegisterView, code: string): NamedRegion | null {
  const region = regionsOfMunicipality(view, code).find(({ scheme }) => scheme === boardScheme)
  return region ? { ...region, name: regionName(view.areas, region) } : null
}

function goneWith(view: RegisterView, fits: (name: string) => boolean): MunicipalityIndex['gone'] {
  const codes = new Set(view.areas.municipalities.filter(({ name }) => fits(name)).map(({ code }) => code))
  return [...codes].flatMap((code) => {
    const found = findMunicipality(view, code)
    if (!found.ok || found.value.kind !== 'gone') return []
    const { name, on, successors } = found.value
    return [{ code, name, on, successors }]
  })
}
