import { createHash } from 'node:crypto'
import type { Edition, EditionStore } from './edition-store.ts'
import type { GuideLibrary } from './load-guides.ts'

/** What changed with this start. `sameVersion` are guides whose text changed while their version number did not. */
export interface Publication {
  started: readonly string[]
  ended: readonly string[]
  sameVersion: readonly string[]
}

/** Writes down which edition of every guide is live from now on. Starting twice with the same content changes nothing. */
export const publishEditions = (library: GuideLibrary, editions: EditionStore, now: Date): Promise<Publication> =>
  editions.alone(async (store) => {
    const before = await store.live()
    const current = [...library.guides.values()].filter(({ walkable }) => walkable).map(editionOf)
    const started = current.filter(({ guide, fingerprint }) => before.get(guide)?.fingerprint !== fingerprint)
    const gone = [...before.keys()].filter((guide) => !current.some((edition) => edition.guide === guide))
    const ended = [...gone, ...started.flatMap(({ guide }) => (before.has(guide) ? guide : []))]
    await store.change(ended, started, now)
    return {
      started: started.map(({ guide }) => guide),
      ended: gone,
      sameVersion: started.flatMap(({ guide, version }) => (before.get(guide)?.version === version ? guide : [])),
    }
  })

function editionOf({
  guide,
  words,
}: {
  guide: { id: string; version: string }
  words: ReadonlyMap<string, unknown>
}): Edition {
  const content = JSON.stringify([guide, [...words]])
  return {
    guide: guide.id,
    version: guide.version,
    fingerprint: createHash('sha256').update(content).digest('hex'),
  }
}
