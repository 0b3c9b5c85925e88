import type { Day } from '#kernel/days.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { FollowUp, ItemOn } from '../domain/history.ts'
import type { BakenPart, Certainty, ItemType, Kind, Stage } from '../domain/item-types.ts'
import type { ItemId } from '../domain/items.ts'
import { countsAgainstProvince, type Lateness, latenessOn, type Timeliness, timelinessOf } from '../domain/lateness.ts'
import type { DocumentId } from '../domain/parties.ts'
import type { State } from '../domain/states.ts'
import {
  type NamedParty,
  type NamedPlace,
  partyNamed,
  placeNamed,
  type RegisterView,
  titleOf,
  type Wording,
} from './register-view.ts'

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

export function itemSummary(view: RegisterView, row: ItemOn): ItemSummary {
  const { item, standing } = row
  return {
    id: item.id,
    type: item.type,
    document: item.document,
    kind: row.kind,
    certainty: item.certainty,
    title: titleOf(view, item.id),
    owners: item.owners.map((id) => partyNamed(view, id)),
    reporters: item.reporters.map((id) => partyNamed(view, id)),
    places: item.places.map((place) => placeNamed(view.areas, place)),
    goals: view.goalsOf.get(item.id) ?? [],
    deadline: row.deadline,
    state: standing.state,
    since: standing.since?.text ?? null,
    lateness: latenessOn(row, view.on),
    timeliness: timelinessOf(row),
    countsAgainstProvince: countsAgainstProvince(item, view.parties),
    followUp: row.followUp,
    stage: item.stage,
    inBaken: item.inBaken,
    changedOn: row.changedOn,
    sources: item.sources,
    confidence: item.confidence,
  }
}

export const summaries = (view: RegisterView, rows: readonly ItemOn[]): ItemSummary[] =>
  rows.map((row) => itemSummary(view, row))

/** How a set of rows stands, in numbers. What is not known is counted as such and never as open. */
export interface Tally {
  rows: number
  states: Readonly<Partial<Record<State | 'no-state', number>>>
  lateness: Readonly<Partial<Record<Lateness, number>>>
  followUps: Readonly<Partial<Record<FollowUp, number>>>
  overdueOfProvince: number
}

export function tallyOf(view: RegisterView, rows: readonly ItemOn[]): Tally {
  const count = <T extends string>(read: (row: ItemOn) => T) => {
    const counts: Partial<Record<T, number>> = {}
    for (const row of rows) counts[read(row)] = (counts[read(row)] ?? 0) + 1
    return counts
  }
  return {
    rows: rows.length,
    states: count(({ standing }) => standing.state ?? 'no-state'),
    lateness: count((row) => latenessOn(row, view.on)),
    followUps: count(({ followUp }) => followUp),
    overdueOfProvince: rows.filter(
      (row) => latenessOn(row, view.on) === 'overdue' && countsAgainstProvince(row.item, view.parties),
    ).length,
  }
}
