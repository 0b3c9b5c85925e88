import { dutchDay } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import { wallTimeAt } from '../domain/amsterdam-clock.ts'
import { type Directory, type DirectoryEvent, serviceKinds } from '../domain/directory.ts'
import { findPoints } from '../domain/find-points.ts'
import type { EpochMinute } from '../domain/open-state.ts'
import { type ServiceWords, type Texts, textIn } from '../domain/texts.ts'
import { coverageOf } from './coverage-page.ts'
import type { CoveragePage, EventRow, ListPage, ListQuery, PointPage, PointRow } from './directory-views.ts'
import {
  type ContactNumbers,
  type Material,
  municipalityPlaces,
  placedServices,
  pointRows,
  wordIn,
} from './point-rows.ts'

/** The pages of the directory. `at` is the instant they are asked at, in whole minutes. */
export interface DirectoryPages {
  /** The directory itself, as it is now. */
  current(): Promise<Directory>
  list(query: ListQuery, language: LanguageTag, at: EpochMinute): Promise<ListPage>
  /** `null`: there is no such point. Also finds a service without points by its own id. */
  point(id: string, language: LanguageTag, at: EpochMinute): Promise<PointPage | null>
  /** Events that have not ended, the next one first. */
  events(language: LanguageTag, at: EpochMinute): Promise<readonly EventRow[]>
  /** @param languages those that are looked for */
  coverage(languages: readonly LanguageTag[], at: EpochMinute): Promise<CoveragePage>
}

/** @param current gives the directory; called once for each page */
export function directoryPages(
  current: () => Promise<Directory>,
  areas: Areas,
  contacts: ContactNumbers,
): DirectoryPages {
  const material = async (language: LanguageTag, at: EpochMinute): Promise<Material> => ({
    directory: await current(),
    areas,
    contacts,
    language,
    at,
  })
  return {
    current,
    list: async (query, language, at) => listPage(await material(language, at), query),
    point: async (id, language, at) => pointPage(await material(language, at), id),
    events: async (language, at) => eventRows(await material(language, at)),
    coverage: async (languages, at) => coverageOf(await material('nl', at), languages),
  }
}

function listPage(material: Material, query: ListQuery): ListPage {
  const rows = pointRows(material, query)
  const spoken = new Set(rows.flatMap(({ languages }) => languages ?? []).map(({ code }) => code))
  return {
    at: material.at,
    query,
    ...findPoints(rows, query),
    choices: {
      kinds: serviceKinds.filter((kind) => rows.some(({ kinds }) => kinds.includes(kind))),
      languages: [...spoken].sort(),
      municipalities: [...municipalityPlaces(material).values()].map(({ code, name }) => ({ code, name })),
    },
  }
}

function pointPage(material: Material, id: string): PointPage | null {
  const rows = pointRows(material, {})
  const row = rows.find((one) => one.id === id)
  const placed = placedServices(material.directory).find(({ point, service }) => (point?.id ?? service.id) === id)
  if (!row || !placed) return null
  const { service, point, location } = placed
  const { directory, language, at } = material
  const organisation = directory.organisations.find((one) => one.id === service.organisation)
  const today = dutchDay(new Date(at * 60_000))
  const schedule = mayTell(row) ? (point?.schedule ?? null) : null
  return {
    ...row,
    organisationUrl: organisation?.url ?? null,
    about: organisation ? wordIn(organisation.texts, language, ({ description }) => description) : null,
    placeDescription: location ? wordIn(location.texts, language, ({ description }) => description) : null,
    stepFree: location?.stepFree ?? null,
    eligibility: wordIn(service.texts, language, ({ eligibility }) => eligibility),
    documents: documentsOf(placed.service.texts, language),
    hours: schedule
      ? {
          appointmentOnly: schedule.appointmentOnly,
          weekly: schedule.weekly.filter(({ period }) => period.until === null || period.until > today),
          exceptions: schedule.exceptions.filter(({ day }) => day >= today),
          confidence: schedule.confidence,
        }
      : null,
    stops: (schedule?.stops ?? []).filter(({ day }) => day >= today),
    elsewhere: rows
      .filter((other) => other.service === row.service && other.id !== row.id)
      .map((other) => ({ id: other.id, place: other.place?.name ?? other.name.text })),
  }
}

/** Hours are told when only today is unknown: on a holiday, or on a day they do not cover. */
const mayTell = ({ open }: PointRow): boolean =>
  open.state !== 'unknown' || open.why === 'holiday' || open.why === 'not-covered'

function documentsOf(texts: Texts<ServiceWords>, language: LanguageTag): PointPage['documents'] {
  const found = textIn(texts, language)
  if (!found?.words.documents) return null
  const { documents, translation } = found.words
  return documents.map((text) => ({ text, language: found.language, asked: found.asked, translation }))
}

function eventRows(material: Material): EventRow[] {
  const { directory, language, at } = material
  const { minute } = wallTimeAt(at)
  const now = momentText({ day: dutchDay(new Date(at * 60_000)), minute })
  const places = municipalityPlaces(material)
  return directory.events
    .filter((event) => lastMoment(event) > now)
    .sort((a, b) => (momentText(a.starts) < momentText(b.starts) ? -1 : 1))
    .flatMap((event): EventRow[] => {
      const title = wordIn(event.texts, language, (words) => words.title)
      if (!title) return []
      const location = directory.locations.find(({ id }) => id === event.location)
      const found = places.get(location?.municipality ?? event.municipality ?? '')
      const municipality = found ? { code: found.code, name: found.name } : null
      const { id, starts, ends, languages, url, sources, confidence, checkedOn, verifiedByPerson, expiresOn } = event
      return [
        {
          id,
          title,
          description: wordIn(event.texts, language, (words) => words.description),
          organiser: directory.organisations.find((one) => one.id === event.organisation)?.name ?? '',
          starts,
          ends,
          place: location ? { name: location.name, municipality, address: location.address } : null,
          municipality,
          placeText: wordIn(event.texts, language, (words) => words.place),
          languages,
          url,
          checked: { sources, confidence, checkedOn, verifiedByPerson, expiresOn },
        },
      ]
    })
}

/** Sorts as text. */
const momentText = ({ day, minute }: { day: string; minute: number }): string =>
  `${day} ${String(minute).padStart(4, '0')}`

/** An event whose end is not said counts until the end of its day. */
const lastMoment = ({ starts, ends }: DirectoryEvent): string => momentText(ends ?? { day: starts.day, minute: 1440 })
