import { expect, test } from 'vitest'
import { utf8 } from './bytes.ts'
import { sha256 } from './derive.ts'
import { type EnvelopePlace, openEnvelope, sealEnvelope } from './envelope.ts'
import { spokenFingerprint } from './fingerprint.ts'
import { openingKey } from './key-pair.ts'
import { newReceiptCode, receiptKeys, showReceiptCode } from './receipt-code.ts'
import { sign, signingKey } from './signature.ts'
import { countingRandom, zeros } from './testing/a-key.ts'
import { fromHex, toHex } from './testing/hex.ts'
import version1 from './testing/version-1.json' with { type: 'json' }
import { unwrapWithKey, wrapUnderPasskey, wrapUnderPassphrase } from './wrapped-secret.ts'

// Version 1 stays what it is: what was sealed or given out once opens for good, and a second program in another language
// made the same.

const place: EnvelopePlace = {
  organisation: 'breda',
  caseId: 'case-7',
  sender: 'reporter',
  recipient: 'breda',
  sequence: 3,
  kind: 'message',
  padding: 'text',
}
const words = utf8('Zij slapen met z’n achten in de schuur.')
const label = 'case-key/breda/case-7'
const secret = zeros(32).fill(7)

test('an envelope to a key, made by the second program, opens', async () => {
  const key = await openingKey(fromHex(version1.privateKey))
  expect(toHex(key.publicKey)).toBe(version1.publicKey)
  const envelope = Uint8Array.from(atob(version1.envelopeToKey), (character) => character.charCodeAt(0))
  expect(await openEnvelope({ openingKey: key }, place, envelope)).toEqual({ ok: true, value: words })
})

test('an envelope under a case key is byte for byte that of the second program', async () => {
  const envelope = await sealEnvelope({ caseKey: zeros(32) }, place, words, countingRandom)
  expect(envelope.ok && toHex(await sha256(envelope.value))).toBe(version1.envelopeUnderCaseKeySha256)
})

test('wrapped secrets are those of the second program', async () => {
  const key = await openingKey(fromHex(version1.privateKey))
  expect(await unwrapWithKey(key, fromHex(version1.secretToKey), label)).toEqual({ ok: true, value: secret })
  const byPassphrase = await wrapUnderPassphrase('vier paarden in de regen', secret, label, countingRandom)
  expect(byPassphrase.ok && toHex(byPassphrase.value)).toBe(version1.secretUnderPassphrase)
  expect(toHex(await wrapUnderPasskey(secret, secret, label, countingRandom))).toBe(version1.secretUnderPasskey)
})

test('a receipt, what it opens, a signature and a fingerprint are those of the second program', async () => {
  const code = newReceiptCode(countingRandom)
  expect(showReceiptCode(code)).toBe(version1.receipt)
  const { lookupId, privateKey } = await receiptKeys(code)
  expect(toHex(lookupId)).toBe(version1.lookupId)
  expect(toHex(privateKey)).toBe(version1.receiptPrivateKey)
  const signer = await signingKey(fromHex(version1.privateKey))
  expect(toHex(signer.publicKey)).toBe(version1.signingPublicKey)
  expect(toHex(await sign(signer, 'receipt', utf8('received on 2026-12-01')))).toBe(version1.signature)
  expect(await spokenFingerprint(fromHex(version1.publicKey))).toBe(version1.spokenFingerprint)
})
