import { expect, type Page, test } from '@playwright/test'
import * as here from '#platform/sealing/index.ts'
import { browserBundle } from '../../../src/platform/sealing/testing/browser-bundle.ts'
import { fromHex, toHex } from '../../../src/platform/sealing/testing/hex.ts'
import { vectorCounts } from '../../../src/platform/sealing/testing/vector-counts.ts'

/** Bundled for this test only. Under a loopback address, where a browser gives `crypto.subtle`. */
let code = ''
test.beforeAll(async () => {
  code = await browserBundle('src/platform/sealing/testing/in-browser.ts')
})

const script = '/sealing-under-test.js'

async function openPage(page: Page, scriptPolicy: string): Promise<void> {
  await page.route('**/sealing-test-page', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': `default-src 'none'; script-src ${scriptPolicy}` },
      body: '<!doctype html><title>sealing</title>',
    }),
  )
  await page.route(`**${script}`, (route) => route.fulfill({ contentType: 'text/javascript', body: code }))
  await page.goto('/sealing-test-page')
}

test('every published vector of every primitive comes out, in the browser', async ({ page, browser }) => {
  await openPage(page, "'self' 'wasm-unsafe-eval'")
  const runs: { primitive: string; ran: number; wrong: string[] }[] = await page.evaluate(
    async (address) => (await import(address)).runVectors(),
    script,
  )
  const ran = runs.reduce((sum, one) => sum + one.ran, 0)
  console.log(
    `${ran} vectors ran in Chromium ${browser.version()}: ${runs.map((one) => `${one.primitive} ${one.ran}`).join(', ')}`,
  )
  expect(runs.flatMap(({ primitive, wrong }) => wrong.map((one) => `${primitive}: ${one}`))).toEqual([])
  expect(Object.fromEntries(runs.map((one) => [one.primitive, one.ran]))).toEqual(vectorCounts)
  expect(ran).toBe(185)
})

const place = {
  organisation: 'breda',
  caseId: 'case-7',
  sender: 'reporter',
  recipient: 'breda',
  sequence: 0,
  kind: 'message',
  padding: 'text',
} as const
const passphrase = 'vier paarden in de regen'
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

test('what the browser seals, wraps, splits and signs opens in Node, and the other way round', async ({ page }) => {
  await openPage(page, "'self' 'wasm-unsafe-eval'")
  const pair = await here.makeKeyPair(random)
  const sealed = await here.sealEnvelope({ publicKey: pair.publicKey }, place, fromHex('0102'), random)
  const wrapped = await here.wrapUnderPassphrase(passphrase, pair.privateKey, 'staff-key/1', random)
  if (!sealed.ok || !wrapped.ok) throw new Error('nothing was sealed')
  const receipt = here.showReceiptCode(here.newReceiptCode(random))

  const there = await page.evaluate(
    async ([address, where, typed, publicKey, envelope, record, code]) => {
      const sealing = await import(address)
      const { fromHex: bytes, toHex: hex } = sealing
      const dice = (length: number) => crypto.getRandomValues(new Uint8Array(length))
      const privateKey = await sealing.unwrapWithPassphrase(typed, bytes(record), 'staff-key/1')
      const openingKey = await sealing.openingKey(privateKey.value)
      const opened = await sealing.openEnvelope({ openingKey }, where, bytes(envelope))
      const answer = await sealing.sealEnvelope({ publicKey: bytes(publicKey) }, where, bytes('0304'), dice)
      const again = await sealing.wrapUnderPassphrase(typed, privateKey.value, 'staff-key/1', dice)
      const shares = await sealing.splitForRecovery(privateKey.value, bytes(publicKey))
      const signer = await sealing.signingKey(privateKey.value)
      const keys = await sealing.receiptKeys(sealing.readReceiptCode(code).value)
      return {
        opened: hex(opened.value),
        answer: hex(answer.value),
        again: hex(again.value),
        shares: shares.map(sealing.showShare) as string[],
        signature: hex(await sealing.sign(signer, 'receipt', bytes('05'))),
        lookupId: hex(keys.lookupId),
      }
    },
    [script, place, passphrase, toHex(pair.publicKey), toHex(sealed.value), toHex(wrapped.value), receipt] as const,
  )

  expect(there.opened).toBe('0102')
  const key = await here.openingKey(pair.privateKey)
  const answer = await here.openEnvelope({ openingKey: key }, place, fromHex(there.answer))
  expect(answer.ok && toHex(answer.value)).toBe('0304')
  const again = await here.unwrapWithPassphrase(passphrase, fromHex(there.again), 'staff-key/1')
  expect(again.ok && toHex(again.value)).toBe(toHex(pair.privateKey))
  const shares = there.shares.slice(1).flatMap((typed) => {
    const read = here.readShare(typed)
    return read.ok ? [read.value] : []
  })
  const recovered = await here.combineShares(shares, pair.publicKey)
  expect(recovered.ok && toHex(recovered.value)).toBe(toHex(pair.privateKey))
  const signer = await here.signingKey(pair.privateKey)
  expect(await here.verify(signer.publicKey, 'receipt', fromHex('05'), fromHex(there.signature))).toEqual({
    ok: true,
    value: true,
  })
  const read = here.readReceiptCode(receipt)
  expect(read.ok && toHex((await here.receiptKeys(read.value)).lookupId)).toBe(there.lookupId)
})

test('keys of small order, which Chromium takes, are refused in it all the same', async ({ page }) => {
  await openPage(page, "'self'")
  const outcome = await page.evaluate(async (address) => {
    const sealing = await import(address)
    const { fromHex: bytes } = sealing
    const words = new Uint8Array(4)
    const bound = { info: words, aad: words }
    const sealed: string[] = []
    for (const point of sealing.smallX25519) sealed.push((await sealing.seal(bytes(point), words, bound)).error)
    let verified = 0
    for (const point of sealing.smallEd25519)
      for (const signature of sealing.emptySignatures)
        if ((await sealing.verify(bytes(point), 'receipt', words, bytes(signature))).ok) verified += 1
    return { sealed: [...new Set(sealed)], tried: sealed.length, verified }
  }, script)
  expect(outcome).toEqual({ sealed: ['unusable-key'], tried: 5, verified: 0 })
})

test('a page whose policy forbids WebAssembly can do everything but passphrases', async ({ page }) => {
  await openPage(page, "'self'")
  const outcome = await page.evaluate(
    async ([address, where, typed]) => {
      const sealing = await import(address)
      const dice = (length: number) => crypto.getRandomValues(new Uint8Array(length))
      const code = sealing.newReceiptCode(dice)
      const { privateKey } = await sealing.receiptKeys(code)
      const openingKey = await sealing.openingKey(privateKey)
      const sealed = await sealing.sealEnvelope({ publicKey: openingKey.publicKey }, where, new Uint8Array(9), dice)
      const opened = await sealing.openEnvelope({ openingKey }, where, sealed.value)
      const tried = await sealing.wrapUnderPassphrase(typed, privateKey, 'staff-key/1', dice).catch(() => 'forbidden')
      return { opened: opened.ok, tried }
    },
    [script, place, passphrase] as const,
  )
  expect(outcome).toEqual({ opened: true, tried: 'forbidden' })
})

test('a page that is not from a safe address has no crypto, so the address matters', async ({ page }) => {
  await page.route('http://not-safe.test/', (route) => route.fulfill({ contentType: 'text/html', body: 'plain http' }))
  await page.goto('http://not-safe.test/')
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, 'undefined'])
})
