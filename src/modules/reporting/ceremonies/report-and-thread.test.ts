import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Result } from '#kernel/result.ts'
import { type Bytes, commitmentTo, makeKeyPair, openingKey } from '#platform/sealing/index.ts'
import {
  beginCase,
  caseKeyByCode,
  caseKeyOf,
  forCode,
  jsonOf,
  makeCaseKey,
  newReportingId,
  nextSequence,
  openerOf,
  openItem,
  sealReport,
  sealWords,
} from './index.ts'
import { bytesOfJson } from './items.ts'

const random = (length: number): Bytes => new Uint8Array(randomBytes(length))
const right = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

async function aSealedReport() {
  const pair = await makeKeyPair(random)
  const begun = await beginCase('voorbeeldstad', random)
  const report = { v: 1, story: 'Wij slapen met acht man in één kamer.' }
  const reader = { organisation: 'voorbeeldstad', keyNumber: 1, publicKey: pair.publicKey }
  const sealed = right(await sealReport(begun, reader, { report, identity: { v: 1, name: 'N' }, files: [] }, random))
  return { pair, begun, report, reader, sealed }
}

test('a report is opened by its reader and by who has its code, and by nobody else', async () => {
  const { pair, begun, report, sealed } = await aSealedReport()
  const place = { organisation: 'voorbeeldstad', caseId: begun.caseId }
  const reader = await openingKey(pair.privateKey)
  const forReader = right(await caseKeyOf(reader, place, 'case', sealed.wrappedForOrganisation))
  expect(jsonOf(right(await openItem(forReader, place, sealed.report)))).toEqual(report)
  expect(await commitmentTo(begun.salt, bytesOfJson(report))).toEqual(sealed.commitment)

  const { lookupId, opener } = await openerOf(begun.code)
  expect(lookupId).toEqual(sealed.lookupId)
  expect(await caseKeyByCode(opener, begun.caseId, sealed.wrappedForReporter)).toEqual({ ok: true, value: forReader })

  const stranger = await openingKey(random(32))
  expect(await caseKeyOf(stranger, place, 'case', sealed.wrappedForOrganisation)).toEqual({
    ok: false,
    error: 'not-opened',
  })
  expect(await caseKeyByCode(stranger, begun.caseId, sealed.wrappedForReporter)).toEqual({
    ok: false,
    error: 'wrong-code',
  })
})

test('who somebody is, is under a key that their code does not open', async () => {
  const { pair, begun, sealed } = await aSealedReport()
  if (!sealed.identity) throw new Error('it was told')
  const reader = await openingKey(pair.privateKey)
  const vault = right(await caseKeyOf(reader, begun, 'vault', sealed.identity.wrapped))
  expect(jsonOf(right(await openItem(vault, begun, sealed.identity.item)))).toEqual({ v: 1, name: 'N' })
  expect(await openItem(begun.caseKey, begun, sealed.identity.item)).toEqual({ ok: false, error: 'not-opened' })
  // Nor can one key of a case be put in the place of another.
  expect(await caseKeyOf(reader, begun, 'case', sealed.identity.wrapped)).toEqual({ ok: false, error: 'not-opened' })
})

test('both write in a thread; an item that is moved, swapped or counted otherwise does not open', async () => {
  const { begun } = await aSealedReport()
  const at = (sequence: number) =>
    ({ item: newReportingId(random), sender: 'reporter', kind: 'message', sequence }) as const
  const [one, two] = [
    right(await sealWords(begun.caseKey, begun, at(1), { v: 1, text: 'een' }, random)),
    right(await sealWords(begun.caseKey, begun, at(2), { v: 1, text: 'twee' }, random)),
  ]
  expect(jsonOf(right(await openItem(begun.caseKey, begun, two)))).toEqual({ v: 1, text: 'twee' })
  for (const wrong of [
    { ...one, sequence: 2 },
    { ...one, sender: 'organisation' as const },
    { ...one, kind: 'report' as const },
    { ...one, envelope: two.envelope },
    { ...one, envelope: one.envelope.slice(0, -1) },
  ])
    expect((await openItem(begun.caseKey, begun, wrong)).ok).toBe(false)
  expect((await openItem(begun.caseKey, { ...begun, caseId: newReportingId(random) }, one)).ok).toBe(false)
  expect(nextSequence([one, two], 'reporter', 'file')).toBe(3)
  expect(nextSequence([one, two], 'reporter', 'identity')).toBe(0)
  expect(nextSequence([one, two], 'organisation', 'note')).toBe(0)
})

test('nothing is sealed under a key that was wiped, and wiping it meanwhile changes nothing of what is sealed', async () => {
  const { pair, begun, report, reader } = await aSealedReport()
  const left = { ...begun, caseKey: begun.caseKey.slice(), salt: begun.salt.slice() }
  const what = { report, identity: null, files: [] }
  const under = sealReport(left, reader, what, random)
  for (const bytes of [left.caseKey, left.salt]) bytes.fill(0)
  const sealed = right(await under)
  const key = right(await caseKeyOf(await openingKey(pair.privateKey), begun, 'case', sealed.wrappedForOrganisation))
  expect(key).toEqual(begun.caseKey)
  expect(jsonOf(right(await openItem(key, begun, sealed.report)))).toEqual(report)
  expect(sealed.commitment).toEqual(await commitmentTo(begun.salt, bytesOfJson(report)))

  const at = { item: newReportingId(random), sender: 'reporter', kind: 'message', sequence: 1 } as const
  await expect(sealReport(left, reader, what, random)).rejects.toThrow('wiped')
  await expect(sealWords(left.caseKey, begun, at, { v: 1 }, random)).rejects.toThrow('wiped')
  await expect(forCode(begun.code, begun.caseId, left.caseKey)).rejects.toThrow('wiped')
})

test('ten letters and three thousand look alike from outside', async () => {
  const { begun, reader } = await aSealedReport()
  const sizes = await Promise.all(
    [10, 3000].map(async (length) => {
      const report = { v: 1, story: 'x'.repeat(length) }
      return right(await sealReport(begun, reader, { report, identity: null, files: [] }, random)).report.envelope
        .length
    }),
  )
  expect(new Set(sizes).size).toBe(1)
})

test('a new code opens the case and the old one does not open what is wrapped to the new one', async () => {
  const { begun } = await aSealedReport()
  const other = await beginCase('voorbeeldstad', random)
  const changed = await forCode(other.code, begun.caseId, begun.caseKey)
  const [old, fresh] = [await openerOf(begun.code), await openerOf(other.code)]
  expect((await caseKeyByCode(fresh.opener, begun.caseId, changed.wrappedForReporter)).ok).toBe(true)
  expect((await caseKeyByCode(old.opener, begun.caseId, changed.wrappedForReporter)).ok).toBe(false)
})

test('the organisation makes a key of its own in a case', async () => {
  const pair = await makeKeyPair(random)
  const place = { organisation: 'voorbeeldstad', caseId: newReportingId(random) }
  const made = right(await makeCaseKey(pair.publicKey, place, 'own', random))
  expect(await caseKeyOf(await openingKey(pair.privateKey), place, 'own', made.wrapped)).toEqual({
    ok: true,
    value: made.key,
  })
})
