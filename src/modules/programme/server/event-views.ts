import type { Day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { Deadline } from '../domain/deadline.ts'
import { isHard } from '../domain/deadline.ts'
import type { ItemOn } from '../domain/history.ts'
import type { Kind } from '../domain/item-types.ts'
import type { Change, Evidence, ItemId, KnownBasis, RegisterEvent } from '../domain/items.ts'
import type { State } from '../domain/states.ts'
import type { NamedParty, Wording } from '../domain/views.ts'
import { compareWhen, type When, when } from '../domain/when.ts'
import { partyNamed, type RegisterView, titleOf, wordsFor } from './register-view.ts'

/** An event in plain values. */
export interface EventView extends Provenance {
  id: string
  change: Change['change']
  /** Of a change of state, kind or deadline: what it became. */
  state: State | null
  kind: Kind | null
  deadline: Deadline | null
  /** As precise as the source; null when it does not tell. */
  when: string | null
  knownOn: Day
  knownBasis: KnownBasis
  by: NamedParty
  text: Wording
  evidence: readonly EvidenceView[]
}

export type EvidenceView = Exclude<Evidence, { kind: 'meeting' }> | { kind: 'meeting'; source: string; on: string }

export function eventView(view: RegisterView, item: ItemId, event: RegisterEvent): EventView {
  return {
    id: event.id,
    change: event.change,
    state: event.change === 'state' ? event.to : null,
    kind: event.change === 'kind' ? event.to : null,
    deadline: event.change === 'term' ? event.deadline : null,
    when: event.when?.text ?? null,
    knownOn: event.knownOn,
    knownBasis: event.knownBasis,
    by: partyNamed(view, event.by),
    text: wordsFor(view, `${item}/${event.id}`, ({ items }) => items[item]?.events?.[event.id]),
    evidence: event.evidence.map((one) => (one.kind === 'meeting' ? { ...one, on: one.on.text } : one)),
    sources: event.sources,
    confidence: event.confidence,
  }
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

/** Everything with a date, in the order of the dates; what has none is not on the line. */
export function timeLine(view: RegisterView, rows: readonly ItemOn[]): TimePoint[] {
  const points = rows.flatMap((row) => {
    const { item, deadline, events } = row
    const base = { item: item.id, title: titleOf(view, item.id), event: null, change: null, hard: false }
    return [
      ...(item.since ? [{ ...base, point: 'began' as const, when: item.since }] : []),
      ...(item.until ? [{ ...base, point: 'ended' as const, when: item.until }] : []),
      ...(deadline.last
        ? [{ ...base, point: 'deadline' as const, hard: isHard(deadline), when: when(deadline.last) }]
        : []),
      ...events.flatMap((event) =>
        event.when === null
          ? []
          : [{ ...base, point: 'event' as const, event: event.id, change: event.change, when: event.when }],
      ),
    ]
  })
  return points.toSorted((one, other) => compareWhen(one.when, other.when))
}

/** What became known on one day or later: an item that came in, or an event. */
export interface RegisterChange {
  item: ItemId
  title: Wording
  /** Null: the item itself came in. */
  event: EventView | null
  knownOn: Day
}

/** Newest first; what became known on the same day stands in the order of the register. */
export function changesSince(view: RegisterView, since: Day): RegisterChange[] {
  return view.known.items
    .filter(({ changedOn }) => changedOn >= since)
    .flatMap(({ item, events, withdrawn }) => {
      const title = titleOf(view, item.id)
      const came = item.knownOn >= since ? [{ item: item.id, title, event: null, knownOn: item.knownOn }] : []
      const later = [...events, ...withdrawn]
        // What was known before the item came in, comes in with it.
        .map((event) => ({ event, knownOn: event.knownOn > item.knownOn ? event.knownOn : item.knownOn }))
        .filter(({ knownOn }) => knownOn >= since)
        .map(({ event, knownOn }) => ({ item: item.id, title, event: eventView(view, item.id, event), knownOn }))
      return [...came, ...later]
    })
    .toSorted((one, other) => (one.knownOn > other.knownOn ? -1 : Number(one.knownOn < other.knownOn)))
}
