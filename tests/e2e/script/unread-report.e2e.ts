import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { canary, comeBack, fillIn, openSealed, sendReport, stage } from '../../support/report.ts'

const nl = texts('nl')

test('who comes back where nobody can read it now is not told to wait, and not that it was sent', async ({ page }) => {
  await openSealed(page)
  await fillIn(page, canary('ongelezen'))
  const code = await sendReport(page)
  // All but one who hold the key are away: the demonstration has them at work.
  await page.route('**/report-door/find', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { value: object }
    await route.fulfill({ response, json: { ...answer, value: { ...answer.value, isRead: false } } })
  })
  await comeBack(page, code)
  const thread = stage(page, 'thread')
  await expect(thread.getByText(nl('reporting.state.unread').split('{organisation}')[1] ?? '')).toBeVisible()
  await expect(thread.getByRole('link', { name: nl('reporting.state.unread.again') })).toHaveAttribute(
    'href',
    '/nl/report',
  )
  for (const name of ['reader', 'answer-due'])
    await expect(thread.locator(`[data-report-put="${name}"]`), name).toBeHidden()
  await expect(thread.getByText(nl('reporting.thread.none'))).toBeHidden()
  await thread.locator('textarea').fill('Er is nog iets.')
  await thread.locator('[data-report-do="say"]').click()
  await expect(thread.getByText(nl('reporting.say.kept'))).toBeFocused()
  await expect(thread.getByText(nl('reporting.say.sent'), { exact: true })).toBeHidden()
})
