import type { Page } from '@playwright/test'
import { emptyDraft, writeDraft } from '#modules/reporting/index.ts'

/** Of the demonstration: two people there can open what is told about it. */
export const placeWithReaders = 'GM9901'

/** What the page before it sends. */
export const aDraftOfPage = writeDraft({ ...emptyDraft, entrance: 'worker', municipality: placeWithReaders })

/** Opens the page that seals, as the page before it does. */
export async function openSealed(page: Page, language = 'nl'): Promise<void> {
  await page.goto(`/${language}/accessibility`)
  await page.evaluate(
    ([action, value]) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action })
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'draft', value }))
      document.body.append(form)
      form.submit()
    },
    [`/${language}/report/sealed`, aDraftOfPage] as const,
  )
  await page.waitForURL(/\/report\/sealed$/)
}

/** Words that nobody else writes. */
export const canary = (what: string): string => `kanarie-${what}-7f3k9c`

/** The sentence for a refusal. */
export const says = (page: Page, code: string) => page.locator(`[data-report-says="${code}"]`)

/** Sends what was tried and not sent: from the first try on the button is under the sentence that says so. */
export const sendAgain = (page: Page) =>
  page.locator('[data-report-says]:not([hidden]) [data-report-do="send"]').click()

/** A stage of the page while it is shown. */
export const stage = (page: Page, name: string) => page.locator(`[data-report-stage="${name}"]:not([hidden])`)

export const goOn = (page: Page) => page.locator('[data-report-stage]:not([hidden]) [data-report-to="next"]').click()

/** From the first question to everything once more. */
export async function fillIn(page: Page, story: string, files: readonly ChosenByHand[] = []): Promise<void> {
  await stage(page, 'forms').locator('[value="housing"]').check()
  await goOn(page)
  await stage(page, 'place').locator('textarea').fill(`Dorpsstraat 1, ${story}`)
  await goOn(page)
  await stage(page, 'going-on').locator('[value="yes"]').check()
  await goOn(page)
  await stage(page, 'danger').locator('[value="no"]').check()
  await goOn(page)
  await stage(page, 'story').locator('textarea').fill(story)
  await goOn(page)
  await stage(page, 'contact').locator('#contact-phone').fill(`0600 ${story}`)
  await goOn(page)
  await stage(page, 'files').waitFor()
  for (const file of files) await chooseFile(page, file)
  await goOn(page)
  await stage(page, 'summary').waitFor()
}

/** The same as `fillIn` without files, in one step of the page itself: for who does it a thousand times. */
export const fillInAtOnce = (page: Page, story: string): Promise<void> =>
  page.evaluate(async (words) => {
    const shown = () => document.querySelector<HTMLElement>('[data-report-stage]:not([hidden])')
    const within = (what: string) => shown()?.querySelector<HTMLInputElement>(what)
    const write = (what: string, text: string) => {
      const field = within(what)
      if (!field) throw new Error(`there is no ${what}`)
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const answers: Readonly<Record<string, () => void>> = {
      forms: () => within('[value="housing"]')?.click(),
      place: () => write('textarea', `Dorpsstraat 1, ${words}`),
      'going-on': () => within('[value="yes"]')?.click(),
      danger: () => within('[value="no"]')?.click(),
      story: () => write('textarea', words),
      contact: () => write('#contact-phone', `0600 ${words}`),
    }
    for (const [name, answer] of Object.entries(answers)) {
      if (shown()?.dataset['reportStage'] !== name) throw new Error(`this is not ${name}`)
      answer()
      within('[data-report-to="next"]')?.click()
      while (shown()?.dataset['reportStage'] === name) await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }, story)

export interface ChosenByHand {
  name: string
  mimeType: string
  buffer: Buffer
}

/** Chooses a file and waits until it is cleaned. */
export async function chooseFile(page: Page, file: ChosenByHand): Promise<void> {
  const rows = page
    .locator('[data-report-stage]:not([hidden])')
    .locator('xpath=..')
    .locator('[data-report-list="files"] > li')
  const before = await rows.count()
  await page.locator('[data-report-stage]:not([hidden]) [data-report-files]').setInputFiles([file])
  await rows.nth(before).waitFor()
}

/** Sends what is filled in, and gives the code. */
export async function sendReport(page: Page): Promise<string> {
  await stage(page, 'summary').locator('[data-report-do="send"]').click()
  await stage(page, 'receipt').waitFor()
  return (await stage(page, 'receipt').locator('[data-report-put="code"]').textContent()) ?? ''
}

/** Comes back with a code. */
export async function comeBack(page: Page, code: string, language = 'nl'): Promise<void> {
  await page.goto(`/${language}/report/return`)
  await stage(page, 'code').locator('#code').fill(code)
  await page.keyboard.press('Enter')
}

/** Everything that leaves a page: addresses, bodies and headers, as they go over the wire. */
export function listenTo(page: Page): { all(): string } {
  const sent: Buffer[] = []
  page.on('request', (request) => {
    sent.push(Buffer.from(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`))
    const body = request.postDataBuffer()
    if (body) sent.push(body)
  })
  return { all: () => Buffer.concat(sent).toString('latin1') }
}

/** What a browser keeps of this site that a page can read, and the page itself. */
export const keptInBrowser = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const caught = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name)
        const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)))
        return Promise.all(answers.map((answer) => answer?.text() ?? ''))
      }),
    )
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
    const stored = [{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), document.cookie]
    return (
      JSON.stringify([stored, history.state, location.href, document.title, fields, caught]) + document.body.innerHTML
    )
  })
