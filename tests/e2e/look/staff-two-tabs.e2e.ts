import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'
import { overflow, smallTargets } from '../../support/targets.ts'

const person = 'aandachtsfunctionaris-voorbeeldstad'

async function faultsOf(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  const note = (faults: readonly string[], how: string) => found.push(...faults.map((one) => `${name}, ${how}: ${one}`))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
  note(await axeFaults(page), 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  note(await axeFaults(page, 'colours'), 'dark')
  await page.setViewportSize({ width: 320, height: 640 })
  note([...(await axeFaults(page)), ...(await overflow(page)), ...(await smallTargets(page))], '320 pixels')
  return found
}

for (const language of ['nl', 'en'] as const) {
  test(`a form of the other tab is kept on pages in ${language} without a fault, and goes on with the keyboard`, async ({
    page,
    context,
  }) => {
    const t = texts(language)
    const work = (name: string) => t('staff.hat.choose').replace('{organisation}', name)
    await signInAs(page, person, language)
    await page.getByRole('button', { name: work('Gemeente Voorbeeldstad') }).click()
    await page.goto(`/${language}/staff/people/${person}`)
    const other = await context.newPage()
    await other.goto(`/${language}/staff`)
    await other.getByRole('button', { name: work('Gemeente Voorbeelddorp') }).click()
    await expect(other.getByRole('heading', { level: 2 }).first()).toContainText('Voorbeelddorp')
    await page
      .locator('form:has(input[name=do][value=end-sign-ins])')
      .evaluate((form: HTMLFormElement) => form.submit())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.other-hat.title'))
    const faults = await faultsOf(page, 'kept')
    await page.getByRole('button', { name: work('Gemeente Voorbeeldstad') }).press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.other-hat.ready'))
    faults.push(...(await faultsOf(page, 'ready')))
    expect(faults).toEqual([])
    // Nothing was ended yet.
    await page.getByRole('link', { name: t('staff.kept.leave') }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(t('staff.sign-in.title'))
  })
}
