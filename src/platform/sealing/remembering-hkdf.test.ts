import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { utf8 } from './bytes.ts'
import { RememberingHkdf } from './remembering-hkdf.ts'
import { aKey } from './testing/a-key.ts'

const suiteId = utf8('HPKE and three numbers')
const both = () => {
  const [one, other] = [new RememberingHkdf(), new HkdfSha256()]
  for (const kdf of [one, other]) kdf.init(suiteId)
  return { one, other }
}
const some = fc.uint8Array({ maxLength: 80 })
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 })
afterEach(() => vi.restoreAllMocks())

test('it gives what the HKDF of the library gives, the first time and again, for what is public and for what is secret', async () => {
  const { one, other } = both()
  const label = fc.constantFrom('psk_id_hash', 'info_hash', 'secret', 'eae_prk').map(utf8)
  const password = fc.oneof(fc.constant(new Uint8Array(0)), some)
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constant(new Uint8Array(0)), secret),
      label,
      password,
      some,
      async (salt, name, ikm, info) => {
        const extracted = await other.labeledExtract(salt, name, ikm)
        for (let time = 0; time < 2; time += 1) expect(await one.labeledExtract(salt, name, ikm)).toEqual(extracted)
        const labeled = other.buildLabeledIkm(name, ikm)
        const expanded = await other.extractAndExpand(salt, labeled, info, 32)
        for (let time = 0; time < 2; time += 1)
          expect(await one.extractAndExpand(salt, labeled, info, 32)).toEqual(expanded)
      },
    ),
    { numRuns: 100 },
  )
})

test('the second seal for the same purpose reckons no hash, and what it takes to open is that of the library', async () => {
  const [key, aead] = [await aKey(), new Aes256Gcm()]
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new RememberingHkdf(), aead })
  const plain = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead })
  const recipientPublicKey = await suite.kem.deserializePublicKey(key.publicKey)
  const to = (info: string) => ({ recipientPublicKey, info: utf8(info) })
  await suite.seal(to('what for'), utf8('first'))
  const signs = vi.spyOn(crypto.subtle, 'sign')
  const { enc, ct } = await suite.seal(to('what for'), utf8('second'))
  expect(signs).not.toHaveBeenCalled()
  const opened = await plain.open({ recipientKey: key.opening.pair, enc, info: utf8('what for') }, ct)
  expect(new Uint8Array(opened)).toEqual(utf8('second'))
  signs.mockClear()
  await suite.seal(to('what else for'), utf8('third'))
  expect(signs).toHaveBeenCalledTimes(1)
})
