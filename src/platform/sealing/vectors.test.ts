import { argon2Sync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { stretched, usualCost } from './argon2.ts'
import { fromHex, toHex } from './testing/hex.ts'
import { runVectors } from './testing/run-vectors.ts'
import { vectorCounts } from './testing/vector-counts.ts'
import argon2id from './testing/vectors-argon2id.json' with { type: 'json' }

test('every published vector of every primitive comes out, in Node', async () => {
  const runs = await runVectors()
  expect(runs.flatMap(({ primitive, wrong }) => wrong.map((one) => `${primitive}: ${one}`))).toEqual([])
  expect(Object.fromEntries(runs.map(({ primitive, ran }) => [primitive, ran]))).toEqual(vectorCounts)
})

/** Our library takes no associated data, which the vector of the RFC has; that of Node does. */
const nodes = (
  passphrase: Uint8Array,
  nonce: Uint8Array,
  memory: number,
  passes: number,
  parallelism: number,
  rest = {},
) => argon2Sync('argon2id', { message: passphrase, nonce, memory, passes, parallelism, tagLength: 32, ...rest })

test('the vector of RFC 9106 holds for the Argon2id of Node, and at our own cost ours gives what that gives', async () => {
  const { rfc9106: one } = argon2id
  const extra = { secret: fromHex(one.secret), associatedData: fromHex(one.associatedData) }
  const passphrase = fromHex(one.passphrase)
  expect(toHex(nodes(passphrase, fromHex(one.salt), one.memoryKiB, one.passes, one.lanes, extra))).toBe(one.result)

  for (const length of [1, 12, 200]) {
    const [typed, salt] = [new Uint8Array(randomBytes(length)), new Uint8Array(randomBytes(16))]
    const { memoryKiB, passes, lanes } = usualCost
    expect(toHex(await stretched(typed, salt, usualCost, 32))).toBe(toHex(nodes(typed, salt, memoryKiB, passes, lanes)))
  }
})
