import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { allLanguages, pseudoLanguage, texts } from '../../support/content.ts'
import { physicalDirections } from '../../support/directions.ts'
import { send } from '../../support/send.ts'
import { listedPages } from '../../support/site-map.ts'

const styles = join(import.meta.dirname, '../../../build/client/_app/immutable/assets')

/** Where the middle of something is, from 0 (left edge) to 1 (right edge). */
async function middleOf(part: Locator): Promise<number> {
  const box = await part.boundingBox()
  const width = part.page().viewportSize()?.width
  if (!box || width === undefined) throw new Error('nothing to see')
  return (box.x + box.width / 2) / width
}

for (const [width, height] of [
  [1280, 800],
  [320, 640],
] as const) {
  test(`a page that is read from right to left is mirrored on a screen of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    for (const path of ['', '/guides', '/guides/worker-is-this-normal', '/contacts']) {
      const brand = page.locator('.brand')
      const exit = page.getByRole('link', { name: texts('en')('exit'), exact: true })
      await page.goto(`/en${path}`)
      expect(await middleOf(brand), 'read from the left, the name is left').toBeLessThan(0.5)
      expect(await middleOf(exit)).toBeGreaterThan(0.5)
      await page.goto(`/${pseudoLanguage}${path}`)
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
      await expect(page.locator('html')).toHaveAttribute('lang', pseudoLanguage)
      expect(await middleOf(brand), 'read from the right, the name is right').toBeGreaterThan(0.5)
      expect(await middleOf(exit)).toBeLessThan(0.5)
      const aligned = await page
        .locator('main h1, main p, main li')
        .evaluateAll((all) => [...new Set(all.map((element) => getComputedStyle(element).textAlign))])
      expect(aligned).toEqual(['start'])
    }
  })
}

test('a number to call keeps its order from left to right', async ({ page }) => {
  await page.goto(`/${pseudoLanguage}/contacts`)
  const order = await page.locator('main a[href^="tel:"]').evaluateAll((links) =>
    links.map((link) => {
      const text = link.firstChild
      if (!(text instanceof Text)) throw new Error('a number is text')
      const at = (index: number) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        return range.getBoundingClientRect().x
      }
      return { number: text.data, leftToRight: at(0) < at(text.data.length - 1) }
    }),
  )
  expect(order.length).toBeGreaterThan(3)
  expect(order.filter(({ leftToRight }) => !leftToRight).map(({ number }) => number)).toEqual([])
})

test('no style names left or right: a page turns around with its language', async () => {
  const sheets = readdirSync(styles).filter((name) => name.endsWith('.css'))
  expect(sheets.length).toBeGreaterThan(3)
  for (const name of sheets) expect(physicalDirections(readFileSync(join(styles, name), 'utf8')), name).toEqual([])
  for (const path of await listedPages()) {
    if (!allLanguages.some((language) => path === `/${language}/guides` || path === `/${language}/policy`)) continue
    const inside = [...(await send({ path })).text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css)
    expect(inside.length, path).toBeGreaterThan(0)
    expect(inside.flatMap(physicalDirections), path).toEqual([])
  }
})

test('a style that names left or right is found', () => {
  for (const css of [
    'a{margin-left:1px}',
    'a{padding-right:0}',
    'a{text-align:left}',
    'a{float:right}',
    'a{left:0}',
    'a{inset:0 1px 2px 3px}',
    'a{margin:0 1px 2px 3px}',
    'a{border-left:1px solid}',
    'a{border-top-left-radius:2px}',
    'a{border-radius:1px 2px 3px 4px}',
  ]) {
    expect(physicalDirections(css), css).toHaveLength(1)
  }
  for (const css of [
    'a{margin-inline-start:1px}',
    'a{margin:0 1px}',
    'a{margin:0 1px 2px 1px}',
    'a{text-align:start}',
    'a{inset-inline-end:0}',
  ]) {
    expect(physicalDirections(css), css).toEqual([])
  }
})
