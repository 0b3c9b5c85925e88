import { isHard } from '../domain/deadline.ts'
import type { FollowUp, ItemOn } from '../domain/history.ts'
import { countsAgainstProvince, type Lateness, latenessOn, timelinessOf } from '../domain/lateness.ts'
import type { State } from '../domain/states.ts'
import type { ItemSummary } from '../domain/views.ts'
import { partyNamed, placeNamed, type RegisterView, titleOf } from './register-view.ts'

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

/** How the whole register of a day stands. */
export interface RegisterTally extends Tally {
  /** Rows with a date that somebody promised: only these can ever be overdue. */
  hard: number
}

const talliesMade = new WeakMap<RegisterView, RegisterTally>()

/** Counted once for a view. */
export function registerTally(view: RegisterView): RegisterTally {
  const tally = talliesMade.get(view) ?? { ...tallyOf(view, view.known.items), hard: hardOf(view) }
  talliesMade.set(view, tally)
  return tally
}

const hardOf = ({ known }: RegisterView): number =>
  known.items.filter(({ deadline, standing }) => isHard(deadline) && standing.state !== null).length

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
