import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Confidence, Provenance } from '#kernel/sources.ts'
import type { HolidayRule } from './holidays.ts'
import type { MunicipalityCode, Schedule } from './schedule.ts'
import type { EventWords, OrganisationWords, PlaceWords, ServiceWords, Texts } from './texts.ts'

/** What kind of help a service is. The order is the order of choices. */
export const serviceKinds = [
  'information-point',
  'help-desk',
  'surgery',
  'registration-desk',
  'legal-help',
  'union',
  'reporting-line',
  'health',
  'housing-advice',
  'language-class',
  'course',
  'school-offer',
  'work-try-out',
  'night-shelter',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

export const topics = ['work', 'registration', 'housing', 'health', 'tax', 'school', 'safety', 'language'] as const
export type Topic = (typeof topics)[number]

/** Words of content/contacts: what a call or a visit costs. `unknown` is not free. */
export const costs = ['free', 'local', 'small-fee', 'member', 'paid', 'unknown'] as const
export type Cost = (typeof costs)[number]

/** Where a row comes from, who looked at it last, and until when it counts. */
export interface Checked extends Provenance {
  checkedOn: Day
  verifiedByPerson: boolean
  /** The first day on which the row counts no longer: then it says "call first". */
  expiresOn: Day
}

/** A language and how sure it is that it is spoken. */
export interface SpokenLanguage extends Provenance {
  code: LanguageTag
}

/** Whom a service is for by where they live or work. `null` where it stands: not known. */
export type Reach =
  | { kind: 'national' }
  | { kind: 'region'; scheme: string; region: string }
  | { kind: 'municipalities'; codes: readonly MunicipalityCode[] }

/**
 * A number to call. Numbers that stand in content/contacts stand only there: then `contact` names it and `number` is
 * null. Exactly one of the two is there.
 */
export interface Phone {
  contact: string | null
  number: string | null
  /** How sure the number is. `null` with `contact`: it stands there. */
  confidence: Confidence | null
  /** Languages spoken on this number; `null`: not known. */
  languages: readonly SpokenLanguage[] | null
}

export interface Organisation extends Checked {
  id: string
  /** As it calls itself; a name needs no translation. */
  name: string
  url: string | null
  texts: Texts<OrganisationWords>
}

/** A place as somebody would find it. Each part is `null` when no source has it. */
export interface Address {
  street: string | null
  postalCode: string | null
  city: string | null
}

export const locationKinds = ['physical', 'mobile', 'virtual'] as const

export interface Location extends Checked {
  id: string
  kind: (typeof locationKinds)[number]
  /** As it stands on the door. */
  name: string
  /** `null`: it moves, is nowhere, or is not known. */
  municipality: MunicipalityCode | null
  address: Address
  /** Degrees WGS 84; `null`: not known, and the centre of the municipality stands in. */
  position: { lat: number; lon: number } | null
  /** For wheelchairs; `null`: not known. */
  stepFree: boolean | null
  texts: Texts<PlaceWords>
}

export const serviceStates = ['active', 'temporarily-closed', 'ended', 'unknown'] as const

export interface Service extends Checked {
  id: string
  organisation: string
  kinds: readonly ServiceKind[]
  topics: readonly Topic[]
  /** `unknown`: it was there, and nobody has confirmed that it still is. */
  status: (typeof serviceStates)[number]
  cost: Cost
  /** `null`: not known. */
  reach: Reach | null
  /** Languages the people there speak; `null`: not known. */
  languages: readonly SpokenLanguage[] | null
  /** Somebody interprets. `null`: not known. */
  interpreter: boolean | null
  url: string | null
  phones: readonly Phone[]
  texts: Texts<ServiceWords>
}

/** A service at a location, with the hours it has there. */
export interface Point extends Checked {
  id: string
  service: string
  location: string
  /** `null`: nobody knows the hours; the answer is "call first". */
  schedule: Schedule | null
  phones: readonly Phone[]
}

/** A meeting with an organisation of migrants, an embassy or another organiser. Times are those of Dutch clocks. */
export interface DirectoryEvent extends Checked {
  id: string
  organisation: string
  starts: { day: Day; minute: number }
  /** `null`: not said. */
  ends: { day: Day; minute: number } | null
  /** `null`: the words tell where. */
  location: string | null
  municipality: MunicipalityCode | null
  languages: readonly SpokenLanguage[] | null
  url: string | null
  texts: Texts<EventWords>
}

export interface Directory {
  organisations: readonly Organisation[]
  services: readonly Service[]
  locations: readonly Location[]
  points: readonly Point[]
  events: readonly DirectoryEvent[]
  holidays: readonly HolidayRule[]
}

/** A day with a minute of its clock; sorts as text. */
export const momentText = ({ day, minute }: { day: Day; minute: number }): string =>
  `${day} ${String(minute).padStart(4, '0')}`

/** The parts of a directory that an import may bring. */
export const directoryParts = ['organisations', 'services', 'locations', 'points', 'events'] as const
export type DirectoryPart = (typeof directoryParts)[number]
