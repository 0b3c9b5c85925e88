import type { Day } from '#kernel/days.ts'
import type { Confidence } from '#kernel/sources.ts'
import type { MunicipalityCode } from '#modules/areas/index.ts'
import { clockText } from '../../domain/amsterdam-clock.ts'
import { type Directory, momentText, type Phone, type Service } from '../../domain/directory.ts'
import type { EpochMinute, OpenState, UnknownReason } from '../../domain/open-state.ts'
import { expiryOf, type PlacedService, pointState } from '../../domain/point-state.ts'
import { placedServices } from '../../ui/point-rows.ts'

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

export type ApiPoint = ReturnType<typeof pointsAt>[number]

/** Every service at each of its places, and those without a place by themselves; not those that have ended. */
export const pointsAt = (world: ApiWorld, at: EpochMinute) =>
  placedServices(world.directory)
    .filter(({ service }) => service.status !== 'ended')
    .map((placed) => pointOf(world, placed, at))

function pointOf(world: ApiWorld, placed: PlacedService, at: EpochMinute) {
  const { service, point, location } = placed
  return {
    id: point?.id ?? service.id,
    service: service.id,
    organisation: service.organisation,
    location: location?.id ?? null,
    placeName: location?.name ?? null,
    ...aboutService(service),
    municipality: municipalityOf(world, location?.municipality ?? null),
    address: location?.address ?? null,
    position: location?.position ?? null,
    stepFree: location?.stepFree ?? null,
    phones: phonesOf(world, [...(point?.phones ?? []), ...service.phones]),
    schedule: point?.schedule ?? null,
    open: openOf(pointState(placed, world.directory.holidays, at), at),
    distanceKm: null as number | null,
    texts: service.texts,
    ...kept({ ...(point ?? service), expiresOn: expiryOf(placed) }),
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

function openOf(state: OpenState, at: EpochMinute) {
  const said = { at: instant(at), state: state.state, ...noMoments }
  if (state.state === 'unknown') return { ...said, why: state.why }
  if (state.state !== 'closed') return { ...said, until: instantOrNull(state.until) }
  return { ...said, opens: instantOrNull(state.opens), opensAs: state.opensAs }
}

const noMoments = {
  until: null as string | null,
  opens: null as string | null,
  opensAs: null as 'open' | 'by-appointment' | null,
  why: null as UnknownReason | null,
}

const instantOrNull = (at: EpochMinute | null): string | null => (at === null ? null : instant(at))

/** An instant as RFC 3339, in UTC. */
export const instant = (at: EpochMinute): string => `${new Date(at * 60_000).toISOString().slice(0, 16)}:00Z`

/** Meetings from a day on, the first one first. */
export const eventsFrom = (world: ApiWorld, today: Day) =>
  world.directory.events
    .filter(({ starts, ends }) => (ends ?? starts).day >= today)
    .sort((a, b) => (momentText(a.starts) < momentText(b.starts) ? -1 : 1))
    .map((row) => ({
      id: row.id,
      organisation: row.organisation,
      startsOn: row.starts.day,
      startsAt: clockText(row.starts.minute),
      endsOn: row.ends?.day ?? null,
      endsAt: row.ends ? clockText(row.ends.minute) : null,
      location: row.location,
      municipality: municipalityOf(world, row.municipality),
      languages: row.languages,
      url: row.url,
      texts: row.texts,
      ...kept(row),
    }))
