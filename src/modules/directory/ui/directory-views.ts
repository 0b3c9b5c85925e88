import type { Day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { Confidence } from '#kernel/sources.ts'
import type { MunicipalityCode } from '#modules/areas/index.ts'
import type { Address, Checked, Cost, Reach, ServiceKind, SpokenLanguage, Topic } from '../domain/directory.ts'
import type { EpochMinute, OpenState } from '../domain/open-state.ts'
import type { DatedHours, DatedStop, WeeklyHours } from '../domain/schedule.ts'

/** A text as a page shows it; `asked: false` is marked with its language. */
export interface TextView {
  text: string
  language: LanguageTag
  asked: boolean
  translation: TranslationStatus
}

/** A number as a page shows it. Only a `seen` number may be tapped; every other one is shown with "check first". */
export interface PhoneView {
  /** The id in content/contacts, for its own words; `null`: the number stands in the directory. */
  contact: string | null
  number: string
  confidence: Confidence
  languages: readonly SpokenLanguage[] | null
}

/** A municipality or region with its name, for filters and rows. */
export interface PlaceView {
  code: string
  name: string
}

/** One row of the list: a service at a location, or a service without one (by phone or on the web). */
export interface PointRow {
  /** Address of its page: the id of the point, or of the service. */
  id: string
  service: string
  organisation: string
  name: TextView
  description: TextView | null
  kinds: readonly ServiceKind[]
  topics: readonly Topic[]
  /** Where it is; `null`: not at a place, or not known. */
  place: { name: string; municipality: PlaceView | null; address: Address; mobile: boolean } | null
  reach: Reach | null
  languages: readonly SpokenLanguage[] | null
  interpreter: boolean | null
  cost: Cost
  open: OpenState
  /** Whole kilometres as the crow flies, from the centre of the reader's municipality; `null`: not asked, or not known. */
  distanceKm: number | null
  /** Whether it is for people of the municipality that was asked for; `null`: not asked, or not known. */
  forAsked: boolean | null
  phones: readonly PhoneView[]
  url: string | null
  status: 'active' | 'temporarily-closed' | 'ended' | 'unknown'
  checked: Checked
}

/** What was asked of the list. Every filter may be left out. */
export interface ListQuery {
  kind?: ServiceKind
  /** A language that has to be spoken. */
  spoken?: LanguageTag
  /** Where the reader is: gives distances. */
  near?: MunicipalityCode
  /** Only what is for people of this municipality, or of which that is not known. */
  municipality?: MunicipalityCode
  openNow?: boolean
}

export interface ListPage {
  at: EpochMinute
  query: ListQuery
  /** At a place or for a region: open first, then "call first", then closed; nearest first within each. */
  regional: readonly PointRow[]
  /** For the whole country, apart. */
  national: readonly PointRow[]
  /** How many were left out because nobody knows which languages are spoken there. */
  languagesUnknown: number
  /** What can be chosen: only what is there. */
  choices: {
    kinds: readonly ServiceKind[]
    languages: readonly LanguageTag[]
    /** The languages of the site: they may be asked for, also one that nobody is known to speak. */
    ofSite: readonly LanguageTag[]
    municipalities: readonly PlaceView[]
  }
}

/** Everything about one point. */
export interface PointPage extends PointRow {
  organisationUrl: string | null
  about: TextView | null
  placeDescription: TextView | null
  stepFree: boolean | null
  eligibility: TextView | null
  /** `null`: not known; empty: nothing. */
  documents: readonly TextView[] | null
  /** `null`: no hours that may be told: "call first". */
  hours: {
    appointmentOnly: boolean | null
    weekly: readonly WeeklyHours[]
    exceptions: readonly DatedHours[]
    confidence: Confidence
  } | null
  /** From today on. */
  stops: readonly DatedStop[]
  /** The other points of the same service. */
  elsewhere: readonly { id: string; place: string }[]
}

export interface EventRow {
  id: string
  title: TextView
  description: TextView | null
  organiser: string
  starts: { day: Day; minute: number }
  ends: { day: Day; minute: number } | null
  place: { name: string; municipality: PlaceView | null; address: Address } | null
  municipality: PlaceView | null
  /** In words, where it has no known location. */
  placeText: TextView | null
  languages: readonly SpokenLanguage[] | null
  url: string | null
  checked: Checked
}

/** `yes` – a service that counts; `unsure` – one that is not confirmed, uncertain or expired; `no` – none is known. */
export type CoverageAnswer = 'yes' | 'unsure' | 'no'

/** What the directory knows of a kind of help for a municipality. Nothing found is no proof that nothing exists. */
export interface CoverageCell {
  kind: ServiceKind
  /** By services in the municipality, or for it or its region. */
  local: CoverageAnswer
  /** By services for the whole country. */
  national: CoverageAnswer
  /** Languages spoken at those, each with the least doubt there is. */
  languages: readonly SpokenLanguage[]
  /** The languages of the page that no counted service is known to speak. */
  missing: readonly LanguageTag[]
  /** Ids of the services counted. */
  services: readonly string[]
}

export interface CoverageRow {
  place: PlaceView
  /** Its labour market region. */
  region: PlaceView | null
  /** One per kind, in the order of the page. */
  cells: readonly CoverageCell[]
}

/** How many municipalities of a region have a kind of help locally. */
export interface RegionCoverage {
  region: PlaceView
  cells: readonly ({ kind: ServiceKind } & Record<CoverageAnswer, number>)[]
}

export interface CoveragePage {
  kinds: readonly ServiceKind[]
  languages: readonly LanguageTag[]
  /** One per municipality, in alphabetical order. */
  rows: readonly CoverageRow[]
  regions: readonly RegionCoverage[]
  /** Kinds of which the directory knows no service at all. */
  nobody: readonly ServiceKind[]
  /** Languages that no service of a kind is known to speak, of the kinds that do have one. */
  nobodySpeaks: readonly { kind: ServiceKind; languages: readonly LanguageTag[] }[]
}
