import type { LanguageTag } from '#kernel/language.ts'
import type { Confidence } from '#kernel/sources.ts'
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

/** Municipalities and who is in reach: the server takes them from the areas, a phone from what it kept. */
export interface Surroundings {
  /** The municipalities of the day with their centres, by name. */
  places: ReadonlyMap<string, PlaceView & GeoPoint>
  /** Whether a reach holds a municipality; `null`: the reach is not known, or who is in its region that day. */
  inReach(reach: Reach | null, code: string): boolean | null
}

/** Everything a page is made from. */
export interface Material {
  directory: Directory
  surroundings: Surroundings
  contacts: ContactNumbers
  /** The languages of the site, as far as they are known where the page is made. */
  ofSite: readonly LanguageTag[]
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
  const organisations = new Map(directory.organisations.map(({ id, name }) => [id, name]))
  return placedServices(directory).flatMap((placed) => {
    const name = wordIn(placed.service.texts, material.language, (words) => words.name)
    if (!name) return []
    return [pointRow(placed, name, organisations.get(placed.service.organisation) ?? '', material, query)]
  })
}

function pointRow(
  placed: PlacedService,
  name: TextView,
  organisation: string,
  { directory, contacts, language, at, surroundings: { places, inReach } }: Material,
  { near, municipality }: ListQuery,
): PointRow {
  const { service, point, location } = placed
  const from = near === undefined ? undefined : places.get(near)
  const to = location?.position ?? places.get(location?.municipality ?? '')
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
    phones: phonesOf(placed, contacts),
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

/** The phones of a point, then those of its service. */
export const phonesOf = ({ service, point }: Pick<PlacedService, 'service' | 'point'>, contacts: ContactNumbers) =>
  [...(point?.phones ?? []), ...service.phones].flatMap((phone) => phoneView(phone, contacts))

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
