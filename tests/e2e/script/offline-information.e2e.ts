import { brotliCompressSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { sourceLanguage } from '#kernel/language.ts'
import { agedAddress } from '../../support/addresses.ts'
import { realLanguages, texts } from '../../support/content.ts'
import { keepCopy, keptPaths, leftBehind } from '../../support/offline-copy.ts'
import { readOffline } from '../../support/read-offline.ts'

test.use({ baseURL: agedAddress })

/** What a reader pays once for everything of a language. */
const packBytes = 250 * 1024
/** What a page may ask for when JavaScript is on. */
const scriptBytes = 30 * 1024

for (const language of realLanguages) {
  // All of it in one language; in the others a share, so that each article is read in one more. `tests/long/` reads all.
  const others = realLanguages.filter((one) => one !== sourceLanguage)
  const share = others.indexOf(language)
  test(`after one visit ${language} works without a connection: topics, answers, search`, ({ page, context }) =>
    readOffline(page, context, language, (index) => share === -1 || index % others.length === share))
}

test('an answer without a connection is the same as with one', async ({ page, context }) => {
  await keepCopy(page, 'pl')
  const shown = (path: string) =>
    page.goto(path).then(() =>
      page
        .locator('[data-aloud]')
        .allTextContents()
        .then((texts) => texts.join(' ').replaceAll(/\s+/g, ' ').trim()),
    )
  const found = (path: string) =>
    page
      .goto(path)
      .then(() => page.locator('[data-results]').evaluate((text) => text.textContent?.replaceAll(/\s+/g, ' ').trim()))
  const articles = ['minimum-wage', 'threats-and-debt', 'register-municipality?place=GM0855']
  const queries = ['paszport', 'ile zarabiam', 'loonstrook', 'nie mam gdzie spac']
  const look = async () => [
    ...(await inTurn(articles, (id) => shown(`/pl/articles/${id}`))),
    ...(await inTurn(queries, (query) => found(`/pl/search?q=${encodeURIComponent(query)}`))),
  ]
  const online = await look()
  await context.setOffline(true)
  expect(await look()).toEqual(online)
})

test('help without a connection is the same as with one: what is open, who speaks the language, how far', async ({
  page,
  context,
}) => {
  await keepCopy(page, 'pl')
  // A moment to come, so that both are about the same one.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const at = `${tomorrow}T10:00`
  const questions = [
    `at=${at}`,
    `at=${at}&language=pl`,
    `at=${at}&language=bg`,
    `at=${at}&language=nobody`,
    `at=${at}&municipality=GM0855`,
    `at=${at}&kind=reporting-line`,
    'at=nonsense',
  ]
  const look = () =>
    inTurn(questions, async (question) => {
      await page.goto(`/pl/help?${question}`)
      const lists = page.locator('main section:not([aria-labelledby=map]) .cards, main [role=alert]')
      return (await lists.allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
    })
  const online = await look()
  expect(online.flat().length).toBeGreaterThan(5)
  await context.setOffline(true)
  expect(await look()).toEqual(online)
})

test('a page that is not in the copy says where to go instead', async ({ page, context }) => {
  await keepCopy(page, 'nl')
  await context.setOffline(true)
  const answer = await page.goto('/nl/policy')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts('nl')('information.offline.elsewhere'))
  await page
    .locator('main')
    .getByRole('link', { name: texts('nl')('information.title') })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts('nl')('information.title'))
})

test('the switch of languages leads to the same page in another language', async ({ page, context }) => {
  await keepCopy(page, 'nl')
  await context.setOffline(true)
  await page.goto('/nl/articles/minimum-wage')
  await expect(page.locator('header a[lang=pl]')).toHaveAttribute('href', '/pl/articles/minimum-wage')
})

test('what was read is written down nowhere', async ({ page, context }) => {
  await keepCopy(page, 'nl')
  const before = (await keptPaths(page)).sort()
  await page.goto('/nl/articles/threats-and-debt')
  await page.goto('/nl/search?q=mijn+geheim')
  await context.setOffline(true)
  await page.goto('/nl/articles/threats-and-debt')
  await page.goto('/nl/search?q=mijn+geheim')
  await context.setOffline(false)
  await page.goto('/nl/offline')
  expect((await keptPaths(page)).filter((path) => !path.startsWith('/_app/')).sort()).toEqual(
    before.filter((path) => !path.startsWith('/_app/')),
  )
  expect(await leftBehind(page)).not.toContain('mijn geheim')
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ''])
})

test('the page about the copy tells its day, renews it and takes it away, without a connection too', async ({
  page,
  context,
}) => {
  const t = texts('nl')
  await keepCopy(page, 'nl')
  await page.goto('/nl/offline')
  await expect(page.locator('[data-kept]')).toContainText(/\d{1,2} \p{L}+ \d{4}/u)
  await context.setOffline(true)
  await page.goto('/nl/offline')
  await page.getByRole('button', { name: t('information.offline.remove') }).click()
  await expect(page.getByText(t('information.offline.none'))).toBeVisible()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
})

test('a page asks for little when JavaScript is on; the worker that keeps the copy is told apart', async ({
  request,
}) => {
  for (const path of [
    '/pl',
    '/pl/articles/minimum-wage',
    '/pl/search?q=x',
    '/pl/help',
    '/pl/guides/worker-is-this-normal/steps',
  ]) {
    const html = await (await request.get(path)).text()
    const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, address = '']) => address)
    const sizes: number[] = []
    for (const script of scripts) sizes.push(brotliCompressSync(await (await request.get(script)).body()).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    console.log(`${path}: ${scripts.length} scripts, ${total} bytes`)
    expect(scripts.length).toBeGreaterThan(0)
    expect(total).toBeLessThanOrEqual(scriptBytes)
  }
})

for (const language of realLanguages) {
  test(`everything of ${language} fits in ${packBytes} bytes`, async ({ request }) => {
    const pack = await (await request.get(`/${language}/offline.json`)).body()
    const { pages } = JSON.parse(pack.toString('utf8'))
    const files = ['/service-worker.js', ...pages]
    const sizes = [brotliCompressSync(pack).length]
    for (const file of files) sizes.push(brotliCompressSync(await (await request.get(file)).body()).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    console.log(`${language}: pack ${sizes[0]}, with ${pages.length} pages and the worker ${total} bytes`)
    expect(total).toBeLessThanOrEqual(packBytes)
  })
}

async function inTurn<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const item of items) done.push(await each(item))
  return done
}
