import type { Browser, Page } from '@playwright/test'
import { isRead, tellReport, unlockDesk } from './cases.ts'
import { texts } from './content.ts'
import { signInAs } from './staff.ts'

const nl = texts('nl')

/** A report that a colleague of the demonstration wrote down for somebody: the code that they gave, and their page of the case, still open. */
export async function reportByTelephone(
  browser: Browser,
  story: string,
): Promise<{ code: string; colleague: Page; caseId: string }> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, 'tweede-functionaris-voorbeeldstad')
  await unlockDesk(page)
  await page.goto('/nl/staff/cases/new')
  const caseId = await tellReport(page, { story })
  const code = (await page.locator('[data-new-code]').textContent()) ?? ''
  await page.getByRole('link', { name: nl('cases.new.to-case') }).click()
  await isRead(page)
  return { code, colleague: page, caseId }
}
