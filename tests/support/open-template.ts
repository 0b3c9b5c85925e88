import type { Page } from '@playwright/test'
import type { Template } from './template.ts'

/** Opens a kind of page as a reader would come to it: by its address, and by giving answers. */
export async function openTemplate(
  page: Page,
  { path, answers = [], go = [], refused, posted, filled }: Template,
): Promise<void> {
  await page.goto(path)
  if (posted) await postForm(page, path, posted)
  for (const [, option] of answers) await page.locator(`button[name=choice][value="${option}"]`).click()
  // A click does not wait for the page it leads to.
  await page.waitForLoadState()
  await page.locator('main h1').first().waitFor()
  for (const value of go) {
    await page.locator(`main button[name=go][value="${value}"]`).click()
    await page.waitForLoadState()
    await page.locator(`main button[name=go][value="${value}"]`).waitFor({ state: 'detached' })
  }
  if (filled) await sendForm(page, filled)
  if (refused === undefined) return
  await page
    .locator('button[name=choice]')
    .first()
    .evaluate((button, value) => button.setAttribute('value', value), refused)
  await page.locator('button[name=choice]').first().click()
  await page.waitForLoadState()
}

/** Fills in the form of a page and sends it. */
export async function sendForm(
  page: Page,
  filled: readonly (readonly [field: string, value: string])[],
): Promise<void> {
  for (const [field, value] of filled) {
    const choice = page.locator(`main input[type=radio][name="${field}"][value=${JSON.stringify(value)}]`)
    if ((await choice.count()) > 0) await choice.check()
    else await page.locator(`main [name="${field}"]`).fill(value)
  }
  await page.locator('main form button.go').click()
  await page.waitForLoadState()
  await page.locator('main h1').first().waitFor()
}

/** Sends fields to an address as a form of this site would, and waits for the page that answers. */
async function postForm(
  page: Page,
  path: string,
  fields: readonly (readonly [field: string, value: string])[],
): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.evaluate(
    ([action, sent]) => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = action
      for (const [name, value] of sent) {
        const field = document.createElement('input')
        field.type = 'hidden'
        field.name = name
        field.value = value
        form.append(field)
      }
      document.body.append(form)
      form.submit()
    },
    [path, fields] as const,
  )
  await answered
  await page.waitForLoadState()
}
