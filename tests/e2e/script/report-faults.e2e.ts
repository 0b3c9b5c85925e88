import { expect, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { canary, comeBack, fillIn, listenTo, openSealed, says, sendReport, stage } from '../../support/report.ts'

const nl = texts('nl')

/** What may go wrong with a page before anything is typed, and the sentence that is said then. */
const script = '**/sealed-report*.js'
const noKeys = "Object.defineProperty(crypto, 'subtle', { value: undefined })"
const refuses = (method: string) =>
  `crypto.subtle.${method} = () => Promise.reject(new DOMException('no', 'NotSupportedError'))`
const beforehand: readonly [what: string, said: string, does: (page: Page) => Promise<unknown>][] = [
  ['the script does not come', 'absent', (page) => page.route(script, (route) => route.abort())],
  ['the script is not there', 'absent', (page) => page.route(script, (route) => route.fulfill({ status: 404 }))],
  [
    'the script is cut in half',
    'absent',
    (page) =>
      page.route(script, async (route) => {
        const whole = await (await route.fetch()).text()
        await route.fulfill({ contentType: 'text/javascript', body: whole.slice(0, whole.length / 2) })
      }),
  ],
  [
    'something on the way forbids scripts',
    'absent',
    (page) =>
      page.route('**/report/sealed', async (route) => {
        const response = await route.fetch()
        await route.fulfill({
          response,
          headers: { ...response.headers(), 'content-security-policy': "script-src 'none'" },
        })
      }),
  ],
  ['the browser has no keys at all', 'cannot-seal', (page) => page.addInitScript(noKeys)],
  ...(['importKey', 'deriveBits', 'encrypt', 'decrypt', 'digest'] as const).map(
    (method): [string, string, (page: Page) => Promise<unknown>] => [
      `the browser cannot do ${method}`,
      'cannot-seal',
      (page) => page.addInitScript(refuses(method)),
    ],
  ),
  ['the key does not come', 'no-key', (page) => page.route('**/report-door/key/*', (route) => route.abort())],
  [
    'the key is a page of somebody else',
    'no-key',
    (page) =>
      page.route('**/report-door/key/*', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Log in' })),
  ],
]

test('whatever goes wrong beforehand, there is a sentence and nothing to fill in', async ({ context }) => {
  const wrong: string[] = []
  for (const [what, said, does] of beforehand) {
    const page = await context.newPage()
    await does(page)
    await openSealed(page)
    await says(page, said)
      .waitFor({ timeout: 8_000 })
      .catch(() => wrong.push(`${what}: "${said}" is not said`))
    const fields = await page.locator('[data-report-field]:visible').count()
    if (fields > 0) wrong.push(`${what}: ${fields} fields`)
    await page.close()
  }
  expect(wrong).toEqual([])
})

test('what breaks after it was filled in sends nothing, and everything is still there', async ({ page }) => {
  const sent = listenTo(page)
  await openSealed(page)
  await fillIn(page, canary('breekt'))
  await page.evaluate(() => {
    crypto.subtle.encrypt = () => Promise.reject(new DOMException('no', 'OperationError'))
  })
  await stage(page, 'summary').locator('[data-report-do="send"]').click()
  await expect(says(page, 'failed')).toBeVisible()
  await expect(page.locator('#story')).toHaveValue(canary('breekt'))
  expect(sent.all()).not.toContain(canary('breekt'))
  // Nor does the browser send it when a key is pressed that sends forms: there is none around a field.
  expect(
    await page.evaluate(
      () => [...document.querySelectorAll('[data-report-field]')].filter((one) => one.closest('form')).length,
    ),
  ).toBe(0)
})

test('an answer that is lost is asked for again, and the report is there once; without a connection it stays here', async ({
  page,
  context,
}) => {
  const tries: string[] = []
  await openSealed(page)
  await fillIn(page, canary('verloren'))
  await page.route('**/report-door/submit', async (route) => {
    tries.push(route.request().postData() ?? '')
    // The server keeps it, and its answer never comes.
    if (tries.length === 1) {
      await route.fetch()
      await route.abort()
    } else await route.continue()
  })
  const code = await sendReport(page)
  expect([tries.length, new Set(tries).size]).toEqual([2, 1])
  await stage(page, 'receipt').getByLabel(nl('reporting.receipt.kept')).check()
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await stage(page, 'gone').waitFor()
  await comeBack(page, code)
  await expect(stage(page, 'thread').locator('.words')).toHaveText([canary('verloren')])
  await context.setOffline(true)
  await stage(page, 'thread').locator('#message').fill('Later meer.')
  await stage(page, 'thread').locator('[data-report-do="say"]').click()
  await expect(page.locator('[data-report-status]')).toContainText(/seconden/)
  await context.setOffline(false)
  await expect(page.locator('[data-report-done="said"]')).toBeVisible({ timeout: 40_000 })
  await expect(stage(page, 'thread').locator('.words')).toHaveText([canary('verloren'), 'Later meer.'])
})
