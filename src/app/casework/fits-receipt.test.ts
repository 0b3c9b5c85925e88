import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { beginCase, commitmentOfText, ringOf, sealReport } from '#modules/reporting/ceremonies/index.ts'
import { type Bytes, makeKeyPair } from '#platform/sealing/index.ts'
import { fitsReceipt } from './fits-receipt.ts'

const random = (length: number): Bytes => new Uint8Array(randomBytes(length))
const begun = await beginCase('voorbeeldstad', random)
const { publicKey } = await makeKeyPair(random)
const told = (story: string, salt = toBase64url(begun.salt)) => ({ v: 1, story, salt })

/** What a colleague gets of a report that tells this. */
async function sent(report: object) {
  const reader = { organisation: 'voorbeeldstad', keyNumber: 1, publicKey }
  const made = await sealReport(begun, reader, { report, identity: null, files: [] }, random)
  if (!made.ok) throw new Error(made.error)
  const { envelope, ...place } = made.value.report
  const item = { ...place, day: day('2026-11-30'), writtenBy: null, envelope: toBase64url(envelope) }
  return { items: [item], commitment: toBase64url(made.value.commitment) }
}
const keys = { case: await ringOf(begun.caseKey, []) }

test('what an honest browser sealed is what its receipt is bound to', async () => {
  expect(await fitsReceipt(keys, begun, await sent(told('Wij slapen met negen in een kamer.')))).toBe(true)
})

test('a receipt of another text, or of the same under another salt, is found by who opens the report', async () => {
  const one = await sent(told('Er is niets aan de hand.'))
  const other = await commitmentOfText(JSON.stringify(told('Ik meldde toen al dat hij slaat.')))
  if (!other.ok) throw new Error(other.error)
  expect(await fitsReceipt(keys, begun, { ...one, commitment: other.value })).toBe(false)
  expect(await fitsReceipt(keys, begun, await sent(told('Hetzelfde.', toBase64url(random(32)))))).toBe(false)
  expect(await fitsReceipt(keys, begun, await sent({ v: 1, story: 'Zonder zout.' }))).toBe(false)
})

test('what does not open, or has no commitment, says nothing of a receipt', async () => {
  const one = await sent(told('Wij slapen met negen in een kamer.'))
  expect(await fitsReceipt({ case: await ringOf(random(32), []) }, begun, one)).toBeNull()
  expect(await fitsReceipt(keys, begun, { items: one.items })).toBeNull()
  expect(await fitsReceipt(keys, begun, { ...one, items: [] })).toBeNull()
})
