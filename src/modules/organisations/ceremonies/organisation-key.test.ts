import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Bytes,
  belongTogether,
  makeKeyPair,
  openingKey,
  unwrapWithKey,
  wrapToKey,
} from '#platform/sealing/index.ts'
import { keptSecretLabel } from '../domain/keys/labels.ts'
import {
  giveOrganisationKey,
  makeOrganisationKey,
  openOrganisationKey,
  recoverOrganisationKey,
  rewrapSecrets,
} from './organisation-key.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const place = { organisation: 'voorbeeldstad', number: 1 }

const given = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}
const aPerson = async (person: string) => ({ person, ...(await makeKeyPair(random)) })

/** A key of the organisation, with those who got it. */
async function aKey(names: readonly string[] = ['eerste', 'tweede'], at = place) {
  const people = await Promise.all(names.map(aPerson))
  const made = given(await makeOrganisationKey(at, people, random))
  const [first] = people
  const [wrap] = made.wraps
  if (!first || !wrap) throw new Error('nobody got the key')
  const privateKey = given(await openOrganisationKey({ ...at, publicKey: made.publicKey }, first, wrap.wrapped))
  return { ...made, people, first, privateKey, at: { ...at, publicKey: made.publicKey } }
}

describe('the key of an organisation', () => {
  test('opens for everybody it was made for, and for nobody else', async () => {
    const { people, wraps, at, publicKey } = await aKey(['eerste', 'tweede', 'derde'])
    expect(wraps.map(({ person }) => person)).toEqual(['eerste', 'tweede', 'derde'])
    for (const [index, one] of people.entries()) {
      for (const [other, { wrapped }] of wraps.entries()) {
        const opened = await openOrganisationKey(at, one, wrapped)
        expect(opened.ok).toBe(index === other)
        if (opened.ok) expect(await belongTogether(opened.value, publicKey)).toBe(true)
      }
    }
  })

  test('is never made for nobody', async () => {
    await expect(makeOrganisationKey(place, [], random)).rejects.toThrow(RangeError)
  })

  test('goes to no receiver whose public key is none', async () => {
    const nobody = { person: 'niemand', publicKey: new Uint8Array(32) }
    expect(await makeOrganisationKey(place, [await aPerson('eerste'), nobody], random)).toEqual({
      ok: false,
      error: 'unusable-key',
    })
  })

  test('is given on to a colleague, who opens the same', async () => {
    const { privateKey, at } = await aKey()
    const colleague = await aPerson('collega')
    const wrapped = given(await giveOrganisationKey(at, privateKey, colleague))
    expect(await openOrganisationKey(at, colleague, wrapped)).toEqual({ ok: true, value: privateKey })
  })

  test('does not open in the place of another organisation, number or person', async () => {
    const { first, wraps, at } = await aKey()
    const wrapped = wraps[0]?.wrapped ?? new Uint8Array()
    const refused = { ok: false, error: 'not-opened' }
    expect(await openOrganisationKey({ ...at, organisation: 'voorbeelddorp' }, first, wrapped)).toEqual(refused)
    expect(await openOrganisationKey({ ...at, number: 2 }, first, wrapped)).toEqual(refused)
    expect(await openOrganisationKey(at, { ...first, person: 'tweede' }, wrapped)).toEqual(refused)
  })

  test('is refused when the server tells another public key than it has', async () => {
    const { first, wraps } = await aKey()
    const slipped = { ...place, publicKey: (await makeKeyPair(random)).publicKey }
    expect(await openOrganisationKey(slipped, first, wraps[0]?.wrapped ?? new Uint8Array())).toEqual({
      ok: false,
      error: 'other-key',
    })
  })
})

describe('recovery with papers', () => {
  test('any two of three, in any order, give the key to who types them', async () => {
    const { papers, at, publicKey } = await aKey()
    const receiver = await aPerson('derde')
    expect(papers).toHaveLength(3)
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      const typed = [papers[one] ?? '', (papers[other] ?? '').toLowerCase().replaceAll('-', ' ')] as const
      const wrapped = given(await recoverOrganisationKey(at, typed, receiver))
      const opened = given(await openOrganisationKey(at, receiver, wrapped))
      expect(await belongTogether(opened, publicKey)).toBe(true)
    }
  })

  test('says which paper was mistyped, and how', async () => {
    const { papers, at, first } = await aKey()
    const [one = '', other = ''] = papers
    const swapped = `${one.slice(0, -1)}${one.endsWith('0') ? '1' : '0'}`
    for (const [typed, error] of [
      [[swapped, other], 'first-mistyped'],
      [[one, other.slice(0, -2)], 'second-wrong-length'],
      [[one, `${other.slice(0, -1)}*`], 'second-unknown-character'],
      [[one, one], 'same-share'],
    ] as const)
      expect(await recoverOrganisationKey(at, typed, first)).toEqual({ ok: false, error })
  })

  test('refuses papers of another key', async () => {
    const [old, now] = [await aKey(), await aKey()]
    const papers = [old.papers[0] ?? '', now.papers[1] ?? ''] as const
    expect(await recoverOrganisationKey(now.at, papers, now.first)).toEqual({ ok: false, error: 'other-key' })
  })
})

describe('secrets that are wrapped anew', () => {
  const wrapFor = async (publicKey: Bytes, subject: string, secret: Bytes, organisation = place.organisation) => ({
    subject,
    from: 1,
    wrapped: given(await wrapToKey(publicKey, secret, keptSecretLabel(organisation, subject))),
  })

  test('are the same under the new key, and the old key opens none of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 6 }), async (drawn) => {
        const [old, now] = [await makeKeyPair(random), await makeKeyPair(random)]
        const secrets = drawn.map((bytes) => new Uint8Array(bytes))
        const kept = await Promise.all(secrets.map((bytes, at) => wrapFor(old.publicKey, `case-${at}`, bytes)))
        const { rewrapped, unopened } = await rewrapSecrets(place.organisation, old.privateKey, now.privateKey, kept)
        expect(unopened).toEqual([])
        expect(rewrapped.map(({ subject, from }) => [subject, from])).toEqual(kept.map(({ subject }) => [subject, 1]))
        const [oldKey, newKey] = [await openingKey(old.privateKey), await openingKey(now.privateKey)]
        for (const [at, { subject, wrapped }] of rewrapped.entries()) {
          const label = keptSecretLabel(place.organisation, subject)
          expect(await unwrapWithKey(newKey, wrapped, label)).toEqual({ ok: true, value: secrets[at] })
          expect((await unwrapWithKey(oldKey, wrapped, label)).ok).toBe(false)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('that do not open are named, and nothing comes in their place', async () => {
    const [old, now] = [await makeKeyPair(random), await makeKeyPair(random)]
    const good = await wrapFor(old.publicKey, 'case-1', random(32))
    const moved = { ...(await wrapFor(old.publicKey, 'case-2', random(32))), subject: 'case-3' }
    const foreign = await wrapFor(old.publicKey, 'case-4', random(32), 'voorbeelddorp')
    const { rewrapped, unopened } = await rewrapSecrets(place.organisation, old.privateKey, now.privateKey, [
      good,
      moved,
      foreign,
    ])
    expect(rewrapped.map(({ subject }) => subject)).toEqual(['case-1'])
    expect(unopened).toEqual(['case-3', 'case-4'])
  })
})
