/**
 * How soon a page can be read on an old phone on a slow network: 400 kbit/s, 400 ms of latency, a processor six times
 * slower, nothing in the cache. Readable is when the browser has drawn the first text (first contentful paint); beside it
 * stands when everything of the page, scripts included, was there. The baseline is a bare page of the same server's
 * smallest answer. Run: `node bench/slow-phone.ts`. It reports and never fails: the machine is not the phone.
 */
import { chromium, type Page } from '@playwright/test'
import { serverRoom } from '../tests/start/run-server.ts'
import { chromiumArguments, chromiumPath } from '../tests/support/chromium.ts'

const kilobitsPerSecond = 400
const latencyMs = 400
const slowerProcessor = 6
const rounds = 3
const goalMs = 2_500

const pages = [
  '/health/live',
  '/pl',
  '/pl/articles',
  '/pl/articles/minimum-wage',
  '/bg/articles/threats-and-debt',
  '/uk/search?q=паспорт',
  '/ro/help?language=ro',
  '/pl/guides/worker-is-this-normal/steps',
]

const room = serverRoom()
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments })
try {
  const server = await room.start()
  await server.ready
  console.log(`median of ${rounds}, milliseconds; goal: readable within ${goalMs}`)
  console.log(`${'page'.padEnd(44)}${'readable'.padStart(10)}${'all of it'.padStart(11)}${'bytes'.padStart(9)}`)
  for (const path of pages) {
    const found: Seen[] = []
    for (let round = 0; round < rounds; round++) found.push(await see(`http://localhost:${server.port}${path}`))
    const middle = (pick: (seen: Seen) => number) => Math.round(found.map(pick).sort((a, b) => a - b)[1] ?? 0)
    const readable = middle((seen) => seen.readableMs)
    const figures = [readable || '–', middle((seen) => seen.loadedMs), middle((seen) => seen.bytes)]
    const [first, second, third] = figures.map(String)
    console.log(`${path.padEnd(44)}${first?.padStart(10)}${second?.padStart(11)}${third?.padStart(9)}`)
  }
} finally {
  await browser.close()
  await room.clean()
}

interface Seen {
  readableMs: number
  loadedMs: number
  /** As they came over the network until the page was loaded; the copy for later comes after that. */
  bytes: number
}

/** One visit with nothing kept. */
async function see(address: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const bytes = await slowDown(page)
    await page.goto(address, { waitUntil: 'load' })
    const times = await page.evaluate(() => ({
      readableMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      loadedMs: performance.getEntriesByType('navigation')[0]?.duration ?? 0,
    }))
    return { ...times, bytes: bytes() }
  } finally {
    await context.close()
  }
}

async function slowDown(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page)
  let bytes = 0
  await session.send('Network.enable')
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  const throughput = (kilobitsPerSecond * 1000) / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
  return () => bytes
}
