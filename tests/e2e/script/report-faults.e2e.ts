import { expect, test } from '@playwright/test'
import { honestJpegs } from '../../../src/platform/files/testing/honest-images.ts'
import { texts } from '../../support/content.ts'
import {
  canary,
  comeBack,
  fillIn,
  listenTo,
  openSealed,
  says,
  sendAgain,
  sendReport,
  stage,
} from '../../support/report.ts'
import { beforehand } from '../../support/report-faults.ts'

const nl = texts('nl')
const [photo] = await honestJpegs()
const picture = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo?.bytes ?? []) }

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

test('what breaks after it was filled in sends nothing, and everything is still there to be sent again', async ({
  page,
}) => {
  const sent = listenTo(page)
  await openSealed(page)
  await fillIn(page, canary('breekt'))
  await page.evaluate(() => {
    const { subtle } = crypto
    subtle.encrypt = () => Promise.reject(new DOMException('no', 'OperationError'))
    Object.assign(window, { mend: () => Reflect.deleteProperty(subtle, 'encrypt') })
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
  await page.evaluate('mend()')
  await sendAgain(page)
  await stage(page, 'receipt').waitFor()
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

test('a file that does not go keeps nobody from sending the words: it is taken away, and comes later', async ({
  page,
}) => {
  await openSealed(page)
  await fillIn(page, canary('bestand'), [picture])
  await page.route('**/report-door/upload/**', (route) => route.fulfill({ json: { ok: false, error: 'full' } }))
  await stage(page, 'summary').locator('[data-report-do="send"]').click()
  await expect(says(page, 'failed')).toContainText(nl('reporting.not-sent.file'))
  await expect(stage(page, 'summary').getByText(nl('reporting.sending.locked'))).toBeHidden()
  await stage(page, 'summary').locator('[data-report-to="change:files"]').click()
  await stage(page, 'files').locator('[data-report-remove]').click()
  await stage(page, 'files').locator('[data-report-do="go"]').first().click()
  await expect(stage(page, 'summary')).toContainText(canary('bestand'))
  const code = await sendReport(page)
  await stage(page, 'receipt').getByLabel(nl('reporting.receipt.kept')).check()
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await stage(page, 'gone').waitFor()
  await comeBack(page, code)
  await expect(stage(page, 'thread').locator('.words')).toHaveText([canary('bestand')])
})

test('a message that is refused is said not to be sent, in words about it, and stays', async ({ page }) => {
  await openSealed(page)
  await fillIn(page, canary('geweigerd'))
  await comeBack(page, await sendReport(page))
  const thread = stage(page, 'thread')
  await thread.locator('#message').fill('Nog iets.')
  for (const [error, said] of [
    ['malformed', 'not-said'],
    ['full', 'full'],
  ] as const) {
    await page.route('**/report-door/say', (route) => route.fulfill({ json: { ok: false, error } }))
    await thread.locator('[data-report-do="say"]').click()
    await expect(says(page, said)).toBeVisible()
    await expect(thread.locator('#message')).toHaveValue('Nog iets.')
    await page.unroute('**/report-door/say')
  }
  await thread.locator('[data-report-do="say"]').click()
  await expect(page.locator('[data-report-done="said"]')).toBeVisible()
})
