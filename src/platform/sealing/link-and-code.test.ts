import { expect, test } from 'vitest'
import { linkAndCodeKeys, linkSecretBytes } from './link-and-code.ts'
import { newReceiptCode } from './receipt-code.ts'
import { changedAt, countingRandom, systemRandom } from './testing/a-key.ts'
import { toHex } from './testing/hex.ts'

const code = newReceiptCode(countingRandom)
const link = new Uint8Array(countingRandom(linkSecretBytes))

test('a link and a code give the same two keys for ever', async () => {
  const { proof, key } = await linkAndCodeKeys(link, code)
  expect([toHex(proof), toHex(key)]).toMatchInlineSnapshot(`
    [
      "dc878cde3b8c333da358b9bb37f1465a",
      "4650fcfc89a77675dfc99ce7a3e046dcb693600c8449d278ca24c29949981e15",
    ]
  `)
  expect(toHex(key)).not.toContain(toHex(proof))
})

test('with any one byte of either changed both keys are others', async () => {
  const seen = new Set<string>()
  const all = [
    { link, code },
    ...Array.from({ length: linkSecretBytes }, (_, at) => ({ link: changedAt(link, at), code })),
    ...Array.from({ length: 10 }, (_, at) => ({ link, code: newReceiptCode(() => changedAt(code, at)) })),
  ]
  for (const one of all) {
    const { proof, key } = await linkAndCodeKeys(one.link, one.code)
    seen.add(toHex(proof)).add(toHex(key))
  }
  expect(seen.size).toBe(2 * (1 + 16 + 10))
})

test('a secret of another length is a bug', async () => {
  await expect(linkAndCodeKeys(new Uint8Array(15), newReceiptCode(systemRandom))).rejects.toThrow(RangeError)
})
