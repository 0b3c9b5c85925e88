import { expect, test } from '@playwright/test'
import { batchTemplatesIn } from '../../support/batch-templates.ts'
import { openTemplate } from '../../support/open-template.ts'

test('on paper the results of many payslips are all there, also what is folded away on a screen', async ({ page }) => {
  const results = batchTemplatesIn('nl').find(({ name }) => name === 'results of many payslips')
  if (!results) throw new Error('there is no such page')
  await openTemplate(page, results)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^WML art\. 8/).first()).toBeVisible()
  await expect(page.getByText('W-02').first()).toBeVisible()
  await expect(page.locator('textarea')).toBeHidden()
})
