import type { Page } from '@playwright/test'
import { texts } from './content.ts'

/** Answers in the place of the harmless site behind the way out: no test goes out to the world. Gives its address. */
export async function harmlessSite(page: Page, language: string): Promise<string> {
  const address = texts(language)('exit.address')
  await page.route(`${address}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>weather</title>' }),
  )
  return `${address}/`
}
