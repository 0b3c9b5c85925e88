import type { LanguageTag } from '#kernel/language.ts'
import { dayAt } from '../domain/amsterdam-clock.ts'
import { serviceKinds } from '../domain/directory.ts'
import { findPoints } from '../domain/find-points.ts'
import { languagesSpoken } from '../domain/spoken.ts'
import { type ServiceWords, type Texts, textIn } from '../domain/texts.ts'
import type { ListPage, ListQuery, PointPage, PointRow } from './directory-views.ts'
import { type Material, phonesOf, placedServices, pointRows, wordIn } from './point-rows.ts'

/** The list of help as it is asked for. What has ended is in no list; its own page stays, and says so. */
export function listPage(material: Material, query: ListQuery): ListPage {
  const rows = pointRows(material, query).filter(({ status }) => status !== 'ended')
  return {
    at: material.at,
    query,
    ...findPoints(rows, query),
    choices: helpChoices(material),
  }
}

/** What a list may be asked for: only what is there. No question changes it, and nothing of it takes a clock. */
export function helpChoices({ directory, surroundings, contacts, ofSite, language }: Material): ListPage['choices'] {
  const there = placedServices(directory).filter(
    ({ service }) => service.status !== 'ended' && wordIn(service.texts, language, ({ name }) => name) !== null,
  )
  const spoken = there.flatMap(({ service, point }) =>
    languagesSpoken({ languages: service.languages, phones: phonesOf({ service, point }, contacts) }),
  )
  return {
    kinds: serviceKinds.filter((kind) => there.some(({ service }) => service.kinds.includes(kind))),
    languages: [...new Set(spoken.map(({ code }) => code))].sort(),
    ofSite,
    municipalities: [...surroundings.places.values()].map(({ code, name }) => ({ code, name })),
  }
}

/** Everything about one point; `null`: there is none. Also finds a service without points by its own id. */
export function pointPage(material: Material, id: string): PointPage | null {
  const { directory, language, at } = material
  const placed = placedServices(directory).find(({ point, service }) => (point?.id ?? service.id) === id)
  if (!placed) return null
  const { service, point, location } = placed
  // Only the rows of its own service are told of on its page.
  const rows = pointRows({ ...material, directory: { ...directory, services: [service] } }, {})
  const row = rows.find((one) => one.id === id)
  if (!row) return null
  const organisation = directory.organisations.find((one) => one.id === service.organisation)
  const today = dayAt(at)
  const schedule = mayTell(row) ? (point?.schedule ?? null) : null
  return {
    ...row,
    organisationUrl: organisation?.url ?? null,
    about: organisation ? wordIn(organisation.texts, language, ({ description }) => description) : null,
    placeDescription: location ? wordIn(location.texts, language, ({ description }) => description) : null,
    stepFree: location?.stepFree ?? null,
    eligibility: wordIn(service.texts, language, ({ eligibility }) => eligibility),
    documents: documentsOf(service.texts, language),
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
      .filter((other) => other.id !== row.id)
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

/** What a page about a point is called: with its place, where it has one. */
export const pointTitle = ({ name, place }: Pick<PointPage, 'name' | 'place'>): string =>
  place && !place.mobile ? `${name.text}, ${place.name}` : name.text
