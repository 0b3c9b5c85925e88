import { actorsOf, refusedSteps } from '../../domain/checks/check-events.ts'
import { actorsOfSpeaker, isSaid, type SaidOfItem } from '../../domain/editing/said.ts'
import type { ItemId } from '../../domain/items.ts'
import type { Programme } from '../load-programme.ts'

/**
 * Sentences about what was said on screen and no longer fits the files, for who starts the server: of an item that the files do not have any more,
 * or a step that a change of the files makes impossible. It is shown as it was said; an editor, or who said it, has to look.
 *
 * @param programme with what was said
 */
export function saidClashes(
  { items, parties }: Pick<Programme, 'items' | 'parties'>,
  said: ReadonlyMap<ItemId, SaidOfItem>,
): string[] {
  const byId = new Map(parties.map((party) => [party.id, party]))
  return [...said].flatMap(([id, { events }]) => {
    const item = items.find((one) => one.id === id)
    if (!item) return [`${id}: something was said of it on screen, and the files have no such item any more`]
    const speakers = new Map(events.map((event) => [event.id, event.by]))
    const refused = refusedSteps(item, (event) => {
      const speaker = isSaid(event) ? speakers.get(event.id) : undefined
      return speaker ? actorsOfSpeaker(speaker) : actorsOf(item, byId.get(event.by))
    })
    return refused.map(
      ({ event, from, to, refusal }) => `${id}: ${from} → ${to} (${event.id}) is no step now: ${refusal}`,
    )
  })
}
