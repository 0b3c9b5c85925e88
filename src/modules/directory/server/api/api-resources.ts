import type { Day } from '#kernel/days.ts'
import type { Confidence } from '#kernel/sources.ts'
import type { MunicipalityCode } from '#modules/areas/index.ts'
import type { Directory, DirectoryEvent, Phone, Point, Service } from '../../domain/directory.ts'
import { openStateAt } from '../../domain/opening-hours.ts'
import type { EpochMinute, OpenState } from '../../domain/open-state.ts'

/** What the API needs to know that is not in the directory. */
export interface ApiWorld {
  directory: Directory
  /** The number of a contact, and how sure it is today; null: none that may be told. */
  numberOf(contact: string): { number: string; confidence: Confidence } | null
  /** The municipalities of today with their centres. */
  municipalities: ReadonlyMap<MunicipalityCode, { name: string; lat: number; lon: number }>
}

/** What every resource says about itself. */
interface Kept {
  sources: readonly string[]
  confidence: Confidence
  checkedOn: Day
  verifiedByPerson: boolean
  expiresOn: Day
}

const kept = ({ sources, confidence, checkedOn, verifiedByPerson, expiresOn }: Kept): Kept => ({
  sources,
  confidence,
  checkedOn,
  verifiedByPerson,
  expiresOn,
})

export const organisationsOf = ({ directory }: ApiWorld) =>
  directory.organisations.map((row) => ({ id: row.id, name: row.name, url: row.url, texts: row.texts, ...kept(row) }))

export const servicesOf = (world: ApiWorld) =>
  world.directory.services.map((row) => ({
    id: row.id,
    organisation: row.organisation,
    ...aboutService(row),
    phones: phonesOf(world, row.phones),
    texts: row.texts,
    ...kept(row),
  }))

export const locationsOf = (world: ApiWorld) =>
  world.directory.locations.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    municipality: municipalityOf(world, row.municipality),
    address: row.address,
    position: row.position,
    stepFree: row.stepFree,
    texts: row.texts,
    ...kept(row),
  }))

export type ApiLocation = ReturnType<typeof locationsOf>[number]
export type ApiPoint = ReturnType<typeof pointsAt>[number]

/** Every service at each of its places, and those without a place by themselves; not those that have ended. */
export function pointsAt(world: ApiWorld, at: EpochMinute) {
  const locations = new Map(locationsOf(world).map((row) => [row.id, row]))
  const placed = Map.groupBy(world.directory.points, ({ service }) => service)
  return world.directory.services
    .filter(({ status }) => status !== 'ended')
    .flatMap((service) => {
      const points = placed.get(service.id) ?? []
      if (points.length === 0) return [pointOf(world, service, null, null, at)]
      return points.map((point) => pointOf(world, service, point, locations.get(point.location) ?? null, at))
    })
}

function pointOf(
  world: ApiWorld,
  service: Service,
  point: Point | null,
  location: ApiLocation | null,
  at: EpochMinute,
) {
  const { stepFree = null, id: locationId = null, name: placeName = null } = location ?? {}
  return {
    id: point?.id ?? service.id,
    service: service.id,
    organisation: service.organisation,
    location: locationId,
    placeName,
    ...aboutService(service),
    municipality: location?.municipality ?? null,
    address: location?.address ?? null,
    position: location?.position ?? null,
    stepFree,
    phones: phonesOf(world, point && point.phones.length > 0 ? point.phones : service.phones),
    schedule: point?.schedule ?? null,
    open: openOf(world, service, point, at),
    distanceKm: null as number | null,
    texts: service.texts,
    ...kept(point ? lessSure(service, point) : service),
  }
}

/** What counts for both: the earliest end and the lowest doubt would be hidden if only one of them were told. */
function lessSure(service: Service, point: Point): Kept {
  return {
    sources: [...new Set([...point.sources, ...service.sources])],
    confidence: point.confidence,
    checkedOn: point.checkedOn < service.checkedOn ? point.checkedOn : service.checkedOn,
    verifiedByPerson: point.verifiedByPerson && service.verifiedByPerson,
    expiresOn: point.expiresOn < service.expiresOn ? point.expiresOn : service.expiresOn,
  }
}

const aboutService = ({ kinds, topics, status, cost, reach, languages, interpreter, url }: Service) => ({
  kinds,
  topics,
  status,
  cost,
  reach,
  languages,
  interpreter,
  url,
})

function municipalityOf(world: ApiWorld, code: MunicipalityCode | null) {
  const found = code === null ? undefined : world.municipalities.get(code)
  return code === null || !found ? null : { code, name: found.name }
}

/** A number that may be wrong is not told. */
const phonesOf = (world: ApiWorld, phones: readonly Phone[]) =>
  phones.flatMap(({ contact, number, confidence, languages }) => {
    const found = contact === null ? number && confidence && { number, confidence } : world.numberOf(contact)
    return !found || found.confidence === 'uncertain' ? [] : [{ contact, ...found, languages }]
  })

function openOf({ directory: { holidays } }: ApiWorld, service: Service, point: Point | null, at: EpochMinute) {
  const expiresOn = point && point.expiresOn < service.expiresOn ? point.expiresOn : service.expiresOn
  const state: OpenState =
    service.status === 'active'
      ? openStateAt({ schedule: point?.schedule ?? null, expiresOn, holidays }, at)
      : service.status === 'unknown'
        ? { state: 'unknown', why: 'not-confirmed' }
        : { state: 'closed', opens: null, opensAs: null }
  const moments = { until: null as string | null, opens: null as string | null, opensAs: null as string | null }
  if (state.state === 'unknown') return { at: instant(at), state: state.state, ...moments, why: state.why }
  if (state.state === 'closed') {
    const opens = state.opens === null ? null : instant(state.opens)
    return { at: instant(at), state: state.state, ...moments, opens, opensAs: state.opensAs, why: null }
  }
  const until = state.until === null ? null : instant(state.until)
  return { at: instant(at), state: state.state, ...moments, until, why: null }
}

/** An instant as RFC 3339, in UTC. */
export const instant = (at: EpochMinute): string => `${new Date(at * 60_000).toISOString().slice(0, 16)}:00Z`

/** Meetings from a day on, the first one first. */
export const eventsFrom = (world: ApiWorld, today: Day) =>
  world.directory.events
    .filter(({ starts, ends }) => (ends ?? starts).day >= today)
    .sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
    .map((row) => ({
      id: row.id,
      organisation: row.organisation,
      startsOn: row.starts.day,
      startsAt: clock(row.starts.minute),
      endsOn: row.ends?.day ?? null,
      endsAt: row.ends ? clock(row.ends.minute) : null,
      location: row.location,
      municipality: municipalityOf(world, row.municipality),
      languages: row.languages,
      url: row.url,
      texts: row.texts,
      ...kept(row),
    }))

const startOf = ({ starts }: DirectoryEvent): string => `${starts.day} ${clock(starts.minute)}`

/** `09:30`; a minute past the day is the time on the clock of the next. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

