import { expect, type Page } from '@playwright/test'
import { axeFaults } from './axe.ts'
import { overflow, smallTargets } from './targets.ts'

const [wide, phone] = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
]

/** What is wrong with a page as it stands, as lines to read: on a wide screen, on a dark one, and on a small phone. The page is left wide and light. */
export async function faultsOf(page: Page): Promise<string[]> {
  const light = await axeFaults(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axeFaults(page, 'colours')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(phone)
  const small = [...(await overflow(page)), ...(await smallTargets(page))]
  await page.setViewportSize(wide)
  return [...light, ...dark.map((fault) => `dark: ${fault}`), ...small.map((fault) => `320 pixels: ${fault}`)]
}

export const looksRight = async (page: Page): Promise<void> => expect(await faultsOf(page)).toEqual([])
