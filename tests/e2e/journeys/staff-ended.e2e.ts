import { expect, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { texts } from '../../support/content.ts'
import { send, sendForm } from '../../support/send.ts'
import { signInAs } from '../../support/staff.ts'
import { overflow, smallTargets } from '../../support/targets.ts'

const person = 'beheerder-voorbeeldstad'

for (const language of ['nl', 'en'] as const)
  test(`what was filled in when the sign-in ended is kept, and sent after signing in again, in ${language}`, async ({
    page,
    context,
    javaScriptEnabled,
  }) => {
    const t = texts(language)
    await signInAs(page, person, language)
    await page.goto(`/${language}/staff/people/invite`)
    await page.locator('main [name=name]').fill('Nieuwe collega')
    await page.locator('main [name=mail]').fill('geen adres')
    await context.clearCookies()
    await page.locator('main form:has([name=mail]) button').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.ended.title'))
    await expect(page.getByRole('main')).toContainText(t('staff.ended.lead'))
    if (javaScriptEnabled !== false) {
      const faults = await axeFaults(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      faults.push(...(await axeFaults(page, 'colours')))
      await page.setViewportSize({ width: 320, height: 640 })
      expect([...faults, ...(await overflow(page)), ...(await smallTargets(page))]).toEqual([])
    }
    // Sent too early, it is kept once more.
    await page.getByRole('button', { name: t('staff.kept.send') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.ended.title'))

    const opened = context.waitForEvent('page')
    await page.getByRole('link', { name: t('staff.ended.sign-in') }).click()
    await signInAs(await opened, person, language)
    await page.getByRole('button', { name: t('staff.kept.send') }).click()
    // It is tried as it was typed, and refused for what it was.
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.locator('main [name=name]')).toHaveValue('Nieuwe collega')
    await expect(page.locator('main [name=mail]')).toHaveValue('geen adres')
  })

test('only what a page sent is kept: no secret, no file, nothing of a script, and an address without a form leads to signing in', async () => {
  const path = '/nl/staff/people/invite'
  const signIn = `/nl/staff/sign-in?next=${encodeURIComponent(path)}`
  const kept = await sendForm(path, { name: 'Iemand' })
  expect([kept.status, kept.headers.location]).toEqual([307, `/nl/staff/ended?next=${encodeURIComponent(path)}`])
  const shown = await sendForm(kept.headers.location ?? '', {
    name: 'Ie"mand',
    password: 'geheim-woord',
    code: '123456',
  })
  expect(shown.headers['cache-control']).toBe('no-store')
  expect(shown.text).toContain('name="name" value="Ie&quot;mand"')
  expect(shown.text).not.toMatch(/geheim-woord|123456/)
  const byScript = await sendForm(path, { name: 'Iemand' }, { 'sec-fetch-mode': 'cors' })
  expect([byScript.status, byScript.headers.location]).toEqual([303, signIn])
  const withFile = await sendForm(path, {}, { 'content-type': 'multipart/form-data; boundary=x' })
  expect([withFile.status, withFile.headers.location]).toEqual([303, signIn])
  for (const [where, next] of [
    ['https://elsewhere.example/nl/staff', '/nl/staff'],
    ['/nl/report', '/nl/staff'],
  ] as const) {
    const page = await sendForm(`/nl/staff/ended?next=${encodeURIComponent(where)}`, { a: 'b' })
    expect(page.text).toContain(`action="${next}"`)
  }
  const empty = await send({ path: '/nl/staff/ended' })
  expect([empty.status, empty.headers.location]).toEqual([303, '/nl/staff/sign-in'])
})
