import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { texts } from '../../support/content.ts'
import { docxText } from '../../support/read-docx.ts'

const t = texts('nl')

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

async function downloaded(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  return download
}

test('a policy officer makes a note about two motions, sees what was left out, and takes it along', async ({
  page,
}) => {
  await page.goto('/nl/programme/report')
  await page.getByLabel(t('report.from'), { exact: true }).fill('2020-01-01')
  await page.getByLabel(t('report.to'), { exact: true }).fill('2020-12-31')
  await page.getByLabel('Motie M108-2020: arbeidsmigranten', { exact: true }).check()
  await page.getByLabel('Motie M104: arbeidsmarkt in crisistijd', { exact: true }).check()
  await page.getByRole('button', { name: t('report.show'), exact: true }).click()
  await expect(page).toHaveURL(/form=statenmededeling&motion=M108-2020&motion=M104-2020/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statenmededeling')
  await expect(page.getByText(t('report.as-known', { day: '31 december 2020' }), { exact: true })).toBeVisible()

  // What a sentence rests on is one step away, and says S1 with a link to the source.
  await page.getByRole('link', { name: t('report.why', { number: '3' }), exact: true }).click()
  await expect(page.locator('#z3')).toBeInViewport()
  await expect(page.locator('#z3').getByRole('link', { name: 'S1', exact: true })).toHaveAttribute(
    'href',
    '/nl/sources?part=q-z#S1',
  )

  const refused = page.getByRole('region', { name: t('report.refused'), exact: true })
  await expect(refused.getByRole('listitem')).toHaveText(
    ['s1-002', 's1-007', 's1-037', 's1-071', 's1-072'].map((id) => `${id}: ${t('report.reason.nothing-behind-it')}`),
  )

  const docx = await downloaded(page, t('report.docx'))
  expect(docx.suggestedFilename()).toBe('statenmededeling-M108-2020-M104-2020-2020-12-31.docx')
  const text = (await docxText(await bytesOf(docx))).join('\n')
  expect(text).toContain('45 %. Dat zijn er 28 van de 62.')
  const pdf = await downloaded(page, t('report.pdf'))
  expect((await bytesOf(pdf)).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
})

test('the whole note can be read in parts, and every sentence has its row in the list below it', async ({ page }) => {
  await page.goto('/nl/programme/report')
  await page.getByRole('link', { name: 'Statenmededeling over motie M108-2020', exact: true }).click()
  const parts = page.getByRole('navigation', { name: t('report.pages'), exact: true }).getByRole('link')
  const count = await parts.count()
  expect(count).toBeGreaterThan(1)
  let last = 0
  for (let part = 0; part < count; part += 1) {
    await parts.nth(part).click()
    const asked = await page.locator('article a.why').evaluateAll((links) => links.map((link) => link.textContent))
    const rows = await page.locator('tbody tr th').allTextContents()
    expect(asked).toEqual(rows)
    expect(Number(rows[0])).toBe(last + 1)
    last = Number(rows.at(-1))
  }
  await expect(page.getByText('de voorzitter,')).toBeVisible()
})

test('axe finds nothing on a page of a note, light and dark', async ({ page }, { project }) => {
  test.skip(project.use.javaScriptEnabled === false, 'axe is a script')
  const faults: string[] = []
  for (const query of ['from=2020-01-01&to=2020-12-31&motion=M108-2020', 'from=gisteren']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(`/nl/programme/report?${query}`)
      faults.push(...(await axeFaults(page)))
    }
  }
  expect(faults).toEqual([])
})

test('what means nothing is named, and nothing is downloaded for it', async ({ page, request }) => {
  const query = 'from=gisteren&to=2020-12-31&motion=M999'
  const answer = await page.goto(`/nl/programme/report?${query}`)
  expect(answer?.status()).toBe(422)
  await expect(page.getByRole('alert')).toContainText(t('report.problem.not-a-day', { typed: 'gisteren' }))
  await expect(page.getByRole('alert')).toContainText(t('report.problem.not-a-motion', { typed: 'M999' }))
  expect((await request.get(`/nl/programme/report/note.pdf?${query}`)).ok()).toBe(false)
  await page.goto('/nl/programme/report?from=2018-11-09&to=2018-11-09')
  await expect(page.getByText(/nog niets bekend/)).toBeVisible()
})
