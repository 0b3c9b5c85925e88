import type { Day } from '#kernel/days.ts'
import type { Deadline } from './deadline.ts'
import type { Kind } from './item-types.ts'
import type { Item, ItemAsWritten, RegisterEvent } from './items.ts'
import type { PartyId } from './parties.ts'
import type { State } from './states.ts'
import { compareWhen, type When } from './when.ts'

/** How an item stood, by who said it last. */
export interface Standing {
  /** Null for a statement of fact. */
  state: State | null
  /** When this state began; null for the state an undated item came with. */
  since: When | null
  /** The last time somebody said that it (still) stands so. */
  confirmed: When | null
  /** The event that began it; null for the state it came with. */
  event: string | null
  /** Null for the state that something other than a row came with. */
  saidBy: PartyId | null
  /** The Executive proposed to settle it, and parliament has not yet spoken. */
  proposed: boolean
}

/** A kind or deadline that an item had, from when. */
export interface Spell<T> {
  value: T
  /** Null: from the beginning. */
  since: When | null
  event: string | null
}

/**
 * What is known of what became of it. `not-asked` – nobody has looked yet · `found` · `partly-found` – something was
 * found and something else was looked for in vain · `not-found` – looked for in vain, which is neither done nor late.
 */
export const followUps = ['not-asked', 'found', 'partly-found', 'not-found'] as const
export type FollowUp = (typeof followUps)[number]

/** An item as it was known on a day. */
export interface ItemOn {
  /** As it came in; only `events` say what was known later. */
  item: ItemAsWritten
  standing: Standing
  kinds: readonly Spell<Kind>[]
  deadlines: readonly Spell<Deadline>[]
  /** The last of `kinds`; null for what is no row. */
  kind: Kind | null
  /** The last of `deadlines`. */
  deadline: Deadline
  followUp: FollowUp
  /** What was known by then and not withdrawn, in the order it happened; what has no date comes last. */
  events: readonly RegisterEvent[]
  /** Known by then, and known by then to have been wrong. */
  withdrawn: readonly RegisterEvent[]
  /** The last day on which something became known about it. */
  changedOn: Day
}

/** The item as known on a day; null when it was not known yet. Nothing that became known later has any bearing. */
export function itemOn(item: Item, on: Day): ItemOn | null {
  if (item.knownOn > on) return null
  const { events: all, ...written } = item
  const known = all.filter(({ knownOn }) => knownOn <= on)
  const wrong = new Set(known.flatMap((event) => (event.change === 'withdrawn' ? [event.event] : [])))
  const events = inOrder(known.filter(({ id }) => !wrong.has(id)))
  const kinds = kindsOf(item, events)
  const deadlines = deadlinesOf(item, events)
  return {
    item: written,
    standing: standingOf(item, events),
    kinds,
    deadlines,
    kind: kinds.at(-1)?.value ?? null,
    deadline: deadlines.at(-1)?.value ?? item.deadline,
    followUp: followUpOf(events),
    events,
    withdrawn: known.filter(({ id }) => wrong.has(id)),
    changedOn: known.reduce((last, { knownOn }) => (knownOn > last ? knownOn : last), item.knownOn),
  }
}

/** By when it happened, then by when it became known; as in the file when both are the same. */
export const inOrder = (events: readonly RegisterEvent[]): RegisterEvent[] => events.toSorted(compareEvents)

function compareEvents(one: RegisterEvent, other: RegisterEvent): number {
  if (one.when === null || other.when === null) return Number(one.when === null) - Number(other.when === null)
  const order = compareWhen(one.when, other.when)
  if (order !== 0) return order
  return one.knownOn < other.knownOn ? -1 : Number(one.knownOn > other.knownOn)
}

function standingOf(item: ItemAsWritten, events: readonly RegisterEvent[]): Standing {
  const first: Standing = {
    state: item.starts,
    since: item.since,
    confirmed: item.since,
    event: null,
    saidBy: item.document === null ? null : (item.reporters[0] ?? null),
    proposed: false,
  }
  let standing = first
  for (const event of events) standing = standingAfter(standing, event)
  return standing
}

function standingAfter(standing: Standing, event: RegisterEvent): Standing {
  if (event.change === 'proposed') return { ...standing, proposed: true }
  if (event.change !== 'state') return standing
  if (event.to === standing.state) return { ...standing, confirmed: event.when }
  return {
    state: event.to,
    since: event.when,
    confirmed: event.when,
    event: event.id,
    saidBy: event.by,
    // What was proposed and is reopened must be proposed again.
    proposed: standing.proposed && event.to !== 'settled-by-parliament' && event.to !== 'open',
  }
}

const kindsOf = ({ kind }: ItemAsWritten, events: readonly RegisterEvent[]): Spell<Kind>[] => [
  ...(kind === null ? [] : [{ value: kind, since: null, event: null }]),
  ...events.flatMap((event) =>
    event.change === 'kind' ? [{ value: event.to, since: event.when, event: event.id }] : [],
  ),
]

const deadlinesOf = ({ deadline }: ItemAsWritten, events: readonly RegisterEvent[]): Spell<Deadline>[] => [
  { value: deadline, since: null, event: null },
  ...events.flatMap((event) =>
    event.change === 'term' ? [{ value: event.deadline, since: event.when, event: event.id }] : [],
  ),
]

function followUpOf(events: readonly RegisterEvent[]): FollowUp {
  const inVain = events.some(({ change }) => change === 'not-found')
  const told = events.some(({ change }) => change === 'found' || change === 'state' || change === 'proposed')
  if (inVain) return told ? 'partly-found' : 'not-found'
  return told ? 'found' : 'not-asked'
}
