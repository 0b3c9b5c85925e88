import { allPapers, cacheOf, type LanguagePack, packAddress, papersCacheOf } from './language-pack.ts'

/** The pack that was kept for a language, if any. */
export async function storedPack(language: string): Promise<LanguagePack | undefined> {
  const stored = await storedPage(language, packAddress(language))
  return stored ? ((await stored.json()) as LanguagePack) : undefined
}

/** A page or paper as it was kept. Looking for one never makes a cache. */
export async function storedPage(language: string, path: string): Promise<Response | undefined> {
  for (const name of [cacheOf(language), papersCacheOf(language)]) {
    if (!(await caches.has(name))) continue
    const found = await (await caches.open(name)).match(path, { ignoreVary: true })
    if (found) return found
  }
  return undefined
}

/**
 * Brings the stored copy of a language up to date: pages first, the pack last, so that a copy that was cut off half-way
 * is never taken for a whole one. Without a network the old copy stays. Pages that the reader looked at are not
 * written down: the same pages are kept for everybody.
 */
export async function keepPack(language: string): Promise<void> {
  const stored = await storedPack(language)
  const answer = await fetch(packAddress(language), { cache: 'no-cache' }).catch(() => undefined)
  if (!answer?.ok) return
  const fresh = (await answer.clone().json()) as LanguagePack
  if (stored?.version === fresh.version && stored.madeOn === fresh.madeOn) return
  // It was erased while this was on its way: then it stays away.
  if (stored && !(await caches.has(cacheOf(language)))) return
  const cache = await caches.open(cacheOf(language))
  for (const page of fresh.pages) await keepPage(cache, page)
  await cache.put(packAddress(language), answer)
}

/** Keeps the A4s of the plans: only when somebody asked for them. */
export async function keepPapers(language: string): Promise<void> {
  const pack = await storedPack(language)
  if (!pack) return
  const cache = await caches.open(papersCacheOf(language))
  for (const paper of pack.papers) await keepPage(cache, paper)
  // Only when the last one is there, so that a copy that was cut off is never called whole.
  await cache.put(allPapers, new Response())
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
