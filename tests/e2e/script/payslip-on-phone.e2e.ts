import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { checkPayslip, claimOf, openRuleBook, readPayslip } from '#modules/rights/index.ts'
import { realisticPayslips } from '../../../src/modules/rights/testing/oracle/realistic.ts'
import { texts } from '../../support/content.ts'
import { sendForm } from '../../support/open-template.ts'
import { wrongWeek } from '../../support/payslip-templates.ts'

const nl = texts('nl')
/** An amount that nobody has and that is easy to find. */
const canary = '573,91'
const traces = [canary, '57391', '573.91']

/** Everything that left the page, as text. */
function sentBy(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
  return sent
}

test('with JavaScript everything is worked out on the phone, and nothing of it leaves or stays', async ({ page }) => {
  const sent = sentBy(page)
  await page.goto('/nl/rights/payslip')
  await expect(page.getByText(nl('payslip.private.phone'))).toBeVisible()
  await page.locator('main button[name=go][value=all]').click()
  await sendForm(page, [...wrongWeek.filter(([name]) => name !== 'pay.base'), ['pay.base', canary]])
  await expect(page.locator('#finding-minimum-wage')).toContainText('25,69')
  expect(sent.filter((one) => one.startsWith('POST'))).toEqual([])
  for (const trace of traces) expect(sent.filter((one) => one.includes(trace))).toEqual([])
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const bodies = await Promise.all(
      names.map(async (name) => {
        const cache = await caches.open(name)
        const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)))
        return Promise.all(answers.map((answer) => answer?.text() ?? ''))
      }),
    )
    const stored = await indexedDB.databases()
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      location.href,
      document.cookie,
      stored,
      bodies,
    ])
  })
  for (const trace of traces) expect(kept).not.toContain(trace)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: nl('payslip.letter.pdf') }).click()
  await download
  const letters = sent.filter((one) => one.startsWith('POST'))
  expect(letters).toHaveLength(1)
  expect(letters[0]).toContain('/nl/rights/payslip/letter.pdf ')
})

test('the button back shows the screen before, with what was filled in', async ({ page }) => {
  await page.goto('/nl/rights/payslip')
  await expect(page.getByText(nl('payslip.private.phone'))).toBeVisible()
  await page.locator('main button[name=go][value=period]').click()
  await page.locator('main [name=periodFrom]').fill('2026-07-06')
  await page.locator('main button[name=go][value=next]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('payslip.ask.hours.title'))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('payslip.ask.period.title'))
  await expect(page.locator('main [name=periodFrom]')).toHaveValue('2026-07-06')
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('payslip.ask.hours.title'))
})

/** The page with its first step drawn by the server, on a slow line; from here on the page knows the rules itself. */
async function firstStepByServer(page: Page): Promise<void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/rights/payslip/rules.json', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await page.goto('/nl/rights/payslip')
  await page.locator('main button[name=go][value=period]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('payslip.ask.period.title'))
  release()
  // From here on the page knows the rules itself.
  await page.waitForLoadState('networkidle')
}

test('when the first step was worked out by the server, the button back shows it again, with what was filled in', async ({
  page,
}) => {
  await firstStepByServer(page)
  await page.locator('main [name=periodFrom]').fill('2026-07-06')
  await page.locator('main [name=periodUntil]').fill('2026-07-12')
  await page.locator('main button[name=go][value=next]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('payslip.ask.hours.title'))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('payslip.ask.period.title'))
  await expect(page.locator('main [name=periodFrom]')).toHaveValue('2026-07-06')
})

test('when the first step was worked out by the server, another language keeps what came after it', async ({
  page,
}) => {
  await firstStepByServer(page)
  const sent = sentBy(page)
  await page.locator('main [name=periodFrom]').fill('2026-07-06')
  await page.locator('main [name=periodUntil]').fill('2026-07-12')
  await page.locator('main button[name=go][value=next]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('payslip.ask.hours.title'))
  await page.locator('nav').getByRole('button', { name: 'Polski' }).click()
  const pl = texts('pl')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(pl('payslip.ask.hours.title'))
  await expect(page.locator('main [name=periodFrom]')).toHaveValue('2026-07-06')
  expect(sent.filter((one) => one.startsWith('POST'))).toEqual([])
})

test('the rules as a library give the same JSON in the browser as on the server', async ({ page, request }) => {
  const { facts } = await (await request.get('/nl/rights/payslip/rules.json')).json()
  const inputs = realisticPayslips.map(({ input }) => input)
  await page.goto('/nl/rights/payslip')
  const inBrowser = await page.evaluate(
    async ([rows, all]) => {
      const address = '/rules.js'
      const rules = await import(address)
      const book = rules.openRuleBook(rows)
      return all.map((input) => {
        const read = rules.readPayslip(input)
        if (!read.ok) return JSON.stringify(read.error)
        const findings = rules.checkPayslip(read.value, book)
        return JSON.stringify({ findings, claim: rules.claimOf(findings) })
      })
    },
    [facts, inputs] as const,
  )
  const book = openRuleBook(facts)
  const here = inputs.map((input) => {
    const read = readPayslip(input)
    if (!read.ok) return JSON.stringify(read.error)
    const findings = checkPayslip(read.value, book)
    return JSON.stringify({ findings, claim: claimOf(findings) })
  })
  expect(inBrowser).toEqual(here)
  expect(inBrowser.length).toBeGreaterThanOrEqual(60)
})

test('the rules are at most 10 KB, and the script of the page at most 30 KB', () => {
  const built = join(import.meta.dirname, '../../../build/client')
  const size = (file: string) => readFileSync(join(built, file)).length
  console.log(`rules.js ${size('rules.js.gz')} bytes with gzip, payslip-check.js ${size('payslip-check.js.gz')}`)
  expect(size('rules.js.gz')).toBeLessThanOrEqual(10 * 1024)
  expect(size('payslip-check.js.gz')).toBeLessThanOrEqual(30 * 1024)
})
