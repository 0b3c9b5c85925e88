/// <reference lib="webworker" />
import { dutchDay } from '#kernel/days.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import { drawMissing, drawPage, noteFile } from './draw-page.ts'
import type { Drawn } from './drawn.ts'
import { inFrame, withNotice } from './frame.ts'
import { frameAddress, type LanguagePack } from './language-pack.ts'
import { treatmentOf } from './left-alone.ts'
import { dropOldCaches, keepPack, keepPapers, storedPack, storedPage } from './pack-store.ts'
import type { Phone } from './phone.ts'

declare const self: ServiceWorkerGlobalScope

/** A slow network is given this long before the stored copy answers: 2G needs about two seconds for a page. */
const patienceMs = 6_000

/** An address below a language. What ends like a file passes by, but for the A4s. */
const page = /^\/(?!api\/)([a-z]{2,3}(?:-[\w-]+)?)(?:\/((?:[^.]*|.*\/a4\.pdf)?))?\/?$/
const isTag = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{2,12}$/.test(value)

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), dropOldCaches()])))

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const { keep, papers } = event.data ?? {}
  const tell = (failed: boolean) => event.source?.postMessage({ failed })
  const done = (work: Promise<void>) =>
    work.then(
      () => tell(false),
      () => tell(true),
    )
  if (isTag(keep)) event.waitUntil(done(keepPack(keep)))
  if (isTag(papers)) event.waitUntil(done(keepPapers(papers)))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin || !['GET', 'POST'].includes(request.method)) return
  if (request.method === 'GET' && url.pathname.startsWith('/_app/')) return event.respondWith(fileAnswer(request))
  const known = page.exec(url.pathname)
  if (known && treatmentOf(request.method, known[2] ?? '') !== 'passes-by')
    event.respondWith(pageAnswer(request, url, known[1] ?? '', known[2] ?? ''))
})

async function fileAnswer(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

async function pageAnswer(request: Request, url: URL, language: string, rest: string): Promise<Response> {
  // A form can be read once; the copy is for the case that the network fails.
  const copy = request.method === 'POST' ? request.clone() : undefined
  try {
    return await (treatmentOf(request.method, rest) === 'waits' ? fetch(request) : fetchPatiently(request))
  } catch (cause) {
    const pack = await storedPack(language)
    if (!pack) throw cause
    return (await offlineAnswer(pack, url, rest, copy)) ?? Response.error()
  }
}

/** Waits for the answer to begin, not for all of it: a long page on a slow line is not cut off. */
async function fetchPatiently(request: Request): Promise<Response> {
  const patience = new AbortController()
  const end = setTimeout(() => patience.abort(), patienceMs)
  try {
    return await fetch(request, { signal: patience.signal })
  } finally {
    clearTimeout(end)
  }
}

async function offlineAnswer(
  pack: LanguagePack,
  url: URL,
  rest: string,
  posted: Request | undefined,
): Promise<Response | undefined> {
  const phone: Phone = { pack, t: createTranslator(pack.language, pack.texts), today: dutchDay(new Date()) }
  const parts = rest.split('/').filter(Boolean)
  const form = posted ? await posted.formData() : null
  const [section, id = '', last] = parts
  if (section === 'guides' && last === 'note' && form) return noteFile(phone, id, form)
  const drawn = drawPage(phone, { parts, url, form })
  if (drawn) return framed(phone, drawn, drawn.status)
  const kept = await storedPage(pack.language, url.pathname)
  if (kept?.headers.get('content-type')?.startsWith('text/html'))
    return answer(withNotice(await kept.text(), pack, phone.t), kept, 200)
  if (kept) return kept
  // A form that is not here fails as it does without a copy; a page says where to go instead.
  return posted || rest.includes('.') ? undefined : framed(phone, drawMissing(phone, rest), 404)
}

async function framed(phone: Phone, drawn: Drawn, status: number): Promise<Response | undefined> {
  const stored = await storedPage(phone.pack.language, frameAddress(phone.pack.language))
  if (!stored) return undefined
  const html = inFrame(await stored.text(), drawn, { ...phone, warnings: drawn.warnings })
  return html === undefined ? undefined : answer(html, stored, status)
}

/** The page answers as it was stored, with the same safety headers. */
const answer = (html: string, stored: Response, status: number): Response =>
  new Response(html, { status, headers: new Headers(stored.headers) })
