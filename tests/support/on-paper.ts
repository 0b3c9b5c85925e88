import type { Page } from '@playwright/test'

const blackOnWhite = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']

/**
 * What a page does on paper that it must not: show what only works on a screen, lose a number to call, or keep the
 * colours of a dark screen. As lines to read; the page is left as it is on a screen.
 */
export async function paperFaults(page: Page): Promise<string[]> {
  // A question that is not asked yet is not on the screen, and on no paper.
  const numbers = await page.locator('a[href^="tel:"]').filter({ visible: true }).count()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const printed = await page.evaluate(() => {
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
    // The answers of a question are what one reads there, so they stay.
    const controls = shown(
      'header nav, [data-exit], main button:not([name=choice]), main select, main input:not([type=hidden], [type=radio])',
    )
    const { color, backgroundColor } = getComputedStyle(document.body)
    return {
      controls: controls.map((one) => one.outerHTML.slice(0, 120)),
      numbers: shown('a[href^="tel:"]').length,
      colours: [color, backgroundColor],
    }
  })
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  return [
    ...printed.controls.map((control) => `is there ${control}`),
    ...(printed.numbers >= numbers ? [] : [`${printed.numbers} of ${numbers} numbers to call`]),
    ...(printed.colours.join() === blackOnWhite.join() ? [] : [`in ${printed.colours.join(' on ')}`]),
  ]
}
