import { chromium } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './support/chromium.ts'
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments })
for (const [lang, w, scheme] of [['nl',320,'light'],['nl',768,'dark'],['nl',1280,'light'],['en',1280,'dark']] as const) {
  const p = await browser.newPage({ viewport: { width: w, height: 900 }, colorScheme: scheme })
  await p.goto(`http://localhost:3150/${lang}/programme/formats`)
  const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  console.log(lang, w, scheme, 'over', over)
  await p.screenshot({ path: `/tmp/s3-exchange/${lang}-${w}-${scheme}.png`, fullPage: true })
}
await browser.close()
