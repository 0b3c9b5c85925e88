import { addDays, type Day } from '#kernel/days.ts'
import { isHard } from '../domain/deadline.ts'
import { isSaid } from '../domain/editing/said.ts'
import type { EventView, EvidenceView, RegisterChange, TimePoint } from '../domain/event-view.ts'
import type { ItemOn } from '../domain/history.ts'
import type { ItemId, RegisterEvent } from '../domain/items.ts'
import { compareWhen, when } from '../domain/when.ts'
import { partyNamed, type RegisterView, titleOf, wordsFor } from './register-view.ts'

export function eventView(view: RegisterView, item: ItemId, event: RegisterEvent): EventView {
  return {
    id: event.id,
    change: event.change,
    state: event.change === 'state' ? event.to : null,
    kind: event.change === 'kind' ? event.to : null,
    deadline: event.change === 'term' ? event.deadline : null,
    withdraws: event.change === 'withdrawn' ? event.event : null,
    when: event.when?.text ?? null,
    knownOn: event.knownOn,
    knownBasis: event.knownBasis,
    by: partyNamed(view, event.by),
    text: wordsFor(view, `${item}/${event.id}`, ({ items }) => items[item]?.events?.[event.id]),
    evidence: event.evidence.map((one) => ({
      ...(one.kind === 'meeting' ? { ...one, on: one.on.text } : one),
      ...saidAt(view, event, one.source),
    })),
    sources: event.sources,
    confidence: event.confidence,
  }
}

/** What an organisation named on screen, and where it is. */
function saidAt(view: RegisterView, event: RegisterEvent, code: string): Pick<EvidenceView, 'said'> {
  const source = isSaid(event) ? view.programme.saidSources?.find((one) => one.code === code) : undefined
  return source ? { said: { title: source.title, url: source.url } } : {}
}

/** Everything with a date, in the order of the dates; what has none is not on the line. */
export function timeLine(view: RegisterView, rows: readonly ItemOn[]): TimePoint[] {
  const points = rows.flatMap((row) => {
    const title = titleOf(view, row.item.id)
    return datesOf(row).map((date) => ({ item: row.item.id, title, ...date }))
  })
  return points.toSorted((one, other) => compareWhen(one.when, other.when))
}

type DatesOfRow = readonly Omit<TimePoint, 'item' | 'title'>[]
const datesMade = new WeakMap<ItemOn, DatesOfRow>()

/** The dates of a row, without words. */
export function datesOf(row: ItemOn): DatesOfRow {
  const dates = datesMade.get(row) ?? readDates(row)
  datesMade.set(row, dates)
  return dates
}

function readDates({ item, deadline, events }: ItemOn): DatesOfRow {
  const base = { event: null, change: null, hard: false }
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
}

/** Newest first; what became known on the same day stands in the order of the register. */
export const changesSince = (view: RegisterView, since: Day): RegisterChange[] =>
  changesIn(view, changesBy(view).slice(0, countSince(changesBy(view), since)))

/** Days before the day of the view that are shown when no day was asked for. */
const usualDays = 90
/** Shown even when they are older: a page that says nothing changed for months teaches nobody anything. */
const usualAtLeast = 10

/** One page of what changed. */
export interface ChangesPage {
  /** Null: no day was asked for. */
  since: Day | null
  changes: readonly RegisterChange[]
  total: number
  page: number
  pages: number
}

/**
 * One page of what became known since a day, newest first.
 *
 * @param since null: what became known in the 90 days up to the day of the view, and at least the last ten changes
 */
export function changesPage(view: RegisterView, since: Day | null, page: number, pageSize: number): ChangesPage {
  const all = changesBy(view)
  const usual = Math.max(countSince(all, addDays(view.on, -usualDays)), Math.min(usualAtLeast, all.length))
  const total = since === null ? usual : countSince(all, since)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const shown = Math.min(Math.max(1, page), pages)
  const slice = all.slice((shown - 1) * pageSize, Math.min(total, shown * pageSize))
  return { since, changes: changesIn(view, slice), total, page: shown, pages }
}

/** What changed, without the words for it. */
interface ChangeRef {
  row: ItemOn
  event: RegisterEvent | null
  knownOn: Day
}

const changesMade = new WeakMap<readonly ItemOn[], readonly ChangeRef[]>()

/** Everything that ever became known, newest first; put in order once for all days and languages that share it. */
function changesBy({ known }: RegisterView): readonly ChangeRef[] {
  const changes = changesMade.get(known.items) ?? known.items.flatMap(changesOf).toSorted(newestFirst)
  changesMade.set(known.items, changes)
  return changes
}

function changesOf(row: ItemOn): ChangeRef[] {
  const { item, events, withdrawn } = row
  const later = [...events, ...withdrawn].map((event) => ({
    row,
    event,
    // What was known before the item came in, comes in with it.
    knownOn: event.knownOn > item.knownOn ? event.knownOn : item.knownOn,
  }))
  return [{ row, event: null, knownOn: item.knownOn }, ...later]
}

const newestFirst = (one: ChangeRef, other: ChangeRef): number =>
  one.knownOn > other.knownOn ? -1 : Number(one.knownOn < other.knownOn)

function countSince(changes: readonly ChangeRef[], since: Day): number {
  const older = changes.findIndex(({ knownOn }) => knownOn < since)
  return older === -1 ? changes.length : older
}

const changesIn = (view: RegisterView, changes: readonly ChangeRef[]): RegisterChange[] =>
  changes.map(({ row: { item, withdrawn }, event, knownOn }) => ({
    item: item.id,
    title: titleOf(view, item.id),
    event: event && eventView(view, item.id, event),
    withdrawn: event !== null && withdrawn.includes(event),
    knownOn,
  }))
