import type { Day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { Deadline } from './deadline.ts'
import type { Kind } from './item-types.ts'
import type { Change, Evidence, ItemId, KnownBasis } from './items.ts'
import type { State } from './states.ts'
import type { NamedParty, Wording } from './views.ts'
import type { When } from './when.ts'

/** An event in plain values. */
export interface EventView extends Provenance {
  id: string
  change: Change['change']
  /** Of a change of state, kind or deadline: what it became. */
  state: State | null
  kind: Kind | null
  deadline: Deadline | null
  /** Of a withdrawal: the event that was wrong. */
  withdraws: string | null
  /** As precise as the source; null when it does not tell. */
  when: string | null
  knownOn: Day
  knownBasis: KnownBasis
  by: NamedParty
  text: Wording
  evidence: readonly EvidenceView[]
}

export type EvidenceView = (
  | Exclude<Evidence, { kind: 'meeting' }>
  | { kind: 'meeting'; source: string; on: string }
) & {
  /** Of what an organisation named on screen: what it is and where; else its code leads to the list of sources. */
  said?: { title: string; url: string | null }
}

/** Something on a line of time: written or adopted, a deadline, an event. */
export interface TimePoint {
  item: ItemId
  title: Wording
  point: 'began' | 'ended' | 'deadline' | 'event'
  event: string | null
  change: Change['change'] | null
  /** True for a deadline that somebody promised: only such a one can be late. */
  hard: boolean
  when: When
}

/** Something that became known: an item that came in, or an event. */
export interface RegisterChange {
  item: ItemId
  title: Wording
  /** Null: the item itself came in. */
  event: EventView | null
  /** It became known later that the event was wrong. */
  withdrawn: boolean
  knownOn: Day
}
