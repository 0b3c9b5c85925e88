import { defineConfig } from '@playwright/test'
import { agedAddress, agedPort, siteAddress, sitePort, writtenAddress, writtenPort } from './tests/support/addresses.ts'
import { chromiumArguments, chromiumPath } from './tests/support/chromium.ts'

// The server takes the place of the shell, so that it sees when the test run ends.
const inPlace = process.platform === 'win32' ? '' : 'exec '
const serve = (words: string) =>
  `${inPlace}"${process.execPath}" --disable-warning=ExperimentalWarning tests/support/serve.ts ${words}`
const started = (command: string, address: string) => ({
  command: serve(command),
  cwd: import.meta.dirname,
  url: `${address}/health/ready`,
  reuseExistingServer: false,
  // The database is a process of its own: only a server that is asked to stop takes it along.
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  timeout: 60_000,
})
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

/**
 * The running application in a browser. `journeys/` are walked with JavaScript and without it, the first ones also on
 * a small phone; `wire/` asks the server itself and needs no browser. `tests/long/` holds the long forms.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  // One more than the cores of the smallest machine: a page waits for its server a third of the time. Four took no less time.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // Generous: a busy machine makes a test slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  webServer: [
    started(`${sitePort}`, siteAddress),
    started(`${agedPort} aged`, agedAddress),
    started(`${writtenPort}`, writtenAddress),
  ],
  use: {
    baseURL: siteAddress,
    browserName: 'chromium',
    launchOptions: { executablePath: await chromiumPath(), args: chromiumArguments },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    actionTimeout: 20_000,
  },
  projects: [
    { name: 'javascript', testMatch: ['journeys/**/*.e2e.ts', 'look/**/*.e2e.ts', 'script/**/*.e2e.ts'] },
    {
      name: 'no-javascript',
      testMatch: ['journeys/**/*.e2e.ts', 'wire/**/*.e2e.ts'],
      use: { javaScriptEnabled: false },
    },
    // What people do on a phone; tables and maps have their own look at small screens in `screen/`.
    {
      name: 'phone',
      testMatch: ['journeys/{desk-officer,worker,seen-before}.e2e.ts', 'screen/**/*.e2e.ts'],
      use: phone,
    },
  ],
})
