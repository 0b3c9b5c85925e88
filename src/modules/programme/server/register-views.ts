import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { Policy } from '#modules/policy/server/index.ts'
import { type ItemOn, itemOn } from '../domain/history.ts'
import type { Item } from '../domain/items.ts'
import { asOf } from '../domain/register.ts'
import { knowledgeDays } from './knowledge.ts'
import type { Programme } from './load-programme.ts'
import { measuredPolicy } from './measured-policy.ts'
import { type Knowledge, knowledgeOf, type RegisterView, viewOf } from './register-view.ts'

/** Views that are remembered at a time. Readers mostly ask for today and for the handful of days that are offered. */
export const viewsKept = 32
/** Moments of which everything that was known is remembered: each costs a list as long as the register. */
const momentsKept = 8

export interface RegisterViews {
  /** As `registerOn`, but what was made before is not made again. */
  viewOn(on: Day, language: LanguageTag): RegisterView
  /** How much is remembered; for the tests of the bounds. */
  kept(): { views: number; moments: number; histories: number }
}

/**
 * The register on any day, made once for each moment at which something became known. An item of which nothing new
 * became known between two days is one and the same object on both, so the memory that this takes is bounded by the
 * number of items and events, and by the two numbers above.
 */
export function registerViews(
  programme: Programme,
  { areas, policy }: { areas: Areas; policy: Policy },
): RegisterViews {
  const measured = measuredPolicy(policy, areas)
  const days = knowledgeDays(programme)
  const views = new Map<string, RegisterView>()
  const moments = new Map<string, Knowledge>()
  const histories = new Map<Item, Map<number, ItemOn>>()

  const knownOf = (item: Item, on: Day): ItemOn | null => {
    if (item.knownOn > on) return null
    const eventsKnown = item.events.reduce((sum, { knownOn }) => sum + Number(knownOn <= on), 0)
    const own = histories.get(item) ?? new Map<number, ItemOn>()
    const known = own.get(eventsKnown) ?? itemOn(item, on)
    if (known) histories.set(item, own.set(eventsKnown, known))
    return known
  }
  const knowledgeOn = (on: Day): Knowledge => {
    const moment = days.findLast((day) => day <= on)
    return remembered(moments, momentsKept, moment ?? '', () => knowledgeOf(asOf(programme, moment ?? on, knownOf)))
  }
  return {
    viewOn: (on, language) =>
      remembered(views, viewsKept, `${on} ${language}`, () =>
        viewOf(programme, { areas, measured }, knowledgeOn(on), { on, language }),
      ),
    kept: () => ({
      views: views.size,
      moments: moments.size,
      histories: [...histories.values()].reduce((sum, own) => sum + own.size, 0),
    }),
  }
}

/** What was used longest ago is forgotten first. */
export function remembered<T>(kept: Map<string, T>, most: number, key: string, make: () => T): T {
  const value = kept.get(key) ?? make()
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return value
}
