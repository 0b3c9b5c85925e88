import { randomBytes } from 'node:crypto'
import { type Browser, expect, type Page } from '@playwright/test'
import { HOTP, Secret } from 'otpauth'
import { texts } from './content.ts'
import { signInAs } from './staff.ts'

const t = texts('nl')
const stepMs = 30_000

/** Something nobody else writes: two projects walk over one server at the same time. */
export const mark = (): string => randomBytes(5).toString('hex')

/** What the server thinks the time is: a question for a passkey begins with it. The clock of the tests is held. */
async function serverTime(page: Page): Promise<number> {
  const answer = await page.request.get('/nl/staff/sign-in')
  return Number(/name="seed" value="(\d+)/.exec(await answer.text())?.[1] ?? Number.NaN)
}

/** Opens an invitation in a browser of its own, as whoever was invited does, and comes out signed in. */
export async function acceptAs(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const now = await serverTime(page)
  await page.goto(new URL(link).pathname)
  const typing = (await page.locator('.typing').innerText()).replaceAll(/\s/g, '')
  const code = HOTP.generate({ secret: Secret.fromBase32(typing), counter: Math.floor(now / stepMs) })
  await page.getByLabel(t('staff.invitation.password')).fill('een kruiwagen vol oude brieven')
  await page.getByLabel(t('staff.invitation.code')).fill(code)
  await page.getByRole('button', { name: t('staff.invitation.button') }).click()
  await page.getByRole('link', { name: t('staff.codes.go') }).click()
  await expect(page).toHaveURL(/\/nl\/staff$/)
  return page
}

/** The link that is shown once, where no mail leaves. */
export const shownLink = (page: Page): Promise<string> => page.locator('#invitation-link').inputValue()

/** Fills in the form of an invitation and gives the link. Without roles: of a first administrator. */
export async function invite(page: Page, name: string, roles: readonly string[] = []): Promise<string> {
  await page.getByLabel(t('people.name'), { exact: true }).fill(name)
  await page.getByLabel(t('people.mail'), { exact: true }).fill(`${mark()}@voorbeeld.example`)
  for (const role of roles) await page.locator(`input[name=roles][value="${role}"]`).check()
  await page.getByRole('button', { name: t('people.invite.button') }).click()
  await expect(page.getByRole('heading', { name: t('people.invited.title', { name }) })).toBeVisible()
  return shownLink(page)
}

/** A new organisation with two administrators who are signed in, each in a browser of their own. */
export async function foundOrganisation(
  browser: Browser,
): Promise<{ id: string; name: string; first: Page; second: Page }> {
  const id = `proef-${mark()}`
  const name = `Hulppunt ${id}`
  const context = await browser.newContext()
  const platform = await context.newPage()
  await signInAs(platform, 'platformbeheerder')
  await platform.goto('/nl/staff/organisations/register')
  await platform.getByLabel(t('people.organisation.kind')).selectOption('help-organisation')
  await platform.getByLabel(t('people.organisation.name'), { exact: true }).fill(name)
  await platform.getByLabel(t('people.organisation.code')).fill(id)
  await platform.getByLabel(t('people.organisation.from')).fill('2026-01-01')
  await platform.getByRole('button', { name: t('people.register.button') }).click()
  await expect(platform.getByRole('status')).toContainText(t('people.organisations.done.registered'))
  const first = await acceptAs(browser, await invite(platform, 'Eerste beheerder'))
  const second = await acceptAs(browser, await invite(platform, 'Tweede beheerder'))
  await platform.goto(`/nl/staff/organisations/${id}`)
  await expect(platform.getByText(t('people.organisations.enough'))).toBeVisible()
  await context.close()
  return { id, name, first, second }
}
