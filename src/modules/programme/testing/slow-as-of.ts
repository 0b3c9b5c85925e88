import { addDays, type Day } from '#kernel/days.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { Kind } from '../domain/item-types.ts'
import type { Item, RegisterEvent } from '../domain/items.ts'
import type { State } from '../domain/states.ts'

/** What a careful clerk with a diary would say of an item on a day. */
export interface DiaryPage {
  state: State | null
  /** The event that began the state; null for the one it came with. */
  begunBy: string | null
  /** Day on which the state can have been confirmed last; null when an undated item was never spoken of again. */
  confirmed: Day | null
  kind: Kind | null
  deadline: Deadline
  inVain: boolean
  told: boolean
  changedOn: Day
  /** Sorted, so that only what is known is compared. */
  known: string[]
}

/**
 * The slow and obvious way: live through every day from the first, write down what becomes known on it, strike out what
 * is withdrawn on it, and at the end go through the diary to find, for each question, the entry that no other entry
 * comes after. Shares no code with the reconstruction that it is held against.
 */
export function diaryOn(item: Item, on: Day): DiaryPage | null {
  const earliest = [item.knownOn, ...item.events.map(({ knownOn }) => knownOn)].sort()[0] ?? item.knownOn
  let diary: RegisterEvent[] = []
  const struck: string[] = []
  let changedOn: Day | null = null
  for (let today = earliest; today <= on; today = addDays(today, 1)) {
    if (today === item.knownOn) changedOn = today
    for (const event of item.events) {
      if (event.knownOn !== today) continue
      diary.push(event)
      if (changedOn !== null) changedOn = today
      if (event.change === 'withdrawn') struck.push(event.event)
    }
    diary = diary.filter((event) => !struck.includes(event.id))
  }
  return changedOn === null ? null : pageOf(item, diary, changedOn)
}

function pageOf(item: Item, diary: readonly RegisterEvent[], changedOn: Day): DiaryPage {
  const rank = (event: RegisterEvent) => item.events.indexOf(event)
  const after = (one: RegisterEvent, other: RegisterEvent): boolean => {
    if (one.when === null || other.when === null)
      return other.when === null ? one.when === null && later(one, other) : true
    if (one.when.from !== other.when.from) return one.when.from > other.when.from
    if (one.when.until !== other.when.until) return one.when.until > other.when.until
    return later(one, other)
  }
  const later = (one: RegisterEvent, other: RegisterEvent): boolean =>
    one.knownOn === other.knownOn ? rank(one) > rank(other) : one.knownOn > other.knownOn
  const last = (of: readonly RegisterEvent[]): RegisterEvent | undefined =>
    of.find((one) => of.every((other) => other === one || after(one, other)))

  const stateEvents = diary.filter(({ change }) => change === 'state')
  const newest = last(stateEvents)
  const state = newest?.change === 'state' ? newest.to : item.starts
  // The beginning of a state: after it, nobody said anything else.
  const beginnings = stateEvents.filter(
    (event) =>
      event.change === 'state' &&
      event.to === state &&
      stateEvents.every((other) => !after(other, event) || (other.change === 'state' && other.to === state)),
  )
  const cameWithIt = beginnings.length === stateEvents.length && item.starts === state
  const begun = cameWithIt
    ? undefined
    : beginnings.find((one) => beginnings.every((other) => other === one || after(other, one)))
  const kindEvent = last(diary.filter(({ change }) => change === 'kind'))
  const termEvent = last(diary.filter(({ change }) => change === 'term'))
  return {
    state,
    begunBy: begun?.id ?? null,
    confirmed: (newest ? newest.when?.from : item.since?.from) ?? null,
    kind: kindEvent?.change === 'kind' ? kindEvent.to : item.kind,
    deadline: termEvent?.change === 'term' ? termEvent.deadline : item.deadline,
    inVain: diary.some(({ change }) => change === 'not-found'),
    told: diary.some(({ change }) => change === 'found' || change === 'state' || change === 'proposed'),
    changedOn,
    known: diary.map(({ id }) => id).sort(),
  }
}
