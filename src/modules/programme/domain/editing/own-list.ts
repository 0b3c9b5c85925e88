import type { Day } from '#kernel/days.ts'
import type { ItemOn } from '../history.ts'
import { latenessOn } from '../lateness.ts'
import { endStates } from '../states.ts'

/**
 * What a keeper has to look at first. `late` – somebody said after the deadline that it is still open · `silent` – the deadline is past, and
 * nobody has said since how it stands · `open` – nothing is past, or no day was promised · `ended` · `fact` – has no state.
 */
export const attentions = ['late', 'silent', 'open', 'ended', 'fact'] as const
export type Attention = (typeof attentions)[number]

export function attentionOf(row: ItemOn, on: Day): Attention {
  const { state } = row.standing
  if (state === null) return 'fact'
  if (endStates.includes(state)) return 'ended'
  const lateness = latenessOn(row, on)
  if (lateness === 'overdue' || lateness === 'waiting-past-term') return 'late'
  return lateness === 'term-passed-outcome-unknown' ? 'silent' : 'open'
}

/** The last day on which the keeper itself, or anybody else, said something of it; since when nothing was heard. */
export const lastHeard = ({ changedOn }: ItemOn): Day => changedOn

/** What asks for attention first, and of that what was heard of longest ago. */
export const byAttention = (rows: readonly ItemOn[], on: Day): ItemOn[] =>
  rows.toSorted(
    (one, other) =>
      attentions.indexOf(attentionOf(one, on)) - attentions.indexOf(attentionOf(other, on)) ||
      (lastHeard(one) < lastHeard(other) ? -1 : Number(lastHeard(one) > lastHeard(other))) ||
      (one.item.id < other.item.id ? -1 : 1),
  )
