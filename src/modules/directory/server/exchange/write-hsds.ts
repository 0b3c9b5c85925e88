import { addDays } from '#kernel/days.ts'
import { sourceLanguage } from '#kernel/language.ts'
import { clockText } from '../../domain/amsterdam-clock.ts'
import type {
  Checked,
  Directory,
  Location,
  Organisation,
  Phone,
  Point,
  Reach,
  Service,
  SpokenLanguage,
} from '../../domain/directory.ts'
import { serviceKinds, topics } from '../../domain/directory.ts'
import type { Schedule } from '../../domain/schedule.ts'
import type { Texts } from '../../domain/texts.ts'
import { type ContactNumbers, phoneView } from '../../ui/point-rows.ts'
import { uuidOf } from './hsds-ids.ts'

/** A file per kind of object; each holds one list under the name of its kind. */
export type HsdsFiles = Readonly<Record<string, readonly object[]>>

/** RFC 5545 writes days of the week so; Monday first. */
export const bydays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const taxonomy = {
  id: uuidOf('taxonomies', 'baken'),
  name: 'Baken',
  description: 'Kinds of help and topics of the Baken directory.',
}

/**
 * The directory as HSDS 3.0. What the standard has no place for – ids of ours, sources, translations, holidays, exceptions,
 * stops, events – stands under `baken`, which readers of HSDS pass over.
 */
export function hsdsFilesOf(directory: Directory, contacts: ContactNumbers): HsdsFiles {
  const terms = [...serviceKinds.map((kind) => termOf('kind', kind)), ...topics.map((topic) => termOf('topic', topic))]
  return {
    organizations: directory.organisations.map(organizationOf),
    services: directory.services.map((service) => serviceOf(service, contacts)),
    locations: directory.locations.map(locationOf),
    service_at_locations: directory.points.map((point) => serviceAtLocationOf(point, contacts)),
    taxonomies: [taxonomy],
    taxonomy_terms: terms,
    events: directory.events,
  }
}

const bakenOf = ({ id, sources, confidence, checkedOn, verifiedByPerson, expiresOn }: Checked & { id: string }) => ({
  id,
  sources,
  confidence,
  checkedOn,
  verifiedByPerson,
  expiresOn,
})

/** The words that go into the fields of HSDS, and the others beside them. */
function wordsOf<Words extends { translation: string }>(texts: Texts<Words>) {
  const language = texts[sourceLanguage] ? sourceLanguage : Object.keys(texts).sort()[0]
  const main = language === undefined ? undefined : texts[language]
  const translations = Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== language))
  const words = main && language !== undefined ? { language, translation: main.translation } : null
  return { main, baken: { words, translations } }
}

function organizationOf(row: Organisation): object {
  const { main, baken } = wordsOf(row.texts)
  return {
    id: uuidOf('organizations', row.id),
    name: row.name,
    // HSDS asks for one; `baken.words` is null when this is only the name.
    description: main?.description ?? row.name,
    ...(row.url === null ? {} : { website: row.url }),
    baken: { ...bakenOf(row), ...baken },
  }
}

const statuses = {
  active: 'active',
  'temporarily-closed': 'temporarily closed',
  ended: 'defunct',
  unknown: 'inactive',
} as const

function serviceOf(row: Service, contacts: ContactNumbers): object {
  const { main, baken } = wordsOf(row.texts)
  const id = uuidOf('services', row.id)
  const part = (name: string, index: number | string) => uuidOf(`services/${row.id}/${name}`, String(index))
  const { phones, others } = phonesOf(row.phones, `services/${row.id}`, contacts)
  return {
    id,
    organization_id: uuidOf('organizations', row.organisation),
    name: main?.name ?? row.id,
    status: statuses[row.status],
    ...given('description', main?.description),
    ...given('url', row.url),
    ...given('eligibility_description', main?.eligibility),
    ...given(
      'interpretation_services',
      row.interpreter === null ? null : row.interpreter ? 'available' : 'not available',
    ),
    assured_date: row.checkedOn,
    phones,
    ...given('languages', languagesOf(row.languages, `services/${row.id}`)),
    cost_options: row.cost === 'unknown' ? [] : [{ id: part('cost_options', 0), service_id: id, option: row.cost }],
    ...given(
      'required_documents',
      main?.documents?.map((document, index) => ({ id: part('required_documents', index), service_id: id, document })),
    ),
    ...given(
      'service_areas',
      areasOf(row.reach)?.map((area, index) => ({ id: part('service_areas', index), service_id: id, ...area })),
    ),
    attributes: [
      ...row.kinds.map((kind) => termOf('kind', kind)),
      ...row.topics.map((topic) => termOf('topic', topic)),
    ].map((term) => ({
      id: part('attributes', term.code),
      link_id: id,
      link_entity: 'service',
      taxonomy_term_id: term.id,
      taxonomy_term: term,
    })),
    baken: { ...bakenOf(row), ...baken, phones: others, interpreter: row.interpreter },
  }
}

const given = <Value>(name: string, value: Value | null | undefined) =>
  value === null || value === undefined ? {} : { [name]: value }

function termOf(sort: 'kind' | 'topic', name: string) {
  const code = `${sort}:${name}`
  return { id: uuidOf('taxonomy_terms', code), code, name, description: `${sort} ${name}`, taxonomy_id: taxonomy.id }
}

function languagesOf(languages: readonly SpokenLanguage[] | null, of: string): object[] | null {
  return (
    languages?.map(({ code, sources, confidence }) => ({
      id: uuidOf(`${of}/languages`, code),
      code,
      baken: { sources, confidence },
    })) ?? null
  )
}

/** Numbers that may be given; `others` are those without one, or with one that is uncertain. */
function phonesOf(all: readonly Phone[], of: string, contacts: ContactNumbers) {
  const phones: object[] = []
  const others: Phone[] = []
  for (const [index, phone] of all.entries()) {
    const [view] = phoneView(phone, contacts)
    if (!view) others.push(phone)
    else {
      phones.push({
        id: uuidOf(`${of}/phones`, String(index)),
        number: view.number,
        ...given('languages', languagesOf(phone.languages, `${of}/phones/${index}`)),
        baken: { contact: phone.contact, confidence: phone.confidence },
      })
    }
  }
  return { phones, others }
}

function areasOf(reach: Reach | null): { extent: string; extent_type: string }[] | null {
  if (reach === null) return null
  if (reach.kind === 'national') return [{ extent: 'NL', extent_type: 'country' }]
  if (reach.kind === 'region') return [{ extent: `${reach.scheme}/${reach.region}`, extent_type: 'region' }]
  return reach.codes.map((code) => ({ extent: code, extent_type: 'municipality' }))
}

function locationOf(row: Location): object {
  const { main, baken } = wordsOf(row.texts)
  const { street, postalCode, city } = row.address
  const complete = street !== null && postalCode !== null && city !== null
  const address = { address_1: street, city, state_province: 'Noord-Brabant', postal_code: postalCode, country: 'NL' }
  const part = (name: string) => uuidOf(`locations/${row.id}/${name}`, '0')
  return {
    id: uuidOf('locations', row.id),
    location_type: row.kind === 'virtual' ? 'virtual' : 'physical',
    name: row.name,
    ...given('description', main?.description),
    ...(row.position ? { latitude: row.position.lat, longitude: row.position.lon } : {}),
    ...(row.municipality === null
      ? {}
      : { external_identifier: row.municipality, external_identifier_type: 'CBS municipality code' }),
    // HSDS wants whole addresses; a part of one stands under `baken`.
    addresses: complete ? [{ id: part('addresses'), ...address, address_type: 'physical' }] : [],
    accessibility:
      row.stepFree === null
        ? []
        : [{ id: part('accessibility'), description: row.stepFree ? 'step-free' : 'not step-free' }],
    baken: { ...bakenOf(row), ...baken, mobile: row.kind === 'mobile', address: complete ? null : row.address },
  }
}

function serviceAtLocationOf(row: Point, contacts: ContactNumbers): object {
  const { phones, others } = phonesOf(row.phones, `service_at_locations/${row.id}`, contacts)
  return {
    id: uuidOf('service_at_locations', row.id),
    service_id: uuidOf('services', row.service),
    location_id: uuidOf('locations', row.location),
    phones,
    schedules: row.schedule ? schedulesOf(row.schedule, row.id) : [],
    baken: { ...bakenOf(row), phones: others, hours: row.schedule ? hoursBeside(row.schedule) : null },
  }
}

/**
 * One schedule per slot. Uncertain hours are not told as hours by HSDS either: its readers would not see the doubt. The
 * number HSDS has for a time zone cannot know summer time, so it is left out: times are those of clocks at the place.
 */
function schedulesOf({ weekly, confidence }: Schedule, point: string): object[] {
  if (confidence === 'uncertain') return []
  return weekly.flatMap(({ period, slots }, week) =>
    slots.map(({ weekday, opens, closes, byAppointment }, index) => ({
      id: uuidOf(`service_at_locations/${point}/schedules`, `${week}/${index}`),
      valid_from: period.from,
      ...(period.until === null ? {} : { until: addDays(period.until, -1) }),
      freq: 'WEEKLY',
      interval: 1,
      wkst: 'MO',
      byday: bydays[weekday - 1],
      opens_at: clockText(opens),
      closes_at: clockText(closes % 1440),
      ...(byAppointment ? { notes: 'by appointment' } : {}),
      baken: { week, byAppointment },
    })),
  )
}

const hoursBeside = ({ appointmentOnly, weekly, exceptions, stops, sources, confidence }: Schedule) => ({
  appointmentOnly,
  weeks: weekly.map(({ period, onHolidays, slots }) => ({
    period,
    onHolidays,
    ...(confidence === 'uncertain' ? { slots } : {}),
  })),
  exceptions,
  stops,
  sources,
  confidence,
})
