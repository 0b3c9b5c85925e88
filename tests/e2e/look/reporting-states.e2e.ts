import { type Browser, expect, type Page, test } from '@playwright/test'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { siteAddress } from '../../support/addresses.ts'
import { unlockDesk } from '../../support/cases.ts'
import { texts } from '../../support/content.ts'
import { faultsOf } from '../../support/looks-right.ts'
import { fillIn, goOn, openSealed, says, sendReport, stage } from '../../support/report.ts'
import { type Post, tellByForm, toldIn } from '../../support/reporters.ts'
import { signInAs } from '../../support/staff.ts'
import { staffCases } from '../../support/staff-people-templates.ts'
import { overflow, smallTargets } from '../../support/targets.ts'

/** Pages of the reporting point as they are after something went wrong, before there is anything, and where a key does not open: templates that no address leads to. */
const t = texts('nl')
const holder = 'tweede-functionaris-voorbeeldstad'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const alert = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words })

/** Notes the faults of a page under a name. */
const noteIn =
  (faults: string[]) =>
  async (page: Page, name: string): Promise<void> => {
    faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`))
  }

const someBytes = (length: number) => toBase64url(new Uint8Array(length).fill(7))
/** Bytes that open with nothing, as long as those were. */
const spoilt = (bytes: unknown) => someBytes(fromBase64url(String(bytes))?.length ?? 32)

async function signedIn(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, holder)
  return page
}

test('what the desk says after a refusal, and with nothing found, has no faults', async ({ browser }) => {
  test.setTimeout(240_000)
  const [faults, page] = [[] as string[], await signedIn(browser)]
  const note = noteIn(faults)
  await page.goto('/nl/staff/cases/unlock')
  await page.locator('[data-keys-field="passphrase"]').fill('drie meeuwen boven een vol plein')
  await page.keyboard.press('Enter')
  await expect(alert(page, t('keys.problem.passphrase-wrong'))).toBeVisible()
  await note(page, 'a wrong passphrase')
  await unlockDesk(page)

  await page.setViewportSize({ width: 768, height: 1024 })
  await page.goto('/nl/staff/cases')
  const list = page.getByRole('region', { name: t('cases.title'), exact: true })
  const hidden = await list.evaluate((frame) => frame.scrollWidth - frame.clientWidth)
  expect(hidden, 'on a tablet nothing of the list is out of sight').toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.goto('/nl/staff/cases/new')
  await press(page, t('cases.new.button'))
  await expect(alert(page, t('cases.problem.missing'))).toBeVisible()
  await note(page, 'a report at the desk in which something is missing')

  await page.goto('/nl/staff/cases/search')
  await page.locator('[data-case-find]').fill('xyzzy')
  await expect(page.getByText(t('cases.find.none'))).toBeVisible()
  await note(page, 'nothing found in open reports')
  await page.locator('[data-case-find]').fill('adres')
  await expect(page.locator('[data-case-drawn="found"] li').first()).toBeVisible()
  await note(page, 'words found in open reports')

  await page.goto(`/nl/staff/cases/${staffCases.weighed}/forward`)
  await expect(page.locator('[data-forward-empty]')).toContainText(t('passed-on.field.employer'))
  await expect(page.locator('#field-employer')).toBeHidden()
  await press(page, t('forwards.send'))
  await expect(alert(page, t('forwards.problem.to'))).toBeVisible()
  await note(page, 'passing on, when it is not said to whom')

  await page.goto(`/nl/staff/cases/${staffCases.weighed}/consult`)
  await press(page, t('consultations.look'))
  await expect(alert(page, t('consultations.problem.to'))).toBeVisible()
  await note(page, 'asking, when it is not said whom')

  await page.goto(`/nl/staff/cases/${staffCases.answered}`)
  await page.locator('#mark').fill('0000-0000')
  await press(page, t('cases.links.button'))
  await expect(alert(page, t('cases.problem.unknown-mark'))).toBeVisible()
  await note(page, 'a case after a refused form')
  expect(faults).toEqual([])
})

test('a holder whose key does not open is told so, and what to do about it', async ({ browser }) => {
  const [faults, page] = [[] as string[], await signedIn(browser)]
  const note = noteIn(faults)

  await test.step('what the server keeps for them is spoilt', async () => {
    await page.route('**/nl/staff/cases/unlock', async (route) => {
      const response = await route.fetch()
      const html = await response.text()
      const body = html.replaceAll(/&quot;mine&quot;:&quot;([\w-]+)&quot;/g, (_, mine) => {
        return `&quot;mine&quot;:&quot;${spoilt(mine)}&quot;`
      })
      expect(body).not.toBe(html)
      await route.fulfill({ response, body })
    })
    await page.goto('/nl/staff/cases/unlock')
    await page.locator('[data-keys-field="passphrase"]').fill('drie meeuwen boven een leeg plein')
    await page.keyboard.press('Enter')
    const told = alert(page, t('keys.problem.shared-record'))
    await expect(told).toBeVisible()
    await note(page, 'a key that does not open')
    const own = await told.getByRole('link', { name: t('keys.own.link') }).getAttribute('href')
    await page.unroute('**/nl/staff/cases/unlock')
    await page.goto(own ?? '')
    await expect(page.getByText(t('keys.own.replace'), { exact: true })).toBeVisible()
  })

  await test.step('the key of one case is spoilt', async () => {
    await unlockDesk(page)
    await page.route('**/nl/staff/cases/do', async (route) => {
      const response = await route.fetch()
      const given = await response.text()
      const body = given.replaceAll(/"wrapped":"([\w-]+)"/g, (_, wrapped) => `"wrapped":"${spoilt(wrapped)}"`)
      await route.fulfill({ response, body })
    })
    await page.goto(`/nl/staff/cases/${staffCases.weighed}`)
    const told = alert(page, t('cases.problem.not-opened'))
    await expect(told).toBeVisible()
    await expect(told.getByRole('link', { name: t('cases.unlock.to-keys') })).toHaveAttribute('href', '/nl/staff/keys')
    await expect(page.getByRole('link', { name: t('cases.lock.unlock') })).toBeVisible()
    await note(page, 'a case that does not open')
    await page.goto('/nl/staff/cases/search')
    await expect(page.locator('[data-case-status]')).toContainText(/niet open/)
    await note(page, 'searching where nothing opens')
  })
  expect(faults).toEqual([])
})

test('every stage of the page that seals, and what it says when nothing goes, has no faults', async ({ page }) => {
  test.setTimeout(240_000)
  const faults: string[] = []
  const note = noteIn(faults)
  await openSealed(page)
  await stage(page, 'forms').waitFor()
  await goOn(page)
  await expect(page.locator('[data-report-problem="forms:missing"]')).toBeVisible()
  await note(page, 'a question without an answer')
  await stage(page, 'forms').locator('[value="housing"]').check()
  await goOn(page)
  await note(page, 'place')
  await goOn(page)
  await note(page, 'whether it goes on')
  await stage(page, 'going-on').locator('[value="yes"]').check()
  await goOn(page)
  await stage(page, 'danger').locator('[value="now"]').check()
  await note(page, 'danger')
  await goOn(page)
  await stage(page, 'danger-now').waitFor()
  await note(page, 'danger now')
  await goOn(page)
  await note(page, 'story')
  await stage(page, 'story').locator('textarea').fill('Wij slapen in de schuur.')
  await goOn(page)
  await note(page, 'who it is')
  await goOn(page)
  await note(page, 'files')
  await goOn(page)
  await stage(page, 'summary').waitFor()
  await page.context().setOffline(true)
  await stage(page, 'summary').locator('[data-report-do="send"]').click()
  await expect(says(page, 'offline')).toBeVisible({ timeout: 60_000 })
  await note(page, 'without a connection')
  await page.context().setOffline(false)
  await page.route('**/report-door/submit', (route) => route.fulfill({ json: { ok: false, error: 'not-read-here' } }))
  await says(page, 'offline').locator('[data-report-do="send"]').click()
  await expect(says(page, 'not-read-here')).toBeVisible()
  await expect(says(page, 'not-read-here').getByText(t('reporting.door.another.anew'))).toBeVisible()
  await note(page, 'when who reads it changed')
  page.on('dialog', (dialog) => void dialog.accept())
  await press(page, t('reporting.reader'))
  await expect(page.getByRole('heading', { name: t('reporting.doors') })).toBeVisible()
  expect(faults).toEqual([])
})

test('where a code leads, and where it ends, has no faults at either door', async ({ page }) => {
  test.setTimeout(180_000)
  const faults: string[] = []
  const note = noteIn(faults)
  await openSealed(page)
  await fillIn(page, 'Wij slapen in de schuur.')
  const code = await sendReport(page)
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await expect(says(page, 'not-kept-yet')).toBeVisible()
  await note(page, 'a receipt that nobody kept yet')
  await stage(page, 'receipt').getByLabel(t('reporting.receipt.kept')).check()
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await stage(page, 'gone').waitFor()
  await note(page, 'done')

  await page.goto('/nl/report/return')
  await stage(page, 'code').locator('#code').fill('ABC')
  await page.keyboard.press('Enter')
  await expect(says(page, 'code-wrong-length')).toBeVisible()
  await note(page, 'a code that is too short')
  await stage(page, 'code').locator('#code').fill(code)
  await page.keyboard.press('Enter')
  await stage(page, 'thread').waitFor()
  await stage(page, 'thread').getByText(t('reporting.delete'), { exact: true }).click()
  await note(page, 'what was told, and deleting it')

  const post: Post = (path, body, type) =>
    fetch(siteAddress + path, { method: 'POST', body, headers: { 'content-type': type, origin: siteAddress } })
  const kept = await tellByForm(post, toldIn({ story: 'Wij slapen in de schuur.' }))
  await page.goto('/nl/report/return/seen-once')
  await page.fill('#code', kept)
  await press(page, t('reporting.return.open'))
  await expect(page.getByText(t('reporting.state.new'))).toBeVisible()
  await note(page, 'what was told, without JavaScript')
  await press(page, t('reporting.say.send'))
  await expect(page.getByRole('alert')).toBeVisible()
  await note(page, 'a message without words')
  await press(page, t('reporting.delete.do'))
  await expect(page.getByRole('alert')).toContainText(t('reporting.delete.missing'))
  await note(page, 'deleting without being sure')
  expect(faults).toEqual([])
})

test('without JavaScript the desk says once what needs it, offers no way that leads nowhere, and fits a phone', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await signInAs(page, holder)
  const faults: string[] = []
  const { new: _unread, ...cases } = staffCases
  const needs = {
    '/unlock': t('keys.absent'),
    '/search': t('cases.search.no-script'),
    '/new': t('cases.new.no-script'),
    [`/${cases.weighed}/consult`]: t('consultations.page.needs'),
    [`/${cases.weighed}/forward`]: t('forwards.page.needs'),
    ...Object.fromEntries(Object.values(cases).map((id) => [`/${id}`, t('cases.no-script')])),
  }
  for (const [path, words] of Object.entries(needs)) {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`/nl/staff/cases${path}`)
    await expect(page.getByText(words), path).toBeVisible()
    const said = await page.locator('main').innerText()
    if (said.split('JavaScript nodig').length !== 2)
      faults.push(`${path}: says otherwise than once that it needs JavaScript`)
    const untrue = page.locator('[data-case-when-locked], [data-case-help]').filter({ visible: true })
    if ((await untrue.count()) > 0) faults.push(`${path}: tells of unlocking or of keys`)
    const parts = await page.locator('main nav a[href^="#"]').filter({ visible: true }).all()
    for (const part of parts) {
      const to = (await part.getAttribute('href')) ?? ''
      if (!(await page.locator(to).isVisible())) faults.push(`${path}: ${to} leads to nothing`)
    }
    if (await page.locator('[data-case-unlock]').isVisible()) faults.push(`${path}: offers to unlock`)
    faults.push(...[...(await overflow(page)), ...(await smallTargets(page))].map((fault) => `${path}: ${fault}`))
  }
  await page.goto('/nl/staff/cases/new')
  await page.getByRole('link', { name: t('cases.new.no-script.link') }).click()
  await expect(page).toHaveURL(/\/nl\/report$/)
  expect(faults).toEqual([])
})
