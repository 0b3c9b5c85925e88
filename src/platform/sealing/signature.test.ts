import { expect, test } from 'vitest'
import { joined, utf8 } from './bytes.ts'
import { makeSigningPair, sign, signingKey, verify, verifyPlain } from './signature.ts'
import { changedAt, systemRandom, zeros } from './testing/a-key.ts'
import { fromHex } from './testing/hex.ts'
import { emptySignatures, smallEd25519 } from './testing/small-order.ts'

const message = utf8('received on 2026-12-01')
const notSigned = { ok: false, error: 'not-signed' }

async function aSigner() {
  const pair = await makeSigningPair(systemRandom)
  return { ...pair, key: await signingKey(pair.privateKey) }
}

test('a signature holds for its key, label and message, and for no other', async () => {
  const [signer, other] = [await aSigner(), await aSigner()]
  const signature = await sign(signer.key, 'receipt', message)
  expect(signature.length).toBe(64)
  expect(await verify(signer.publicKey, 'receipt', message, signature)).toEqual({ ok: true, value: true })
  expect(await verify(other.publicKey, 'receipt', message, signature)).toEqual(notSigned)
  expect(await verify(signer.publicKey, 'manifest', message, signature)).toEqual(notSigned)
  expect(await verify(signer.publicKey, 'receip', joined(utf8('t'), message), signature)).toEqual(notSigned)
  expect(await verify(signer.publicKey, 'receipt', changedAt(message, 0), signature)).toEqual(notSigned)
})

test('a signature under a label is none over the plain message', async () => {
  const signer = await aSigner()
  const signature = await sign(signer.key, 'receipt', message)
  expect(await verifyPlain(signer.publicKey, message, signature)).toBe(false)
})

test('a bit that is turned anywhere, a cut, or bytes that are no key verify nothing', async () => {
  const signer = await aSigner()
  const signature = await sign(signer.key, 'receipt', message)
  for (let at = 0; at < 64; at += 1) {
    expect(await verify(signer.publicKey, 'receipt', message, changedAt(signature, at))).toEqual(notSigned)
    expect(await verify(signer.publicKey, 'receipt', message, signature.slice(0, at))).toEqual(notSigned)
  }
  expect(await verify(signer.publicKey, 'receipt', message, joined(signature, zeros(1)))).toEqual(notSigned)
  for (let at = 0; at < 32; at += 1)
    expect(await verify(changedAt(signer.publicKey, at), 'receipt', message, signature)).toEqual(notSigned)
  for (const length of [0, 31, 33])
    expect(await verify(zeros(length), 'receipt', message, signature)).toEqual(notSigned)
})

test('a label that is no name is a bug', async () => {
  const signer = await aSigner()
  for (const label of ['', 'two words', 'é']) expect(() => sign(signer.key, label, message)).toThrow(RangeError)
})

test('a key of small order verifies nothing, whatever the message', async () => {
  for (const publicKey of smallEd25519.map(fromHex))
    for (const signature of emptySignatures.map(fromHex))
      expect(await verifyPlain(publicKey, message, signature)).toBe(false)
})

test('the keys of small order that are refused are all there are: eight points that become zero when doubled three times', () => {
  const p = 2n ** 255n - 19n
  const power = (base: bigint, exponent: bigint): bigint => {
    if (exponent === 0n) return 1n
    const half = power((base * base) % p, exponent / 2n)
    return exponent % 2n === 1n ? (half * base) % p : half
  }
  const over = (a: bigint, b: bigint) => (((a % p) + p) * power(((b % p) + p) % p, p - 2n)) % p
  const d = over(-121_665n, 121_666n)
  const doubled = ([x, y]: readonly [bigint, bigint]): [bigint, bigint] => {
    const cross = (d * x * x * y * y) % p
    return [over(2n * x * y, 1n + cross), over(y * y + x * x, 1n - cross)]
  }
  const points = new Set<string>()
  for (const hex of smallEd25519) {
    const y = (BigInt(`0x${(hex.match(/../g) ?? []).reverse().join('')}`) % 2n ** 255n) % p
    const square = over(y * y - 1n, d * y * y + 1n)
    const near = power(square, (p + 3n) / 8n)
    const x = (near * near) % p === square ? near : (near * power(2n, (p - 1n) / 4n)) % p
    expect((x * x) % p).toBe(square)
    for (const one of [x, (p - x) % p]) {
      expect(doubled(doubled(doubled([one, y])))).toEqual([0n, 1n])
      points.add(`${one} ${y}`)
    }
  }
  expect(points.size).toBe(8)
})
