import type { OfflinePack } from '#modules/guides/index.ts'

const cacheOf = (language: string) => `baken-guides-${language}`
const packAddress = (language: string) => `/${language}/guides/offline.json`

/** The pack that was kept for a language, if any. */
export async function storedPack(language: string): Promise<OfflinePack | undefined> {
  const stored = await caches.open(cacheOf(language)).then((cache) => cache.match(packAddress(language)))
  return stored ? ((await stored.json()) as OfflinePack) : undefined
}

export async function storedPage(language: string, path: string): Promise<Response | undefined> {
  const cache = await caches.open(cacheOf(language))
  return cache.match(path, { ignoreVary: true })
}

/**
 * Brings the stored copy of a language up to date: pages first, the pack last, so that a copy that was cut off half-way
 * is never taken for a whole one. Without a network the old copy stays.
 */
export async function keepPack(language: string): Promise<void> {
  const answer = await fetch(packAddress(language), { cache: 'no-cache' }).catch(() => undefined)
  if (!answer?.ok) return
  const fresh = (await answer.clone().json()) as OfflinePack
  const stored = await storedPack(language)
  if (stored?.version === fresh.version && stored.madeOn === fresh.madeOn) return
  const cache = await caches.open(cacheOf(language))
  for (const page of fresh.pages) await keepPage(cache, page)
  await cache.put(packAddress(language), answer)
}

async function keepPage(cache: Cache, page: string): Promise<void> {
  const answer = await fetch(page, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`)
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    const html = await answer.clone().text()
    const files = [...html.matchAll(/(?:src|href)="(\/_app\/[^"]+)"/g)].flatMap(([, file]) => file ?? [])
    await cache.addAll([...new Set(files)])
  }
  await cache.put(page, answer)
}
