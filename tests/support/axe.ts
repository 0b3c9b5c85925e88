import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

/** The part of axe that is used here. It stands in a page once its source was read there. */
interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; help: string; nodes: { html: string; target: unknown[] }[] }[] }>
}
declare global {
  interface Window {
    axe?: Axe
  }
}

/**
 * The engine itself, in its short form. The builder of its package sends a page the long form twice for every question,
 * three megabytes, which takes longer than to answer it.
 */
const source = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

const looks = {
  everything: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // All that another colour scheme changes about a page.
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const

/**
 * Faults that axe finds in a page, WCAG 2.2 A and AA and its own advice, as lines to read. `colours`: of a page that was
 * looked at already, in another colour scheme.
 */
export async function axeFaults(page: Page, look: keyof typeof looks = 'everything'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(
    async (options) => {
      if (!window.axe) throw new Error('the page went away while axe looked at it')
      return (await window.axe.run(document, options)).violations
    },
    // Nothing is loaded once more for it: the styles of our pages are inside them.
    { runOnly: looks[look], resultTypes: ['violations'], preload: false },
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${help} — ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}
