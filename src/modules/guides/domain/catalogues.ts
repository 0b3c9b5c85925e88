import type { Day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { Confidence, Provenance, SourceCode } from '#kernel/sources.ts'

/** The forms a signal can point at; wider than the forms that guides are about. Source of law: art. 273f Sr. */
export const signalForms = ['labour', 'sexual', 'criminal', 'services', 'organ'] as const
export type SignalForm = (typeof signalForms)[number]

/** The roles of a municipality that can see signals. */
export const signalRoles = ['desk-officer', 'inspector', 'focal-point'] as const
export type SignalRole = (typeof signalRoles)[number]

/** The International Labour Organization lists this many indicators of forced labour. Source: X29. */
export const iloIndicators = 11

/** Something that can be seen or heard and that may point at exploitation; never proof. */
export interface Signal extends Provenance {
  id: string
  category: string
  forms: readonly SignalForm[]
  /** 1 (weak on its own) to 4 (act on it alone). Our own proposal, not a validated score. */
  weight: 1 | 2 | 3 | 4
  /** Numbers, 1 to `iloIndicators`, of the indicators of forced labour of the ILO that it belongs to. Source: X29. */
  ilo?: readonly number[]
  /** Where each role can come across it; a role that is not here cannot see it. */
  seenBy: Readonly<Partial<Record<SignalRole, readonly string[]>>>
}
export interface SignalWords {
  translation: TranslationStatus
  signals: Readonly<Record<string, { text: string }>>
  categories: Readonly<Record<string, string>>
  places: Readonly<Record<string, string>>
  /** The indicators of forced labour, by their number. */
  ilo?: Readonly<Record<string, string>>
}

/** An organisation that can be called or reached. Numbers are shown by their own `phoneConfidence`. */
export interface Contact extends Provenance {
  id: string
  for: readonly ('public' | 'professionals')[]
  phone: string | null
  phoneAbroad: string | null
  /** Null exactly when there is no number at all. */
  phoneConfidence: Confidence | null
  url: string | null
  cost: 'free' | 'local' | 'member' | 'small-fee' | 'unknown'
  anonymous: 'yes' | 'possible' | 'no' | 'unknown'
  forms: readonly SignalForm[]
  checkedOn: Day
  /** True after a person called the number or opened the page. */
  verifiedByPerson: boolean
  /** From this day on it may no longer be shown as right. */
  expiresOn: Day
}

/** Nobody looked at the contact again in time: it is shown with "check first". */
export const hasExpired = ({ expiresOn }: Pick<Contact, 'expiresOn'>, today: Day): boolean => today >= expiresOn

export interface ContactWords {
  translation: TranslationStatus
  contacts: Readonly<Record<string, { name: string; purpose: string; note?: string }>>
}

/** The trafficking focal point (aandachtsfunctionaris) of a municipality during `from … until`; a role, never a person. */
export interface FocalPoint {
  municipality: string
  role: string
  phone: string
  email: string
  hours: string
  from: Day
  until: Day | null
  source: SourceCode
  checkedOn: Day
}

/** A legal rule on reporting, secrecy or sharing. */
export interface Ground extends Provenance {
  id: string
}
export interface GroundWords {
  translation: TranslationStatus
  grounds: Readonly<Record<string, { title: string; text: string }>>
}

/** Where facts come from; `url` null when it is not on the web. */
export interface SourceEntry {
  code: SourceCode
  title: string
  url: string | null
  note?: string
}

/** Everything that guides refer to, by id. Words are by language. */
export interface Catalogues {
  signals: ReadonlyMap<string, Signal>
  signalWords: ReadonlyMap<LanguageTag, SignalWords>
  contacts: ReadonlyMap<string, Contact>
  contactWords: ReadonlyMap<LanguageTag, ContactWords>
  focalPoints: readonly FocalPoint[]
  grounds: ReadonlyMap<string, Ground>
  groundWords: ReadonlyMap<LanguageTag, GroundWords>
  sources: ReadonlyMap<SourceCode, SourceEntry>
}

/** The emergency number, to which the danger question of a step plan leads directly. */
export const emergencyContact = 'C112'
