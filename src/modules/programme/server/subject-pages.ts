import { err, ok, type Result } from '#kernel/result.ts'
import type { ItemPage } from '../domain/item-view.ts'
import type { ItemId } from '../domain/items.ts'
import { chainOf } from '../domain/links.ts'
import type { ItemSummary } from '../domain/views.ts'
import { findItem, itemPage } from './item-page.ts'
import { itemSummary, summaries, type Tally, tallyOf } from './item-summary.ts'
import { matrixPage } from './region-pages.ts'
import type { RegisterView } from './register-view.ts'

/** A motion with what was promised in answer to it. */
export interface MotionPage {
  motion: ItemPage
  /** Rows that answer it, with how they stand. */
  answers: readonly ItemSummary[]
  /** Adopted on the same day. */
  together: readonly ItemSummary[]
  tally: Tally
}

/** @param name the id of the motion or its own name, such as `M104`. Refusal: `unknown-motion`. */
export function motionPage(view: RegisterView, name: string): Result<MotionPage, 'unknown-motion'> {
  const row = findItem(view, name)
  const motion = row ? itemPage(view, row.item.id) : undefined
  if (!row?.item.motion || !motion?.ok) return err('unknown-motion')
  const { id, since } = row.item
  const answers = rowsAnswering(view, id)
  const together = view.known.items.filter(
    ({ item }) => item.type === 'motion' && item.id !== id && item.since?.text === since?.text,
  )
  return ok({
    motion: motion.value,
    answers: summaries(view, answers),
    together: summaries(view, together),
    tally: tallyOf(view, answers),
  })
}

function rowsAnswering(view: RegisterView, id: ItemId) {
  const ids = view.known.links.filter(({ type, to }) => type === 'answers' && to === id).map(({ from }) => from)
  return ids.flatMap((one) => view.byId.get(one) ?? [])
}

/** One of the five goals beside the others. */
export interface GoalView {
  goal: ItemPage
  /** Rows that are part of it. */
  rows: readonly ItemSummary[]
  tally: Tally
  /** What measures it. */
  measuredBy: readonly ItemSummary[]
  /** Regions that were promised nothing for it, and those of which nobody knows what came of it. */
  gaps: ReturnType<typeof matrixPage>['gaps']
}

export function goalsPage(view: RegisterView): GoalView[] {
  const { gaps } = matrixPage(view)
  return view.goals.flatMap((id) => {
    const goal = itemPage(view, id)
    if (!goal.ok) return []
    const rows = view.known.items.filter(({ item }) => item.id !== id && (view.goalsOf.get(item.id) ?? []).includes(id))
    const measuring = goal.value.links.filter(({ type, direction }) => type === 'measures' && direction === 'in')
    return [
      {
        goal: goal.value,
        rows: summaries(view, rows),
        tally: tallyOf(view, rows),
        measuredBy: measuring.map(({ other }) => other),
        gaps: gaps.filter((gap) => gap.goal === id),
      },
    ]
  })
}

/** From an idea to policy: items that led to one another, each with its stage. */
export interface ChainView {
  items: readonly ItemSummary[]
  stages: readonly ItemSummary['stage'][]
}

/** Every chain that has a pilot in it, longest first; each pilot once. */
export function pilotChains(view: RegisterView): ChainView[] {
  return view.known.items
    .filter(({ item }) => item.type === 'pilot')
    .map(({ item }) => {
      const items = chainOf(view.known.links, item.id).flatMap((id) => {
        const row = view.byId.get(id)
        return row ? [itemSummary(view, row)] : []
      })
      return { items, stages: items.map(({ stage }) => stage) }
    })
    .toSorted((one, other) => other.items.length - one.items.length)
}

/** Agreements of regional tables, pilots, the watch list: lists by type, empty where nothing is known. */
export const itemsOfType = (view: RegisterView, type: ItemSummary['type']): ItemSummary[] =>
  summaries(
    view,
    view.known.items.filter(({ item }) => item.type === type),
  )
