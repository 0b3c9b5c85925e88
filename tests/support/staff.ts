import { expect, type Page } from '@playwright/test'
import { send, sendForm } from './send.ts'

/** Signs in as somebody of the demonstration, with the button of their card. */
export async function signInAs(page: Page, person: string, language = 'nl'): Promise<void> {
  await page.goto(`/${language}/staff/sign-in`)
  await page.locator(`form:has(input[name="demo"][value="${person}"])`).getByRole('button').click()
  await expect(page).toHaveURL(new RegExp(`/${language}/staff$`))
}

/** The session cookie of an answer, as a browser sends it back; empty when it sets none. */
export const sessionIn = (headers: { 'set-cookie'?: string[] | undefined }): string =>
  (headers['set-cookie'] ?? [])
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => pair.startsWith('__Host-baken=')) ?? ''

/** A session of somebody of the demonstration, as the cookie to send. */
export async function cookieOf(person: string): Promise<string> {
  const answer = await sendForm('/nl/staff/sign-in', { demo: person })
  return sessionIn(answer.headers)
}

/** Whether a cookie is somebody's session: the overview is theirs, and everybody else is sent to sign in. */
export async function isSignedIn(cookie: string): Promise<boolean> {
  const answer = await send({ path: '/nl/staff', headers: { cookie } })
  expect([200, 303]).toContain(answer.status)
  return answer.status === 200
}
