/// <reference lib="webworker" />
import { dutchDay } from '#kernel/days.ts'
import type { OfflinePack } from '#modules/guides/index.ts'
import { answerStep, noteFile, withNotice } from './offline-answers.ts'
import { keepPack, storedPack, storedPage } from './pack-store.ts'

declare const self: ServiceWorkerGlobalScope

/** A slow network is given this long before the stored copy answers: 2G needs about two seconds for a page. */
const patienceMs = 6_000

const guidePage = /^\/([\w-]+)\/guides(?:\/([\w-]+)(?:\/(steps|note|a4\.pdf))?)?\/?$/

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const language: unknown = event.data?.keep
  if (typeof language === 'string' && /^[\w-]{2,12}$/.test(language)) event.waitUntil(keepPack(language))
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (url.origin !== self.location.origin) return
  const known = guidePage.exec(url.pathname)
  const wanted = event.request.method === 'GET' || event.request.method === 'POST'
  if (!wanted) return
  if (known) event.respondWith(guideAnswer(event.request, url, known))
  else if (event.request.method === 'GET' && url.pathname.startsWith('/_app/'))
    event.respondWith(fileAnswer(event.request))
})

async function fileAnswer(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

async function guideAnswer(
  request: Request,
  url: URL,
  [, language = '', guide, part]: RegExpExecArray,
): Promise<Response> {
  // A form can be read once; the copy is for the case that the network fails.
  const copy = request.method === 'POST' ? request.clone() : undefined
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
  } catch (cause) {
    const pack = await storedPack(language)
    if (!pack) throw cause
    return (await offlineAnswer(pack, url, guide, part, copy)) ?? Response.error()
  }
}

async function offlineAnswer(
  pack: OfflinePack,
  url: URL,
  guide: string | undefined,
  part: string | undefined,
  posted: Request | undefined,
): Promise<Response | undefined> {
  const page = await storedPage(pack.language, part === 'note' ? url.pathname.replace(/note$/, 'steps') : url.pathname)
  if (!page) return undefined
  if (part === 'a4.pdf') return page
  const today = dutchDay(new Date())
  if (!posted || guide === undefined) return withNotice(page, pack, guide, today)
  const form = await posted.formData()
  return part === 'note' ? noteFile(pack, guide, form, today) : answerStep(page, pack, guide, form, today)
}
