import { expect, type Page, test } from '@playwright/test'
import { canariesIn } from '../../../src/platform/files/testing/canaries.ts'
import { honestAvif, honestJpegs, honestPngs, honestWebps } from '../../../src/platform/files/testing/honest-images.ts'
import { honestPdfs } from '../../../src/platform/files/testing/honest-pdf.ts'
import { browserBundle } from '../../../src/platform/sealing/testing/browser-bundle.ts'

/** Bundled for this test only. */
let code = ''
test.beforeAll(async () => {
  code = await browserBundle('src/platform/files/testing/in-browser.ts')
})

const script = '/files-under-test.js'

/** Asks what the script exports, with the policy of our pages. */
async function openPage(page: Page) {
  await page.route('**/files-test-page', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'content-security-policy': "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'",
      },
      body: '<!doctype html><title>files</title>',
    }),
  )
  await page.route(`**${script}`, (route) => route.fulfill({ contentType: 'text/javascript', body: code }))
  await page.goto('/files-test-page')
  return <T>(what: string, ...given: unknown[]): Promise<T> =>
    page.evaluate(async ({ address, name, values }) => (await import(address))[name](...values), {
      address: script,
      name: what,
      values: given,
    })
}

interface Pixels {
  width: number
  height: number
  sum: number
}

test('in a browser pictures look the same after cleaning, recordings sound the same, and nothing of who made them is left', async ({
  page,
}) => {
  const ask = await openPage(page)
  const faults: string[] = []
  const pictures = [
    ...(await honestJpegs())
      .filter(({ name }) => /with everything|turned/.test(name))
      .map((one) => ({ ...one, type: 'image/jpeg' })),
    ...(await honestPngs()).slice(0, 3).map((one) => ({ ...one, type: 'image/png' })),
    ...(await honestWebps()).slice(0, 4).map((one) => ({ ...one, type: 'image/webp' })),
  ]
  for (const { name, bytes, type } of pictures) {
    const both = await ask<{ before: Pixels; after: Pixels } | string>('drawnBoth', [...bytes], type)
    if (typeof both === 'string') faults.push(`${name}: ${both}`)
    else if (JSON.stringify(both.before) !== JSON.stringify(both.after)) faults.push(`${name}: looks different`)
  }
  for (const { name, bytes } of [await honestAvif(), ...(await honestPdfs()).slice(0, 3)]) {
    const clean = await ask<{ type: string; bytes: number[]; cleaned: string } | string>('cleaned', [...bytes])
    if (typeof clean === 'string') faults.push(`${name}: ${clean}`)
    else if (canariesIn(Uint8Array.from(clean.bytes)).length > 0) faults.push(`${name}: still a canary`)
    else if (name === 'AVIF' && clean.type !== 'image/jpeg') faults.push(`${name}: ${clean.type}`)
  }
  for (const type of ['audio/webm;codecs=opus', 'audio/mp4;codecs=opus', 'audio/wav']) {
    const played = await ask<
      { same: boolean; loud: boolean; samples: number; removed: string[]; saysBrowser: boolean } | string | null
    >('playedBoth', type)
    console.log(`${type}: ${JSON.stringify(played)}`)
    if (typeof played === 'string') faults.push(`${type}: ${played}`)
    else if (played && (!played.same || !played.loud || played.saysBrowser))
      faults.push(`${type}: ${JSON.stringify(played)}`)
  }
  expect(await ask('cleaned', [...new TextEncoder().encode('<html>')])).toBe('not-a-kind')
  expect(faults).toEqual([])
})
