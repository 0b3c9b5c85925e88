import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What had the focus, and whether a reader could see that. */
    focusWas: Map<Element, boolean>
  }
}

// What is taken out of the order of Tab is for no finger and no eye, such as the button that Enter presses.
const tappable =
  'a[href], button:not([tabindex="-1"][aria-hidden="true"]), input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
/** The most stops inside a field: of a day the day, the month, the year and the calendar; of a time three or fewer. */
const stopsInside = { date: 4, time: 3, 'datetime-local': 7 }
/** Presses more than there should have to be: the window itself takes one on the way around. */
const spare = 4

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
    const types = seen.flatMap((element) => (element instanceof HTMLInputElement ? [element.type] : []))
    return { all: seen.length, types }
  }, tappable)
  const inside = Object.entries(stopsInside).map(
    ([type, stops]) => stops * count.types.filter((one) => one === type).length,
  )
  const stops = inside.reduce((sum, more) => sum + more, count.all + spare)
  // Sent one after the other and waited for together: to wait for each took half of the time of looking at a page.
  await Promise.all(Array.from({ length: stops }, () => page.keyboard.press('Tab')))
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
