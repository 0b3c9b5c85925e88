import type { Day } from '#kernel/days.ts'
import type { Provenance, SourceCode } from '#kernel/sources.ts'
import type { Deadline } from './deadline.ts'
import type { BakenPart, Certainty, ItemType, Kind, Stage } from './item-types.ts'
import type { DocumentId, InstrumentId, PartyId } from './parties.ts'
import type { Place } from './places.ts'
import type { State } from './states.ts'
import type { When } from './when.ts'

/** `S1-03`, `M108-2020`, `R-11`: stays the same for ever. */
export type ItemId = string

/**
 * Why `knownOn` is that day. `published` – the source came out then · `inferred` – the source has no date and we worked
 * it out · `read` – we read it then, and do not know since when others knew.
 */
export const knownBases = ['published', 'inferred', 'read'] as const
export type KnownBasis = (typeof knownBases)[number]

/** What shows it. `figure` – a number that can be counted again · `meeting` – said in a meeting that was held. */
export type Evidence =
  | { kind: 'document'; source: SourceCode }
  | { kind: 'link'; source: SourceCode }
  | { kind: 'figure'; source: SourceCode; value: number; bound: FigureBound; of: number | null; unit: FigureUnit }
  | { kind: 'meeting'; source: SourceCode; on: When }

/** How the source gives a number: as it is, as the least it can be, or roughly. */
export const figureBounds = ['exact', 'at-least', 'about'] as const
export type FigureBound = (typeof figureBounds)[number]

export const figureUnits = [
  'municipalities',
  'people',
  'points',
  'recommendations',
  'colleges',
  'euros',
  'euros-a-year',
] as const
export type FigureUnit = (typeof figureUnits)[number]

/**
 * What an event changes. `state` – it stands so, or still does · `kind` – it became another kind of statement ·
 * `term` – another deadline was set · `proposed` – the Executive asks parliament to settle it · `found` – something
 * was found out, which changes no state · `not-found` – it was looked for and nothing was found · `withdrawn` – an
 * earlier event was wrong.
 */
export type Change =
  | { change: 'state'; to: State }
  | { change: 'kind'; to: Kind }
  | { change: 'term'; deadline: Deadline }
  | { change: 'proposed' }
  | { change: 'found' }
  | { change: 'not-found' }
  | { change: 'withdrawn'; event: string }
export const changes = ['state', 'kind', 'term', 'proposed', 'found', 'not-found', 'withdrawn'] as const

/** Something that happened to an item, or that was found out about it. Its words are under the same id. */
export type RegisterEvent = Provenance &
  Change & {
    /** Unique in its item. */
    id: string
    /** When it happened; null when the source does not tell. */
    when: When | null
    knownOn: Day
    knownBasis: KnownBasis
    /** Who said so. */
    by: PartyId
    evidence: readonly Evidence[]
  }

export const votes = ['adopted', 'rejected', 'withdrawn', 'held-over', 'other'] as const
export type Vote = (typeof votes)[number]

export interface MotionDetail {
  /** As the source writes it: `13A`, `M107a`. */
  name: string
  year: number
  number: number
  /** Small letters; null without one. */
  suffix: string | null
  vote: Vote | null
}

export interface PilotDetail {
  /** Whole euros; null when not known. */
  euros: number | null
  /** Who measures what comes of it. */
  measuredBy: PartyId | null
}

export interface AgreementDetail {
  /** The table it was made at. */
  table: PartyId
  executors: readonly PartyId[]
}

/** Something to keep an eye on. */
export interface WatchDetail {
  /** The day by which we mean to look again: our own plan, which nobody can be late for. */
  again: Day
  /** The day that plan was made; before it there was none. */
  planned: Day
}

/** One thing in the register, as it was when it came in; `events` tell what became of it. */
export interface Item extends Provenance {
  id: ItemId
  type: ItemType
  /** The note it is a row of; null for what is no row of a note. */
  document: DocumentId | null
  /** Of rows and goals; null for the others. */
  kind: Kind | null
  certainty: Certainty | null
  /** Who must act. */
  owners: readonly PartyId[]
  /** Who tells parliament about it; an owner is not held to what it only reports. */
  reporters: readonly PartyId[]
  partners: readonly PartyId[]
  places: readonly Place[]
  instruments: readonly InstrumentId[]
  deadline: Deadline
  /** Null for a statement of fact, which has no state. */
  starts: State | null
  /** Written, adopted, opened or begun; null when not known. */
  since: When | null
  /** Ended, or planned to end. */
  until: When | null
  knownOn: Day
  knownBasis: KnownBasis
  stage: Stage | null
  inBaken: BakenPart | null
  motion: MotionDetail | null
  pilot: PilotDetail | null
  agreement: AgreementDetail | null
  /** Null: it is nothing to watch, or when to look again is not planned. */
  watch: WatchDetail | null
  events: readonly RegisterEvent[]
}

/** An item without what became of it. */
export type ItemAsWritten = Omit<Item, 'events'>

/** `measures` – a study or count that shows how the other stands; the others read as they are written. */
export const linkTypes = ['answers', 'led-to', 'part-of', 'measures'] as const
export type LinkType = (typeof linkTypes)[number]

/** `from` answers, led to, is part of, or measures `to`. */
export interface Link extends Provenance {
  from: ItemId
  type: LinkType
  to: ItemId
  /** When it became known; null: as soon as both ends were. */
  knownOn: Day | null
}

/** True for the statements of the two notes, whatever their type. */
export const isRow = ({ document }: Pick<Item, 'document'>): boolean => document !== null
