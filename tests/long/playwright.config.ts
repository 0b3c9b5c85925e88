import { defineConfig } from '@playwright/test'
import usual from '../../playwright.config.ts'

/**
 * The long forms: every screen, page and kind of page in every language, and a storm of 100,000 requests. Not part of
 * `npm test`: `npx playwright test --config tests/long/playwright.config.ts`, with a name behind it for one of them.
 */
export default defineConfig({
  ...usual,
  testDir: '.',
  outputDir: '../../test-results/long',
  timeout: 45 * 60_000,
  reporter: [['list'], ['json', { outputFile: '../../test-results/long.json' }]],
  projects: [
    { name: 'javascript', testMatch: '*.e2e.ts', testIgnore: 'phone-*.e2e.ts' },
    {
      name: 'phone',
      testMatch: 'phone-*.e2e.ts',
      use: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
})
