import { join } from 'node:path'
import { day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { loadPolicy } from '#modules/policy/server/index.ts'
import type { Item } from '../domain/items.ts'
import { loadProgramme, type Programme, programmePlacesIn } from '../server/load-programme.ts'
import { type RegisterView, registerOn } from '../server/register-view.ts'

const root = join(import.meta.dirname, '../../../..')
const data = join(root, 'data')

export const publishedAreas = loadAreas(join(data, 'areas'))
export const publishedPolicy = await loadPolicy(data, publishedAreas)
export const publishedProgramme: Programme = await loadProgramme(
  programmePlacesIn(root),
  publishedAreas,
  publishedPolicy,
)

/** The register of the project itself as known on a day. */
export const publishedOn = (on: string, language = 'nl', programme: Programme = publishedProgramme): RegisterView =>
  registerOn(programme, { areas: publishedAreas, policy: publishedPolicy }, day(on), language)

/** The same register with more items, each with a title and a text. */
export function withItems(items: readonly Item[], words: { title: string; text: string }): Programme {
  const nl = publishedProgramme.words.get('nl')
  if (!nl) throw new Error('there are no Dutch words')
  const more = Object.fromEntries(items.map(({ id }) => [id, words]))
  return {
    ...publishedProgramme,
    items: [...publishedProgramme.items, ...items],
    words: new Map([['nl', { ...nl, items: { ...nl.items, ...more } }]]),
  }
}
