import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toBase64url } from '#modules/organisations/index.ts'
import {
  alongHash,
  bytesOfJson,
  commitmentOfText,
  identityAlong,
  signStatement,
} from '#modules/reporting/ceremonies/index.ts'
import {
  alongText,
  type FileFacts,
  type Forwarded,
  type ForwardField,
  type Identity,
  noContact,
  payloadOf,
  payloadText,
  signedFile,
} from '#modules/reporting/index.ts'
import { known } from '#modules/reporting/testing/a-forward.ts'
import { aForwarded, anAsked, aSigningKey } from '#modules/reporting/testing/a-statement.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { cameFrom } from './came-from.ts'

const random = (length: number): Bytes => new Uint8Array(randomBytes(length))
const key = await aSigningKey()
const salt = toBase64url(random(32))
const picture = new TextEncoder().encode('a picture')
const facts: FileFacts = {
  item: 'a'.repeat(32),
  sequence: 1,
  name: 'Foto 1',
  type: 'image/png',
  bytes: 9,
  cleaned: 'stripped',
}
const identity: Identity = { v: 1, ...noContact, name: 'Verzonnen persoon' }
const who = await identityAlong(identity, random)
const along = [alongText('photo', await alongHash(salt, picture)), alongText('identity', who.hash)]

const sent = (fields: readonly ForwardField[] = ['municipality', 'summary'], files: readonly FileFacts[] = [facts]) =>
  payloadOf(known, fields, salt, files)
const payload = sent()

/** The manifest that a sender had signed: of this payload, but for what is changed. */
async function signed(changes: Partial<Forwarded> = {}): Promise<string> {
  const hash = await commitmentOfText(payloadText(payload))
  if (!hash.ok) throw new Error(hash.error)
  const manifest = aForwarded({ fields: ['municipality', 'summary'], along, payloadHash: hash.value, ...changes })
  return signedFile(await signStatement(key, manifest))
}

describe('what a partner handed over', () => {
  test('is said to be what was signed when it is, to the letter, with every file and who the reporter is', async () => {
    const came = await cameFrom(await signed(), { forwarded: payload })
    expect(came?.fits).toBe(true)
    expect([await came?.isFile(facts, picture), await came?.isIdentity(who.content)]).toEqual([true, true])
  })

  test.each([
    ['other words', { ...payload, fields: { ...payload.fields, summary: 'Negen mensen.' } }],
    ['a field that is not named', sent(['municipality', 'story', 'summary'])],
    ['a field less', sent(['municipality'])],
    ['a file less', sent(undefined, [])],
  ])('is said not to be it with %s', async (_, forwarded) => {
    expect((await cameFrom(await signed(), { forwarded }))?.fits).toBe(false)
  })

  test.each([
    ['names another field', { fields: ['municipality', 'story', 'summary'] }],
    ['names no file', { along: [] }],
  ] as const)('is said not to be it, though the words are, where the manifest %s', async (_, changes) => {
    expect((await cameFrom(await signed(changes), { forwarded: payload }))?.fits).toBe(false)
  })

  test('is not what was signed when it looks like a report, does not open, or has a manifest of something else', async () => {
    const manifest = await signed()
    expect((await cameFrom(manifest, null))?.fits).toBe(false)
    expect((await cameFrom(manifest, { unknown: payloadText(payload) }))?.fits).toBe(false)
    const asked = signedFile(await signStatement(key, anAsked()))
    for (const other of [asked, 'no file', ''])
      expect((await cameFrom(other, { forwarded: payload }))?.fits).toBe(false)
  })

  test('another file, one that is not named, and another name for the reporter are told apart', async () => {
    const came = await cameFrom(await signed(), { forwarded: payload })
    expect(await came?.isFile(facts, new TextEncoder().encode('another'))).toBe(false)
    expect(await came?.isFile({ item: 'b'.repeat(32) }, picture)).toBe(false)
    expect(await came?.isIdentity(bytesOfJson({ ...identity, name: 'Iemand anders', salt }))).toBe(false)
    const bare = await cameFrom(await signed({ along: [] }), { forwarded: payload })
    expect([await bare?.isFile(facts, picture), await bare?.isIdentity(who.content)]).toEqual([false, false])
  })
})

test('a case that nobody handed over is held against nothing', async () => {
  expect(await cameFrom(undefined, { forwarded: payload })).toBeNull()
})
