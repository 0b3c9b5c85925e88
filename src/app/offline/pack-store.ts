import { day } from '#kernel/days.ts'
import { allPapers, cacheOf, type LanguagePack, madeOnHeader, packAddress, papersCacheOf } from './language-pack.ts'

/** The pack that was kept for a language, if any, with the day on which it was last the same as the server's. */
export async function storedPack(language: string): Promise<LanguagePack | undefined> {
  const stored = await storedPage(language, packAddress(language))
  return stored && readPack(stored)
}

async function readPack(answer: Response): Promise<LanguagePack> {
  const pack: Omit<LanguagePack, 'madeOn'> = await answer.clone().json()
  return { ...pack, madeOn: day(answer.headers.get(madeOnHeader) ?? '') }
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
  // Nothing of it travels again while it is the same: then only its day is new.
  const answer = await fetch(packAddress(language), { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${packAddress(language)} answered ${answer.status}`)
  const fresh = await readPack(answer)
  if (stored?.version === fresh.version && stored.madeOn === fresh.madeOn) return
  // It was erased while this was on its way: then it stays away.
  if (stored && !(await caches.has(cacheOf(language)))) return
  const cache = await caches.open(cacheOf(language))
  const files = new Set<string>()
  for (const page of fresh.pages) for (const file of await keepPage(cache, page)) files.add(file)
  await cache.put(packAddress(language), answer)
  await dropFilesBut(files, cache)
}

/** Files of an earlier build that no page asks for any more. */
async function dropFilesBut(files: ReadonlySet<string>, cache: Cache): Promise<void> {
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/_app/') && !files.has(pathname)) await cache.delete(request)
  }
}

/** Copies of the plans as they were kept before everything was in one pack. */
export async function dropOldCaches(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('baken-guides-')) await caches.delete(name)
}

/** Keeps the A4s of the plans: only when somebody asked for them. */
export async function keepPapers(language: string): Promise<void> {
  const pack = await storedPack(language)
  if (!pack) throw new Error(`there is no copy of ${language} yet`)
  const cache = await caches.open(papersCacheOf(language))
  for (const paper of pack.papers) await keepPage(cache, paper)
  // Only when the last one is there, so that a copy that was cut off is never called whole.
  await cache.put(allPapers, new Response())
}

/** @returns the files that the page asks for */
async function keepPage(cache: Cache, page: string): Promise<string[]> {
  const answer = await fetch(page, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`)
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  const html = isPage ? await answer.clone().text() : ''
  const files = [...new Set([...html.matchAll(/(?:src|href)="(\/_app\/[^"]+)"/g)].flatMap(([, file]) => file ?? []))]
  await cache.addAll(files)
  await cache.put(page, answer)
  return files
}
