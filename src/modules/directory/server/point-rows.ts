import { dutchDay } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Confidence } from '#kernel/sources.ts'
import { type Areas, municipalitiesOn, type RegionAnswer, regionIn } from '#modules/areas/index.ts'
import type { Checked, Directory, Location, Phone, Reach } from '../domain/directory.ts'
import { distanceKm, type GeoPoint } from '../domain/distance.ts'
import type { EpochMinute } from '../domain/open-state.ts'
import { expiryOf, type PlacedService, pointState } from '../domain/point-state.ts'
import { type Texts, textIn } from '../domain/texts.ts'
import type { ListQuery, PhoneView, PlaceView, PointRow, TextView } from './directory-views.ts'

/** What content/contacts knows of a number; the module does not read that folder itself. */
export interface ContactNumber {
  phone: string | null
  phoneConfidence: Confidence | null
}
export type ContactNumbers = ReadonlyMap<string, ContactNumber>

/** Everything a page is made from. */
export interface Material {
  directory: Directory
  areas: Areas
  contacts: ContactNumbers
  language: LanguageTag
  at: EpochMinute
}

/** Every service where it is given: one per point, and one for a service without points. */
export function placedServices({ services, points, locations }: Directory): PlacedService[] {
  const places = new Map(locations.map((location) => [location.id, location]))
  return services.flatMap((service): PlacedService[] => {
    const own = points.filter((point) => point.service === service.id)
    if (own.length === 0) return [{ service, point: null, location: null }]
    return own.map((point) => ({ service, point, location: places.get(point.location) ?? null }))
  })
}

/** The rows of a list as they are asked for, not yet chosen or ordered. */
export function pointRows(material: Material, query: ListQuery): PointRow[] {
  const { directory } = material
  const surroundings = { places: municipalityPlaces(material), inReach: reachIn(material) }
  const organisations = new Map(directory.organisations.map(({ id, name }) => [id, name]))
  return placedServices(directory).flatMap((placed) => {
    const name = wordIn(placed.service.texts, material.language, (words) => words.name)
    if (!name) return []
    return [pointRow(placed, name, organisations.get(placed.service.organisation) ?? '', material, query, surroundings)]
  })
}

interface Surroundings {
  places: ReadonlyMap<string, PlaceView & GeoPoint>
  inReach: (reach: Reach | null, code: string) => boolean | null
}

function pointRow(
  placed: PlacedService,
  name: TextView,
  organisation: string,
  { directory, contacts, language, at }: Material,
  { near, municipality }: ListQuery,
  { places, inReach }: Surroundings,
): PointRow {
  const { service, point, location } = placed
  const from = near === undefined ? undefined : places.get(near)
  const to = location?.position ?? places.get(location?.municipality ?? '')
  const phones = [...(point?.phones ?? []), ...service.phones]
  return {
    id: point?.id ?? service.id,
    service: service.id,
    organisation,
    name,
    description: wordIn(service.texts, language, ({ description }) => description),
    kinds: service.kinds,
    topics: service.topics,
    place: location && location.kind !== 'virtual' ? placeOf(location, places) : null,
    reach: service.reach,
    languages: service.languages,
    interpreter: service.interpreter,
    cost: service.cost,
    open: pointState(placed, directory.holidays, at),
    distanceKm: from && to ? Math.round(distanceKm(from, to)) : null,
    forAsked: municipality === undefined ? null : inReach(service.reach, municipality),
    phones: phones.flatMap((phone) => phoneView(phone, contacts)),
    url: service.url,
    status: service.status,
    checked: checkedOf(placed),
  }
}

const placeOf = (location: Location, places: Surroundings['places']): NonNullable<PointRow['place']> => {
  const municipality = places.get(location.municipality ?? '')
  return {
    name: location.name,
    municipality: municipality ? { code: municipality.code, name: municipality.name } : null,
    address: location.address,
    mobile: location.kind === 'mobile',
  }
}

/** The service's own check, until the first of its rows expires. */
function checkedOf(placed: PlacedService): Checked {
  const { sources, confidence, checkedOn, verifiedByPerson } = placed.point ?? placed.service
  return { sources, confidence, checkedOn, verifiedByPerson, expiresOn: expiryOf(placed) }
}

/** Uncertain numbers are not given. */
export function phoneView({ contact, number, confidence, languages }: Phone, contacts: ContactNumbers): PhoneView[] {
  const named = contact === null ? undefined : contacts.get(contact)
  const found = contact === null ? number : (named?.phone ?? null)
  const sure = (contact === null ? confidence : named?.phoneConfidence) ?? 'uncertain'
  return found === null || sure === 'uncertain' ? [] : [{ contact, number: found, confidence: sure, languages }]
}

/** A word of a text in a language, or of another language with its name; null when it has none. */
export function wordIn<Words extends { translation: TextView['translation'] }>(
  texts: Texts<Words>,
  language: LanguageTag,
  pick: (words: Words) => string | null,
): TextView | null {
  const found = textIn(texts, language)
  const text = found && pick(found.words)
  return found && text
    ? { text, language: found.language, asked: found.asked, translation: found.words.translation }
    : null
}

const byName = new Intl.Collator('nl')

/** The municipalities of the day, or of the last checked day once that is past, with their centres; by name. */
export function municipalityPlaces({ areas, at }: Pick<Material, 'areas' | 'at'>): Map<string, PlaceView & GeoPoint> {
  const found = municipalitiesOn(areas, coveredDay(areas, at))
  const rows = found.ok ? [...found.value].sort((a, b) => byName.compare(a.name, b.name)) : []
  return new Map(rows.map(({ code, name, lat, lon }) => [code, { code, name, lat, lon }]))
}

/** The Dutch day of an instant, within what the division of municipalities covers. */
export function coveredDay(areas: Areas, at: EpochMinute) {
  const today = dutchDay(new Date(at * 60_000))
  return today > areas.coverage.lastChecked ? areas.coverage.lastChecked : today
}

/** Whether a reach holds a municipality; `null`: the reach is not known, or who is in its region that day. */
export function reachIn({ areas, at }: Pick<Material, 'areas' | 'at'>) {
  const on = coveredDay(areas, at)
  const asked = new Map<string, boolean | null>()
  const inRegion = (scheme: string, region: string, code: string): boolean | null => {
    const key = `${scheme}/${region}/${code}`
    const known = asked.get(key)
    if (known !== undefined) return known
    const found = regionIn(areas, scheme, code, on)
    const answer = !found.ok || found.value.kind === 'unknown' ? null : isRegion(found.value, region)
    asked.set(key, answer)
    return answer
  }
  return (reach: Reach | null, code: string): boolean | null => {
    if (reach === null) return null
    if (reach.kind === 'national') return true
    return reach.kind === 'region' ? inRegion(reach.scheme, reach.region, code) : reach.codes.includes(code)
  }
}

const isRegion = (answer: RegionAnswer, region: string): boolean =>
  answer.kind === 'region' && answer.region.code === region
