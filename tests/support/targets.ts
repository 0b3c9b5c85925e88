import type { Page } from '@playwright/test'

/** Smallest side of what can be tapped (WCAG 2.5.8), and what we ask of buttons, fields and numbers to call. */
const smallest = 24
const comfortable = 44

/**
 * What can be tapped but is too small, as lines to read. A link inside a sentence may be as high as its line; so says
 * the criterion, and so do lists of sources.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ smallest, comfortable }) => {
      const isInSentence = (element: Element) => {
        if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
        const own = element.textContent?.trim() ?? ''
        return (element.parentElement?.textContent?.trim() ?? '').length > own.length
      }
      const mustBeComfortable = (element: Element) =>
        element.matches('button, .button, input:not([type=hidden]), select, a[href^="tel:"]')
      return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea')]
        .filter((element) => element.checkVisibility() && !element.matches('.skip, [aria-hidden=true]'))
        .flatMap((element) => {
          // A box to tick is as large as its label: all of it can be tapped.
          const box = element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element
          const { width, height } = box.getBoundingClientRect()
          const least = mustBeComfortable(element) ? comfortable : smallest
          if (Math.min(width, height) >= least - 0.5) return []
          if (least === smallest && isInSentence(element)) return []
          return [`${Math.round(width)}×${Math.round(height)} < ${least}: ${element.outerHTML.slice(0, 110)}`]
        })
    },
    { smallest, comfortable },
  )
}

/** What sticks out of the page sideways, as lines to read; empty when nothing can be scrolled to the side. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const isClipped = (element: Element) => element.closest('.scroll') !== null && !element.classList.contains('scroll')
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return (right > width + 1 || left < -1) && !isClipped(element) && !element.closest('.skip, .unseen')
      })
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120))
      .concat(`page is ${document.documentElement.scrollWidth} wide on a screen of ${width}`)
  })
}
