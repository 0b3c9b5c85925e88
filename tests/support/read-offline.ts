import { type BrowserContext, expect, type Page } from '@playwright/test'
import { articleWords, texts } from './content.ts'
import { keepCopy } from './offline-copy.ts'

const addressesOf = (page: Page, links: string): Promise<string[]> =>
  page.locator(links).evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))

/**
 * Visits the plans of a language once, goes offline, and reads the information there: the list of topics and of help,
 * every one of them that `isRead` is true of by its place in the list, and an answer of the search.
 */
export async function readOffline(
  page: Page,
  context: BrowserContext,
  language: string,
  isRead: (index: number) => boolean,
): Promise<void> {
  const t = texts(language)
  /** A building has hours; a team on the road has stops. */
  const hoursOrStops = new RegExp(`^(${t('directory.point.hours')}|${t('directory.point.stops')})$`)
  const opened = async (address: string) => {
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(200)
  }
  await keepCopy(page, language)
  await context.setOffline(true)
  await page.goto(`/${language}/articles`)
  await expect(page.locator('.notice.danger').first()).toContainText(t('offline.copy').split('{day}')[0]?.trim() ?? '')
  const articles = await addressesOf(page, 'section li a[href*="/articles/"]')
  expect(articles.length).toBeGreaterThanOrEqual(45)
  for (const address of articles.filter((_, index) => isRead(index))) {
    await opened(address)
    const { title } = articleWords(address.split('/').at(-1) ?? '', language)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  }
  await page.goto(`/${language}/help`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('directory.title'))
  const points = await addressesOf(page, 'main li.card a[href*="/help/"]')
  expect(points.length).toBeGreaterThan(20)
  for (const address of points.filter((_, index) => isRead(index))) {
    await opened(address)
    await expect(page.getByRole('heading', { name: hoursOrStops })).toBeVisible()
  }
  await page.goto(`/${language}/search?q=zorgtoeslag`)
  await expect(page.locator('[data-results] li').first()).toContainText(
    articleWords('healthcare-allowance', language).title,
  )
}
