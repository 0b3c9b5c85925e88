import { expect, type Page, test } from '@playwright/test'
import { listedStates } from '../../../src/modules/reporting/index.ts'
import { isLong } from '../../../src/platform/testing/long-form.ts'
import { axeFaults } from '../../support/axe.ts'
import { texts } from '../../support/content.ts'
import { knownPages } from '../../support/routes.ts'
import { signInAs } from '../../support/staff.ts'
import {
  handedOver,
  type StaffTemplate,
  staffCases,
  staffPeopleTemplates,
} from '../../support/staff-people-templates.ts'
import { tabThrough } from '../../support/tab-through.ts'
import { overflow, smallTargets } from '../../support/targets.ts'

const t = texts('nl')
const persons = [...new Set(staffPeopleTemplates.map(({ person }) => person))]

async function openStaff(page: Page, language: string, { path, filled }: StaffTemplate): Promise<void> {
  await page.goto(`/${language}/staff${path}`)
  if (!filled) return
  for (const [field, value] of filled) await page.locator(`main [name="${field}"]`).fill(value)
  await page.locator('main form:has([name=mail]) button').click()
  await page.getByRole('alert').waitFor()
}

for (const language of ['nl', 'en'] as const) {
  for (const person of persons) {
    const templates = staffPeopleTemplates.filter((template) => template.person === person)
    test(`pages of ${person ?? 'nobody'} in ${language} have no faults, fit 320 pixels, can be tapped and used with Tab`, async ({
      page,
    }) => {
      if (person) await signInAs(page, person, language)
      const faults: string[] = []
      for (const template of templates) {
        await page.setViewportSize({ width: 1280, height: 800 })
        await page.emulateMedia({ colorScheme: 'light' })
        await openStaff(page, language, template)
        const note = (found: readonly string[], how: string) =>
          faults.push(...found.map((one) => `${template.name}, ${how}: ${one}`))
        note(await axeFaults(page), 'light')
        // What other words cannot change is asked once; the long form asks it again.
        const asksAll = language === 'nl' || isLong
        if (asksAll) {
          const { missed, unseen } = await tabThrough(page)
          note(missed, 'not reached with Tab')
          note(unseen, 'focus not seen')
          await page.emulateMedia({ colorScheme: 'dark' })
          note(await axeFaults(page, 'colours'), 'dark')
        }
        await page.setViewportSize({ width: 320, height: 640 })
        if (asksAll) note(await axeFaults(page), '320 pixels')
        note([...(await overflow(page)), ...(await smallTargets(page))], '320 pixels')
      }
      expect(faults).toEqual([])
    })
  }
}

test('every page of reports, and a report of every stage, is among them', () => {
  const paths = staffPeopleTemplates.map(({ path }) => path.replace(/\?.*/, ''))
  const pages = knownPages().flatMap((route) => {
    const below = /^\/\[lang=lang\]\/staff(\/cases.*)$/.exec(route)?.[1]
    return below === undefined ? [] : [new RegExp(`^${below.replace(/\[(case|question)\]/, '[0-9a-f]{32}')}$`)]
  })
  expect(pages.length).toBeGreaterThanOrEqual(8)
  expect(pages.filter((page) => !paths.some((path) => page.test(path))).map(String)).toEqual([])
  expect(listedStates.filter((state) => !Object.hasOwn(staffCases, state))).toEqual([])
})

test('only a report that is closed says so, and one that came from a partner says who writes with its reporter', async ({
  page,
}) => {
  const says = async (id: string, words: 'cases.message.closed' | 'cases.no-reporter') => {
    await page.goto(`/nl/staff/cases/${id}`)
    return page.locator('main').getByText(t(words)).count()
  }
  await signInAs(page, 'tweede-functionaris-voorbeeldstad')
  expect([
    await says(staffCases.closed, 'cases.message.closed'),
    await says(staffCases.weighed, 'cases.message.closed'),
  ]).toEqual([1, 0])
  await page.context().clearCookies()
  await signInAs(page, 'functionaris-coordinatie')
  expect([
    await says(handedOver.answered, 'cases.message.closed'),
    await says(handedOver.answered, 'cases.no-reporter'),
  ]).toEqual([0, 1])
})

test('a colleague is set to away and back with the keyboard only', async ({ page }) => {
  await signInAs(page, 'beheerder-voorbeeldstad')
  await page.goto('/nl/staff/people/opleider-voorbeeldstad')
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  const tabTo = async (words: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab')
      if ((await focused()) === words) return
    }
    throw new Error(`nothing that says "${words}" can be reached with the keyboard`)
  }
  await tabTo('Op afwezig zetten')
  await page.keyboard.press('Enter')
  await tabTo('Zet op afwezig')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('staat op afwezig')
  await tabTo('Zet terug')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('is er weer')
})
