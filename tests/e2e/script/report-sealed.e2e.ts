import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { readContentFile, readSignedFile } from '#modules/reporting/index.ts'
import { commitmentTo } from '#platform/sealing/index.ts'
import { canariesIn } from '../../../src/platform/files/testing/canaries.ts'
import { honestMp3s } from '../../../src/platform/files/testing/honest-audio.ts'
import { honestJpegs } from '../../../src/platform/files/testing/honest-images.ts'
import { honestPdfs } from '../../../src/platform/files/testing/honest-pdf.ts'
import { siteAddress } from '../../support/addresses.ts'
import { axeFaults } from '../../support/axe.ts'
import { chromiumArguments, chromiumPath } from '../../support/chromium.ts'
import { texts } from '../../support/content.ts'
import { harmlessSite } from '../../support/harmless-site.ts'
import { filesWith } from '../../support/kept-anywhere.ts'
import {
  canary,
  chooseFile,
  comeBack,
  fillIn,
  goOn,
  keptInBrowser,
  listenTo,
  openSealed,
  placeWithReaders,
  says,
  sendReport,
  stage,
} from '../../support/report.ts'
import { tabTo } from '../../support/tab-to.ts'

const nl = texts('nl')
/** Files as people have them, with a place, a maker and more in them that nobody sees. */
const [photo] = await honestJpegs()
const [paper] = await honestPdfs()
const [sound] = honestMp3s()
const chosen = (file: { bytes: Uint8Array } | undefined, name: string, mimeType: string) => ({
  name,
  mimeType,
  buffer: Buffer.from(file?.bytes ?? []),
})

/** The file that a button gives. */
async function downloaded(page: Page, button: string, at = 'receipt'): Promise<string> {
  const download = page.waitForEvent('download')
  await stage(page, at).locator(`[data-report-do="${button}"]`).click()
  const file = await download
  expect(file.suggestedFilename(), 'a list of files tells nobody what it is or from where').toMatch(
    /^(receipt|content)\.json$/,
  )
  return readFileSync(await file.path(), 'utf8')
}

test('what is told is sealed here, kept once, and found again with the code; no word of it is anywhere else', async ({
  page,
}) => {
  const story = canary('verhaal')
  const sent = listenTo(page)
  await page.goto('/nl/report')
  await page
    .locator('main label')
    .filter({ hasText: nl('reporting.entrance.worker') })
    .first()
    .click()
  await page.selectOption('#municipality', placeWithReaders)
  await page.getByRole('button', { name: nl('reporting.continue'), exact: true }).click()
  await page.getByRole('button', { name: nl('reporting.door.sealed.go'), exact: true }).click()
  await stage(page, 'forms').waitFor()
  await expect(page.getByText(nl('reporting.critical.demo', { number: '112' }))).toBeVisible()
  await expect(page).toHaveTitle('Baken')
  const faults = [...(await axeFaults(page))]
  // Who goes on without an answer is told at the question, and has the focus there.
  await goOn(page)
  await expect(page.locator('[data-report-problem="forms:missing"]')).toBeVisible()
  await fillIn(page, story, [chosen(photo, `${canary('bestand')}.jpg`, 'image/jpeg')])
  await expect(stage(page, 'summary')).toContainText(story)
  faults.push(...(await axeFaults(page)))
  const code = await sendReport(page)
  expect(code).toMatch(/^[0-9A-Z]{3}( [0-9A-Z]{3}){5}$/)
  faults.push(...(await axeFaults(page)))
  await page.emulateMedia({ colorScheme: 'dark' })
  faults.push(...(await axeFaults(page, 'colours')))
  await page.emulateMedia({ colorScheme: 'light' })
  expect(faults).toEqual([])

  // The receipt fits what was told, and nothing else.
  const files = [await downloaded(page, 'save-receipt'), await downloaded(page, 'save-proof')] as const
  const [receipt, content] = [readSignedFile(files[0]), readContentFile(files[1])]
  const told = Buffer.from(content.ok ? content.value : '{}')
  const salt = fromBase64url(JSON.parse(told.toString()).salt) ?? new Uint8Array()
  const commitment = toBase64url(await commitmentTo(salt, new Uint8Array(told)))
  expect(receipt).toMatchObject({ ok: true, value: { statement: { kind: 'received', door: 'sealed', commitment } } })

  // Nobody gets rid of the code by accident.
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await expect(says(page, 'not-kept-yet')).toBeVisible()
  await stage(page, 'receipt').getByLabel(nl('reporting.receipt.kept')).check()
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await stage(page, 'gone').waitFor()
  const left = await keptInBrowser(page)
  for (const trace of [story, canary('bestand'), code]) {
    expect(sent.all()).not.toContain(trace)
    expect(left).not.toContain(trace)
    expect(filesWith(trace)).toEqual([])
  }

  await comeBack(page, ` ${code.toLowerCase().replaceAll(' ', '-').replaceAll('0', 'o')} `)
  await expect(stage(page, 'thread')).toContainText(story)
  expect(await axeFaults(page)).toEqual([])
  // Who lost them gets the same once more.
  const again = [await downloaded(page, 'save-receipt', 'thread'), await downloaded(page, 'save-proof', 'thread')]
  expect([readSignedFile(again[0] ?? ''), again[1]]).toMatchObject([
    { value: { statement: { kind: 'received', commitment } } },
    files[1],
  ])
  const download = page.waitForEvent('download')
  await stage(page, 'thread').locator('[data-report-do="save-file"]').click()
  const file = new Uint8Array(readFileSync(await (await download).path()))
  expect(canariesIn(new Uint8Array(photo?.bytes ?? []))).not.toEqual([])
  expect([file[0], file[1], canariesIn(file)]).toEqual([0xff, 0xd8, []])

  await stage(page, 'thread').locator('#message').fill(canary('later'))
  await stage(page, 'thread').locator('[data-report-do="say"]').click()
  await expect(page.locator('[data-report-done="said"]')).toBeVisible()
  await expect(stage(page, 'thread').locator('.words').last()).toHaveText(canary('later'))
  expect(sent.all()).not.toContain(canary('later'))

  await stage(page, 'thread').getByText(nl('reporting.delete'), { exact: true }).click()
  await stage(page, 'thread').getByLabel(nl('reporting.delete.sure')).check()
  await stage(page, 'thread').locator('[data-report-do="delete"]').click()
  await stage(page, 'deleted').waitFor()
  await comeBack(page, code)
  await expect(says(page, 'unknown')).toBeVisible()
})

test('everything can be done with the keyboard alone', async ({ page }) => {
  await openSealed(page)
  await stage(page, 'forms').waitFor()
  const press = async (selector: string, key = 'Space') => {
    await tabTo(page, page.locator(`[data-report-stage]:not([hidden]) ${selector}`).first())
    await page.keyboard.press(key)
  }
  const next = () => press('[data-report-to="next"]', 'Enter')
  await press('[value="labour"]')
  await next()
  await next()
  await press('[data-report-field="going-on"]')
  await next()
  // With the arrows among the answers of one question.
  await press('[data-report-field="danger"]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await next()
  await tabTo(page, page.locator('#story'))
  await page.keyboard.type('Ik krijg geen loon.')
  await next()
  await tabTo(page, page.locator('#contact-name'))
  await page.keyboard.press('Enter')
  await stage(page, 'files').waitFor()
  await next()
  await expect(stage(page, 'summary')).toContainText('Ik krijg geen loon.')
  await press('[data-report-do="send"]', 'Enter')
  await stage(page, 'receipt').waitFor()
  await press('[data-report-field="kept"]')
  await press('[data-report-do="finish"]', 'Enter')
  await stage(page, 'gone').waitFor()
})

test('another language takes the place of this one, with everything that was filled in and nothing sent', async ({
  page,
}) => {
  const en = texts('en')
  const sent = listenTo(page)
  await openSealed(page)
  await fillIn(page, canary('taal'), [chosen(photo, 'a.jpg', 'image/jpeg')])
  await page.getByRole('navigation').getByRole('button', { name: 'English', exact: true }).click()
  await expect(stage(page, 'summary').getByRole('heading', { level: 1 })).toHaveText(en('reporting.summary'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveTitle('Baken')
  for (const words of [canary('taal'), en('reporting.form.housing.name'), en('reporting.danger.no')])
    await expect(stage(page, 'summary')).toContainText(words)
  expect(sent.all()).not.toContain(canary('taal'))
  const code = await sendReport(page)
  // The page that came later is one whose buttons work, and whose way out leaves nothing.
  await stage(page, 'receipt').getByLabel(en('reporting.receipt.kept')).check()
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await stage(page, 'gone').waitFor()
  await comeBack(page, code, 'en')
  await expect(stage(page, 'thread').locator('.words')).toHaveText(canary('taal'))
})

test('who leaves the page leaves nothing on it, by whatever way', async ({ page }) => {
  const harmless = await harmlessSite(page, 'nl')
  await openSealed(page)
  await fillIn(page, canary('weg'))
  await page.getByRole('link', { name: nl('exit'), exact: true }).click()
  await expect(page).toHaveURL(harmless)
  await page.goBack()
  await page.waitForLoadState()
  expect(await keptInBrowser(page)).not.toContain(canary('weg'))
})

test('in the files of the browser itself, its history, caches and storage, nothing of it is found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-profile-'))
  try {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: await chromiumPath(),
      args: chromiumArguments,
      baseURL: siteAddress,
      locale: 'nl-NL',
    })
    const page = await context.newPage()
    await openSealed(page)
    await fillIn(page, canary('profiel'))
    const code = await sendReport(page)
    await stage(page, 'receipt').getByLabel(nl('reporting.receipt.kept')).check()
    await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
    await stage(page, 'gone').waitFor()
    await comeBack(page, code)
    await expect(stage(page, 'thread')).toContainText(canary('profiel'))
    // What a page does keep is found, so the search looks in the right place.
    await page.evaluate((known) => localStorage.setItem('known', known), canary('gevonden'))
    await page.goto('/nl')
    await context.close()
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const traces = [canary('profiel'), code, code.replaceAll(' ', '')].flatMap((text) => [
      Buffer.from(text),
      Buffer.from(text, 'utf16le'),
    ])
    const contents = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    expect(contents.some((content) => content.includes(canary('gevonden')))).toBe(true)
    expect(contents.filter((content) => traces.some((trace) => content.includes(trace)))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a file goes along without what it carried, or is refused with a reason', async ({ page }) => {
  await openSealed(page)
  await stage(page, 'forms').locator('[value="housing"]').check()
  await goOn(page)
  await goOn(page)
  await stage(page, 'going-on').locator('[value="yes"]').check()
  await goOn(page)
  await stage(page, 'danger').locator('[value="no"]').check()
  await goOn(page)
  await stage(page, 'story').locator('textarea').fill('Zie de foto.')
  await goOn(page)
  await goOn(page)
  const field = stage(page, 'files').locator('[data-report-files]')
  await field.setInputFiles([{ name: 'a.exe', mimeType: 'image/png', buffer: Buffer.from('MZ no picture') }])
  await expect(says(page, 'file-not-a-kind')).toBeVisible()
  // What knows documents and sound is fetched when one is chosen, and not before.
  const parts: string[] = []
  page.on('request', (request) => parts.push(request.url().replace(/.*\//, '').replace(/-.*/, '')))
  await chooseFile(page, chosen(photo, 'b.jpg', 'image/jpeg'))
  expect(parts).toEqual([])
  await chooseFile(page, chosen(paper, 'c.pdf', 'application/pdf'))
  await chooseFile(page, chosen(sound, 'd.mp3', 'audio/mpeg'))
  expect(parts.length).toBeGreaterThan(1)
  const rows = stage(page, 'files').locator('[data-report-list="files"] > li')
  await expect(rows.locator('[data-part="name"]')).toHaveText(['foto 1', 'document 1', 'geluid 1'])
  await rows.first().locator('[data-report-remove]').click()
  await expect(rows).toHaveCount(2)
})
