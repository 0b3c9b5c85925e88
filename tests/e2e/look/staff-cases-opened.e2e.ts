import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { unlockDesk } from '../../support/cases.ts'
import { signInAs } from '../../support/staff.ts'
import { staffCases, staffQuestions } from '../../support/staff-people-templates.ts'
import { overflow, smallTargets } from '../../support/targets.ts'

const opened = (page: Page) => expect(page.locator('[data-case-drawn="report"]')).not.toBeEmpty()
const { new: _unread, closed, ...open } = staffCases

/** Pages of reports once the desk is unlocked, and what stands there when they are ready. A new report is none: it is read by being looked at. */
const pages: readonly { path: string; ready: (page: Page) => Promise<void> }[] = [
  ...Object.values({ ...open, closed }).map((id) => ({ path: `/${id}`, ready: opened })),
  {
    path: `/${open.weighed}/forward`,
    ready: (page) => expect(page.locator('form[data-forward-form]')).toBeVisible(),
  },
  {
    path: `/asked/${staffQuestions.waiting}`,
    ready: (page) => expect(page.locator('[data-question-fits="yes"]')).toBeVisible(),
  },
  { path: '/new', ready: (page) => expect(page.locator('form[data-case-new]')).toBeVisible() },
  {
    path: '/search',
    ready: async (page) => {
      await page.locator('[data-case-find]').fill('loods voorbeeld')
      await expect(page.locator('[data-case-status]')).not.toBeEmpty()
    },
  },
]

for (const language of ['nl', 'en'] as const) {
  test(`reports that are open have no faults in ${language}, light and dark, fit 320 pixels and can be tapped`, async ({
    page,
  }) => {
    test.setTimeout(240_000)
    await signInAs(page, 'tweede-functionaris-voorbeeldstad', language)
    await unlockDesk(page, language)
    const faults: string[] = []
    for (const { path, ready } of pages) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(`/${language}/staff/cases${path}`)
      await ready(page)
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true
      })
      const note = (found: readonly string[], how: string) =>
        faults.push(...found.map((one) => `${path}, ${how}: ${one}`))
      note(await axeFaults(page), 'light')
      if (language === 'nl') {
        await page.emulateMedia({ colorScheme: 'dark' })
        note(await axeFaults(page, 'colours'), 'dark')
      }
      await page.setViewportSize({ width: 320, height: 640 })
      note([...(await overflow(page)), ...(await smallTargets(page))], '320 pixels')
    }
    expect(faults).toEqual([])
  })
}
