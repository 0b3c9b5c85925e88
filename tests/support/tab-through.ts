import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What had the focus, and whether a reader could see that. */
    focusWas: Map<Element, boolean>
  }
}

const tappable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
/** A field for a day has a stop for the day, the month, the year and the calendar; for a moment at most three more. */
const stopsInsideFields = 4
const stopsInsideMoments = 7

/** Presses Tab as often as there are things to tap, and tells what was never reached and where the focus was not seen. */
export async function tabThrough(page: Page): Promise<{ missed: string[]; unseen: string[] }> {
  const count = await page.evaluate((selector) => {
    window.focusWas = new Map()
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target)
      const isSeen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      window.focusWas.set(target, isSeen || window.focusWas.get(target) === true)
    })
    const seen = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
    const ofType = (type: string) => seen.filter((element) => element.matches(`[type=${type}]`)).length
    return { all: seen.length, days: ofType('date'), moments: ofType('datetime-local') }
  }, tappable)
  const stops = count.all + stopsInsideFields * (count.days + 1) + stopsInsideMoments * count.moments
  for (let presses = 0; presses < stops; presses++) await page.keyboard.press('Tab')
  return page.evaluate((selector) => {
    const told = (element: Element) => element.outerHTML.slice(0, 110)
    const all = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
    // Of a group of radio buttons Tab reaches one; the arrows go on from there.
    const inReachedGroup = (element: Element) =>
      element instanceof HTMLInputElement &&
      element.type === 'radio' &&
      [...window.focusWas.keys()].some((other) => other instanceof HTMLInputElement && other.name === element.name)
    return {
      missed: all.filter((element) => !window.focusWas.has(element) && !inReachedGroup(element)).map(told),
      unseen: [...window.focusWas].filter(([, isSeen]) => !isSeen).map(([element]) => told(element)),
    }
  }, tappable)
}
