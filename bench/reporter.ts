/**
 * What the pages of a reporter load of scripts, packed by Brotli, with what seals in it: at once, and when it is needed. And on a processor six times slower, how long it
 * takes until the first question is there – the browser was tried out before – and until a code has opened a case. Needs a build. Run: `node bench/reporter.ts`.
 * It reports; that the scripts stay under the limit is a test (tests/e2e/wire/report-scripts.e2e.ts).
 */
import { chromium, type Page } from '@playwright/test'
import { serverRoom } from '../tests/start/run-server.ts'
import { chromiumArguments, chromiumPath } from '../tests/support/chromium.ts'
import { aDraftOfPage, fillIn, openSealed, sendReport, stage } from '../tests/support/report.ts'
import { mostScriptBytes, packedBytes, type ScriptWeight, scriptsOf } from '../tests/support/script-weight.ts'

const slowerProcessor = 6
const rounds = 5
const goalMs = 1_000

const room = serverRoom()
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments })
try {
  const server = await room.start()
  await server.ready
  const at = `http://localhost:${server.port}`
  await weigh(`${at}/nl/report`)
  await clock(at)
} finally {
  await browser.close()
  await room.clean()
}

async function weigh(at: string): Promise<void> {
  const sealed = await fetch(`${at}/sealed`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
    body: new URLSearchParams({ draft: aDraftOfPage }),
  })
  print('to report', await sealed.text())
  print('to come back', await (await fetch(`${at}/return`)).text())
  console.log(`limit ${mostScriptBytes}`)
}

function print(what: string, html: string): void {
  const { first, onDemand } = scriptsOf(html)
  const line = ({ path, bytes, packed }: ScriptWeight) =>
    `  ${path.replace(/.*\//, '').padEnd(44)}${String(packed).padStart(8)}${String(bytes).padStart(10)}`
  console.log(`${what}: ${packedBytes(first)} bytes at once, ${packedBytes(onDemand)} when needed (packed, plain)`)
  for (const script of [...first, ...onDemand]) console.log(line(script))
}

async function clock(at: string): Promise<void> {
  const context = await browser.newContext({ baseURL: at, viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  await openSealed(page)
  await fillIn(page, 'Wij slapen met negen in een kamer.')
  const code = await sendReport(page)
  await stage(page, 'receipt').locator('[data-report-field="kept"]').check()
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
  const questions = await middle(() => openSealed(page), page, 'forms')
  const opened = await middle(
    async () => {
      await page.goto('/nl/report/return')
      await stage(page, 'code').locator('#code').fill(code)
    },
    page,
    'thread',
    () => page.keyboard.press('Enter'),
  )
  console.log(`processor ${slowerProcessor} times slower, median of ${rounds}: first question after ${questions} ms`)
  console.log(`from the code to the opened case ${opened} ms; goal ${goalMs}`)
}

/** Milliseconds until a stage is there, the middle of some goes. `begin`: what starts the clock; without it, coming to the page. */
async function middle(
  come: () => Promise<void>,
  page: Page,
  until: string,
  begin: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await come()
    const began = performance.now()
    await begin()
    await stage(page, until).waitFor()
    took.push(performance.now() - began)
  }
  return Math.round(took.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0)
}
