import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Faults that axe finds in a page, WCAG 2.2 A and AA and its own advice, as lines to read. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Our pages have no frames; without looking for them axe needs a third of the time.
    .setLegacyMode(true)
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${help} — ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}
