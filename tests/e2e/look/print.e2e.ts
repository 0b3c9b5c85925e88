import { expect, test } from '@playwright/test'
import { paperFaults } from '../../support/on-paper.ts'

test('what a page may not do on paper is found', async ({ page }) => {
  await page.setContent(
    '<style>@media print { a { display: none } } body { background: #000; color: #fff }</style><main><button>x</button><a href="tel:112">112</a></main>',
  )
  expect(await paperFaults(page)).toEqual([
    'is there <button>x</button>',
    '0 of 1 numbers to call',
    'in rgb(255, 255, 255) on rgb(0, 0, 0)',
  ])
})

test('a plan on paper keeps every step, sign and ground, and says until when it may be relied on', async ({ page }) => {
  await page.goto('/nl/guides/desk-labour')
  const steps = page.locator('ol.steps > li')
  const count = await steps.count()
  expect(count).toBeGreaterThan(8)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (let index = 0; index < count; index++) await expect(steps.nth(index)).toBeVisible()
  await expect(page.getByText(/21 mei 2027/).first()).toBeVisible()
})
