import { expect, test } from '@playwright/test'
import { isRead, unlockDesk } from '../../support/cases.ts'
import { texts } from '../../support/content.ts'
import { canary, fillIn, listenTo, placeWithReaders, sendReport } from '../../support/report.ts'
import { signInAs } from '../../support/staff.ts'
import { walker } from '../../support/wizard.ts'

const t = texts('nl')

test('the answers of a step plan are read by who reads the report, and by no server', async ({ page, browser }) => {
  const plan = walker(page, 'neighbour', 'nl')
  await page.goto('/nl/guides/neighbour/steps')
  const asked: string[] = []
  while ((await page.locator('main button[name=choice]').count()) > 0) {
    asked.push((await page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '')
    const before = await plan.carried()
    await page.locator('main button[name=choice]').last().click()
    await expect(page.locator('main input[name=answers]').first()).not.toHaveValue(before)
  }
  await page.getByRole('button', { name: t('reporting.plan.go') }).click()
  await page.locator('#municipality').selectOption(placeWithReaders)
  await page.getByRole('button', { name: t('reporting.continue') }).click()
  await page.getByRole('button', { name: t('reporting.door.sealed.go') }).click()
  const sent = listenTo(page)
  const submitted = page.waitForRequest('**/report-door/submit')
  await fillIn(page, canary('stappenplan'))
  await sendReport(page)
  const caseId = /"caseId":"([0-9a-f]{32})"/.exec((await submitted).postData() ?? '')?.[1] ?? ''
  expect(sent.all()).not.toContain('neighbour')

  const desk = await browser.newPage()
  await signInAs(desk, 'tweede-functionaris-voorbeeldstad')
  await unlockDesk(desk)
  await desk.goto(`/nl/staff/cases/${caseId}`)
  await isRead(desk)
  const report = desk.locator('[data-case-drawn="report"]')
  await expect(report).toContainText(plan.words.title)
  await expect(report.locator('ol li')).toHaveCount(asked.length)
  for (const question of asked) await expect(report).toContainText(question)
  await expect(report, 'places of the demonstration have names').not.toContainText(placeWithReaders)
})
