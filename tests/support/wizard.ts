import { expect, type Page } from '@playwright/test'
import { guideWords, texts } from './content.ts'

/** Walks a plan on its pages, in the words a reader sees there. */
export function walker(page: Page, guide: string, language: string) {
  const words = guideWords(guide, language)
  const t = texts(language)
  const node = (id: string) => {
    const found = words.nodes[id]
    if (!found) throw new Error(`${guide} has no step "${id}" in ${language}`)
    return found
  }
  return {
    t,
    words,
    text: (id: string) => node(id).text,
    label: (id: string, option: string) => node(id).options?.[option] ?? t('wizard.done'),
    /** Reads the question `id` on the page and answers it. */
    async answer(id: string, option: string): Promise<void> {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(node(id).text)
      await page.getByRole('button', { name: node(id).options?.[option] ?? t('wizard.done'), exact: true }).click()
    },
    async asks(id: string): Promise<void> {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(node(id).text)
    },
    async change(id: string): Promise<void> {
      await page
        .locator('.trail')
        .getByRole('button', { name: node(id).text })
        .click()
    },
    /** What the page carries along, as the server wrote it. */
    carried: () => page.locator('main input[name=answers]').first().inputValue(),
  }
}
