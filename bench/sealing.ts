/**
 * How large the sealing module is for a browser, with and without what stretches passphrases, and how long one seal, one
 * opening and one passphrase take here. Run: `node bench/sealing.ts`. It reports and never fails: the speed of a machine is
 * not a property of the code.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import {
  combineShares,
  makeKeyPair,
  newReceiptCode,
  openEnvelope,
  openingKey,
  paddedSizes,
  readReceiptCode,
  receiptKeys,
  sealEnvelope,
  showReceiptCode,
  splitForRecovery,
  unwrapWithKey,
  unwrapWithPassphrase,
  wrapToKey,
  wrapUnderPassphrase,
} from '#platform/sealing/index.ts'
import { browserBundle } from '../src/platform/sealing/testing/browser-bundle.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const door = '#platform/sealing/index.ts'

async function size(what: string, names: string): Promise<void> {
  const code = Buffer.from(await browserBundle(`export { ${names} } from '${door}'\n\n`))
  const [gzip, brotli] = [gzipSync(code, { level: 9 }).length, brotliCompressSync(code).length]
  console.log(`${what.padEnd(66)} ${code.length} bytes, gzip ${gzip}, brotli ${brotli}`)
}

const reporter =
  'sealEnvelope, openEnvelope, makeKeyPair, openingKey, wrapToKey, unwrapWithKey, newReceiptCode, showReceiptCode, readReceiptCode, receiptKeys'
const desk = `${reporter}, unwrapWithPasskey, wrapUnderPasskey, spokenFingerprint, splitForRecovery, showShare, readShare, combineShares, sign, verify, signingKey, makeSigningPair`
await size('a reporter: receipt, envelopes', reporter)
await size('everything but passphrases', desk)
await size('everything, with Argon2id', `${desk}, wrapUnderPassphrase, unwrapWithPassphrase, chosenPassphrase`)

/** The middle of `times` goes, in milliseconds. */
async function milliseconds(what: string, times: number, go: () => Promise<unknown>): Promise<void> {
  await go()
  const took: number[] = []
  for (let round = 0; round < times; round += 1) {
    const began = performance.now()
    await go()
    took.push(performance.now() - began)
  }
  const middle = took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
  console.log(`${what.padEnd(66)} ${middle.toFixed(2)} ms`)
}

const given = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const pair = await makeKeyPair(random)
const key = await openingKey(pair.privateKey)
const place = {
  organisation: 'breda',
  caseId: 'case-7',
  sender: 'reporter',
  recipient: 'breda',
  sequence: 0,
  kind: 'message',
} as const
const caseKey = random(32)
for (const [what, padding, bytes] of [
  ['4 KiB', 'text', 1000],
  ['64 KiB', 'text', 60_000],
  ['16 MiB', 'file', (paddedSizes.file.at(-1) ?? 0) - 4],
] as const) {
  const where = { ...place, padding }
  const content = new Uint8Array(bytes).fill(1)
  const times = padding === 'file' ? 5 : 200
  for (const [way, seals, opens] of [
    ['a public key', { publicKey: pair.publicKey }, { openingKey: key }],
    ['a case key', { caseKey }, { caseKey }],
  ] as const) {
    const envelope = given(await sealEnvelope(seals, where, content, random))
    await milliseconds(`seal an envelope of ${what} with ${way}`, times, () =>
      sealEnvelope(seals, where, content, random),
    )
    await milliseconds(`open an envelope of ${what} with ${way}`, times, () => openEnvelope(opens, where, envelope))
  }
}
const wrapped = given(await wrapToKey(pair.publicKey, caseKey, 'case-key'))
await milliseconds('unwrap a case key with a private key', 200, () => unwrapWithKey(key, wrapped, 'case-key'))
const passphrase = 'vier paarden in de regen'
const stretched = given(await wrapUnderPassphrase(passphrase, pair.privateKey, 'staff-key', random))
await milliseconds('unwrap a private key with a passphrase: Argon2id, 19 MiB, 2 passes', 15, () =>
  unwrapWithPassphrase(passphrase, stretched, 'staff-key'),
)
const receipt = showReceiptCode(newReceiptCode(random))
await milliseconds('read a receipt and derive its keys', 200, () => receiptKeys(given(readReceiptCode(receipt))))
await milliseconds('split a key in three shares and combine two', 50, async () => {
  const shares = await splitForRecovery(pair.privateKey, pair.publicKey)
  return combineShares(shares.slice(1), pair.publicKey)
})
