import { expect, test } from '@playwright/test'
import { addDays, type Day, parseDay } from '#kernel/days.ts'
import { texts } from '../../support/content.ts'
import { canary, comeBack, says, stage } from '../../support/report.ts'
import { reportByTelephone } from '../../support/report-by-telephone.ts'

const nl = texts('nl')

test('who wants to delete what somebody holds is told that it is written down, and who holds it sees so', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000)
  const { code, colleague, caseId } = await reportByTelephone(browser, canary('vastgehouden'))
  const address = colleague.url()
  const [today = ''] = new Date().toISOString().split('T')
  const day = parseDay(today)
  const until: Day = addDays(day.ok ? day.value : ('2026-11-30' as Day), 60)

  await comeBack(page, code)
  const fresh = (await stage(page, 'new-code').locator('[data-report-put="code"]').textContent()) ?? ''
  await stage(page, 'new-code').getByLabel(nl('reporting.receipt.kept')).check()
  await stage(page, 'new-code').locator('[data-report-do="take-code"]').click()
  const usual = stage(page, 'thread').locator('[data-report-deletes="usual"] [data-report-put="delete-on"]')
  await expect(usual, 'until when it is kept stands with the code').toBeVisible()

  await colleague.goto(address)
  await colleague.getByText(nl('cases.kept.hold'), { exact: true }).click()
  await colleague.locator('[name="hold-why"]').selectOption('criminal-investigation')
  await colleague.locator('#held-until').fill(until)
  await colleague.getByRole('button', { name: nl('cases.kept.hold.button'), exact: true }).click()
  await expect(colleague.getByText(nl('cases.kept.hold.done'))).toBeVisible()

  await stage(page, 'thread').getByText(nl('reporting.delete'), { exact: true }).click()
  await stage(page, 'thread').getByLabel(nl('reporting.delete.sure')).check()
  await stage(page, 'thread').locator('[data-report-do="delete"]').click()
  await expect(says(page, 'held')).toHaveText(nl('reporting.delete.not-now'))
  const waits = stage(page, 'thread').locator('[data-report-deletes="wished"]')
  await expect(waits).toContainText(nl('reporting.delete.waits', { day: '' }).slice(0, 30))
  await expect(stage(page, 'thread').locator('[data-report-do="delete"]')).toBeHidden()
  await comeBack(page, fresh)
  await expect(waits, 'and so when they come back').toBeVisible()

  await colleague.goto('/nl/staff/cases')
  await expect(colleague.locator('tr', { has: colleague.locator(`a[href$="/${caseId}"]`) })).toBeVisible()
  await colleague.goto(address)
  await expect(colleague.getByText(nl('cases.kept.taken-away.waits'))).toBeVisible()
  await colleague.context().close()
})
