import { day } from '#kernel/days.ts'
import type { KnownNames } from '../domain/check-directory.ts'
import type { Checked, Directory, DirectoryEvent, Location, Organisation, Point, Service } from '../domain/directory.ts'
import { aSchedule, someHolidays } from './some-hours.ts'

export const checked: Checked = {
  sources: ['T-1'],
  confidence: 'seen',
  checkedOn: day('2026-11-01'),
  verifiedByPerson: false,
  expiresOn: day('2029-01-01'),
}

export const anOrganisation = (changes: Partial<Organisation> = {}): Organisation => ({
  id: 'the-club',
  name: 'De Club',
  url: null,
  texts: {},
  ...checked,
  ...changes,
})

export const aService = (changes: Partial<Service> = {}): Service => ({
  id: 'help',
  organisation: 'the-club',
  kinds: ['help-desk'],
  topics: ['work'],
  status: 'active',
  cost: 'free',
  reach: { kind: 'municipalities', codes: ['GM9001'] },
  languages: [{ code: 'pl', sources: ['T-1'], confidence: 'seen' }],
  interpreter: null,
  url: null,
  phones: [],
  texts: {
    nl: { name: 'Hulp', description: 'Hulp bij vragen.', eligibility: null, documents: null, translation: 'source' },
  },
  ...checked,
  ...changes,
})

export const aLocation = (changes: Partial<Location> = {}): Location => ({
  id: 'town-hall',
  kind: 'physical',
  name: 'Stadhuis',
  municipality: 'GM9001',
  address: { street: 'Markt 1', postalCode: null, city: 'Noorddorp' },
  position: null,
  stepFree: null,
  texts: {},
  ...checked,
  ...changes,
})

export const aPoint = (changes: Partial<Point> = {}): Point => ({
  id: 'help-town-hall',
  service: 'help',
  location: 'town-hall',
  schedule: aSchedule(),
  phones: [],
  ...checked,
  ...changes,
})

export const anEvent = (changes: Partial<DirectoryEvent> = {}): DirectoryEvent => ({
  id: 'meeting',
  organisation: 'the-club',
  starts: { day: day('2027-02-01'), minute: 1140 },
  ends: { day: day('2027-02-01'), minute: 1260 },
  location: 'town-hall',
  municipality: 'GM9001',
  languages: null,
  url: null,
  texts: { nl: { title: 'Bijeenkomst', description: null, place: null, translation: 'source' } },
  ...checked,
  ...changes,
})

export const someDirectory = (changes: Partial<Directory> = {}): Directory => ({
  organisations: [anOrganisation()],
  services: [aService()],
  locations: [aLocation()],
  points: [aPoint()],
  events: [anEvent()],
  holidays: someHolidays,
  ...changes,
})

/** Two organisations with a service at a place of their own, and one place that both use. */
export const keptDirectory = (): Directory =>
  someDirectory({
    organisations: [anOrganisation(), anOrganisation({ id: 'the-others', name: 'De Anderen' })],
    services: [aService(), aService({ id: 'advice', organisation: 'the-others' })],
    locations: [aLocation(), aLocation({ id: 'library', name: 'Bibliotheek' }), aLocation({ id: 'hall', name: 'Hal' })],
    points: [
      aPoint(),
      aPoint({ id: 'help-library', location: 'library' }),
      aPoint({ id: 'advice-library', service: 'advice', location: 'library' }),
      aPoint({ id: 'advice-hall', service: 'advice', location: 'hall' }),
    ],
  })

export const someNames = (): KnownNames => ({
  sources: new Set(['T-1']),
  contacts: new Set(['CONE']),
  municipalities: new Set(['GM9001', 'GM9003']),
  regions: new Set(['halves/NORTH']),
})
