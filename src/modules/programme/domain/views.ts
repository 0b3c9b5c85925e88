import type { Day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { Deadline } from './deadline.ts'
import type { FollowUp } from './history.ts'
import type { BakenPart, Certainty, ItemType, Kind, Stage } from './item-types.ts'
import type { ItemId } from './items.ts'
import type { Lateness, Timeliness } from './lateness.ts'
import type { DocumentId, PartyId } from './parties.ts'
import type { Place } from './places.ts'
import type { State } from './states.ts'

/** A text with the language it is really in, so that the page can say when that is not the reader's. */
export interface Wording {
  text: string
  language: LanguageTag
  translation: TranslationStatus
}

export interface NamedParty {
  id: PartyId
  name: Wording
  ofProvince: boolean
}

/** A place with its name; null where the name is a word of the interface, such as that of a country. */
export interface NamedPlace {
  place: string
  kind: Place['kind']
  name: string | null
}

/** A row as lists and boards show it. */
export interface ItemSummary {
  id: ItemId
  type: ItemType
  document: DocumentId | null
  kind: Kind | null
  certainty: Certainty | null
  title: Wording
  owners: readonly NamedParty[]
  reporters: readonly NamedParty[]
  /** Empty: the source names no place. */
  places: readonly NamedPlace[]
  goals: readonly ItemId[]
  deadline: Deadline
  state: State | null
  /** When the state began, as precise as the source. */
  since: string | null
  lateness: Lateness
  /** Of what was done, where a day was promised; else null. */
  timeliness: Timeliness | null
  /** False for what a third party owns: it is shown, and not held against the province. */
  countsAgainstProvince: boolean
  followUp: FollowUp
  stage: Stage | null
  inBaken: BakenPart | null
  changedOn: Day
  sources: readonly SourceCode[]
  confidence: Confidence
}
