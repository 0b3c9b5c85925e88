/**
 * How long a change of an organisation's key takes with 10,000 cases of three kept keys each, on the real page in Chromium with the real server: from the press of the button until it says that the key
 * changed. Needs a build. Run: `node bench/key-change-page.ts [cases]` (a few minutes). It reports and never fails: the speed of a machine is not a property of the code. Goal: within 60 s. What it costs
 * without a browser: key-change.ts.
 */
import { chromium, type Page, type Request } from '@playwright/test'
import { sql } from 'kysely'
import { demoKeys } from '#modules/organisations/server/index.ts'
import type { CaseTables } from '#modules/reporting/server/index.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { startEmbedded } from '#platform/database/embedded-server.ts'
import { serverRoom } from '../tests/start/run-server.ts'
import { chromiumArguments, chromiumPath } from '../tests/support/chromium.ts'
import { fillWithCases } from './key-change-cases.ts'

const cases = Number(process.argv[2] ?? 10_000)
const [organisation, person] = ['voorbeeldstad', 'tweede-functionaris-voorbeeldstad']
const patience = 20 * 60_000

const room = serverRoom()
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments })
try {
  const server = await room.start()
  await server.ready
  await fill()
  const context = await browser.newContext({ baseURL: `http://localhost:${server.port}` })
  const page = await context.newPage()
  await makeNewKey(page)
  await report(page)
} finally {
  await browser.close()
  await room.clean()
}

/** Cases of the demonstration, and its key ordered to change. */
async function fill(): Promise<void> {
  const shared = await startEmbedded(room.folder, 'share')
  if (!shared.ok) throw new Error(shared.error)
  const db = openDatabase<CaseTables>(shared.value.url, console.error)
  const { rows } = await sql<{ key: Uint8Array }>`
    select public_key as key from organisations_key where organisation = ${organisation}`.execute(db)
  await fillWithCases(db, { organisation, publicKey: new Uint8Array(rows[0]?.key ?? []) }, cases)
  await sql`update organisations_key set state = 'change-ordered' where organisation = ${organisation}`.execute(db)
  await db.destroy()
}

function field(page: Page, ceremony: string, name: string) {
  return page.locator(`form[data-keys="${ceremony}"] [data-keys-field="${name}"]`)
}

function press(page: Page, ceremony: string): Promise<void> {
  return page.locator(`form[data-keys="${ceremony}"] button:visible`).last().click()
}

/** As somebody who has the old key: a new one, with its papers typed back. */
async function makeNewKey(page: Page): Promise<void> {
  await page.goto('/nl/staff/sign-in')
  await page.locator(`form:has(input[name="demo"][value="${person}"])`).getByRole('button').click()
  await page.waitForURL(/\/nl\/staff$/)
  await page.goto('/nl/staff/keys/change')
  await field(page, 'change', 'understood').check()
  await field(page, 'change', 'passphrase').fill(demoKeys.passphrase)
  await press(page, 'change')
  const papers = page.locator('[data-keys-put="code"]')
  await papers.first().waitFor()
  for (const [at, paper] of (await papers.allTextContents()).entries())
    await field(page, 'change', `back-${at + 1}`).fill(paper.slice(-4))
  await press(page, 'change')
  await field(page, 'move', 'passphrase').fill(demoKeys.passphrase)
}

/** Moves everything, and says what the page and its requests took. */
async function report(page: Page): Promise<void> {
  const steps = new Map<string, { times: number; ms: number }>()
  page.on('requestfinished', (request) => {
    const name = stepIn(request)
    if (name === null) return
    const one = steps.get(name) ?? { times: 0, ms: 0 }
    one.times += 1
    one.ms += request.timing().responseEnd
    steps.set(name, one)
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const processor = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? 0
  }
  const before = await processor()
  const began = performance.now()
  // The page goes on to another one when it is done: the processor is asked until then.
  let after = before
  const asking = setInterval(
    () =>
      void processor()
        .then((value) => (after = Math.max(after, value)))
        .catch(() => 0),
    1_000,
  )
  await press(page, 'move')
  await page.waitForURL(/done=changed/, { timeout: patience })
  clearInterval(asking)
  const took = (performance.now() - began) / 1_000
  console.log(
    `${cases.toLocaleString('en')} cases, ${(3 * cases).toLocaleString('en')} secrets, in Chromium with the real server`,
  )
  console.log(
    `  in all ${took.toFixed(1)} s (goal: 60 s), of a processor ${(after - before).toFixed(1)} s for the page`,
  )
  for (const [name, { times, ms }] of steps)
    console.log(
      `  ${name.padEnd(18)}${String(times).padStart(5)} requests, ${(ms / 1_000).toFixed(1)} s until answered`,
    )
}

/** What a request of the page does; null: it is another one. */
function stepIn(request: Request): string | null {
  if (!request.url().endsWith('/staff/keys/do')) return null
  const step: { do?: string } = JSON.parse(new URLSearchParams(request.postData() ?? '').get('answer') ?? '{}')
  return step.do ?? null
}
