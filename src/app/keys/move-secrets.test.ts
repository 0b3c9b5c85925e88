import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64url, keptSecretLabel, toBase64url } from '#modules/organisations/index.ts'
import { type Bytes, makeKeyPair, openingKey, unwrapWithKey, wrapToKey } from '#platform/sealing/index.ts'
import { Refused } from './ceremony-page.ts'
import { moveAll, type Send, type Unopened } from './move-secrets.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const organisation = 'voorbeeldstad'
const bytes = (text: string): Bytes => fromBase64url(text) ?? new Uint8Array(0)

async function wrapFor(publicKey: Bytes, subject: string, secret: Bytes): Promise<string> {
  const wrapped = await wrapToKey(publicKey, secret, keptSecretLabel(organisation, subject))
  if (!wrapped.ok) throw new Error(wrapped.error)
  return toBase64url(wrapped.value)
}

/** A server as the page sees it: what is kept under key 1 and under key 2. It breaks off before the step with number `dies`. */
async function aServer(count: number) {
  const [old, now] = [await makeKeyPair(random), await makeKeyPair(random)]
  const secrets = new Map<string, Bytes>()
  const under = { old: new Map<string, string>(), new: new Map<string, string>() }
  for (let at = 0; at < count; at += 1) {
    const subject = `case-${String(at).padStart(3, '0')}`
    const secret = random(32)
    secrets.set(subject, secret)
    under.old.set(subject, await wrapFor(old.publicKey, subject, secret))
  }
  const left = () => [...under.old.keys()].filter((subject) => !under.new.has(subject))
  const answer = (step: Readonly<Record<string, unknown>>): unknown => {
    if (step['do'] === 'next-secrets') {
      const next = left().filter((subject) => subject > String(step['after']))
      const some = next.slice(0, 3).map((subject) => ({ subject, wrapped: under.old.get(subject) ?? '' }))
      return { from: 1, to: 2, secrets: some, left: step['after'] === '' ? left().length : null }
    }
    if (step['do'] === 'rewrap') {
      for (const { subject, wrapped } of step['secrets'] as { subject: string; wrapped: string }[])
        under.new.set(subject, wrapped)
      return (step['secrets'] as unknown[]).length
    }
    if (step['do'] === 'move-again')
      return (step['subjects'] as string[]).filter((subject) => under.old.has(subject) && under.new.delete(subject))
        .length
    if (step['do'] === 'kept-secrets')
      return [...under.new]
        .filter(([subject]) => subject > String(step['after']))
        .sort(([one], [other]) => one.localeCompare(other))
        .slice(0, 4)
        .map(([subject, wrapped]) => ({ subject, wrapped }))
    throw new Error('no such step')
  }
  const send = (dies: number): Send => {
    let leftToDo = dies
    return async <Answer>(step: Readonly<Record<string, unknown>>) => {
      leftToDo -= 1
      if (leftToDo < 0) throw new Refused('no-connection')
      return answer(step) as Answer
    }
  }
  const move = {
    organisation,
    oldKey: old.privateKey,
    newKey: now.privateKey,
    number: 2,
    told: () => undefined,
  }
  return { secrets, under, send, move, old, now }
}

const refused = (go: Promise<Unopened>) =>
  go.then(
    (unopened) => unopened,
    (error: unknown) => (error instanceof Refused ? error.code : Promise.reject(error)),
  )

describe('moving everything to a new key', () => {
  test('how many are left is counted once, and then follows from what was moved', async () => {
    const { send, move } = await aServer(7)
    const told: (number | null)[] = []
    await moveAll(send(1_000), { ...move, told: (left) => void told.push(left) })
    expect(told).toEqual([7, 4, 1, 0, null])
  })

  test('wherever it breaks off, who goes on finishes it: every secret is the same, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.nat(8), { maxLength: 3 }),
        async (count, breaks) => {
          const { secrets, under, send, move, now, old } = await aServer(count)
          for (const at of breaks) {
            await refused(moveAll(send(at), move))
            // As long as it is not finished the old key still opens everything there was.
            const oldKey = await openingKey(old.privateKey)
            for (const [subject, wrapped] of under.old)
              expect((await unwrapWithKey(oldKey, bytes(wrapped), keptSecretLabel(organisation, subject))).ok).toBe(
                true,
              )
          }
          expect(await moveAll(send(1_000), move)).toEqual({ left: [], came: [] })
          const newKey = await openingKey(now.privateKey)
          expect([...under.new.keys()].sort()).toEqual([...secrets.keys()])
          for (const [subject, wrapped] of under.new)
            expect(await unwrapWithKey(newKey, bytes(wrapped), keptSecretLabel(organisation, subject))).toEqual({
              ok: true,
              value: secrets.get(subject),
            })
        },
      ),
      { numRuns: 25 },
    )
  })

  test('what somebody wrapped to the new key so that it does not open is moved anew, as long as the old key opens it', async () => {
    const { under, send, move, now, secrets } = await aServer(5)
    under.new.set('case-001', await wrapFor(now.publicKey, 'case-002', random(32)))
    expect(await moveAll(send(1_000), move)).toEqual({ left: [], came: [] })
    const opened = await unwrapWithKey(
      await openingKey(now.privateKey),
      bytes(under.new.get('case-001') ?? ''),
      keptSecretLabel(organisation, 'case-001'),
    )
    expect(opened).toEqual({ ok: true, value: secrets.get('case-001') })
  })

  test('nothing is said to be whole when a server goes on giving what does not open', async () => {
    const { under, send, move, now } = await aServer(2)
    const wrong = await wrapFor(now.publicKey, 'case-000', random(32))
    const lying: Send = async <Answer>(step: Readonly<Record<string, unknown>>) => {
      const answer = await send(1_000)<Answer>(step)
      if (step['do'] === 'rewrap') under.new.set('case-001', wrong)
      return answer
    }
    expect(await refused(moveAll(lying, move))).toBe('not-whole')
  })

  test('what opens with no key is named and keeps nothing else from being moved, however many stand before it', async () => {
    const { under, send, move } = await aServer(9)
    const { publicKey } = await makeKeyPair(random)
    const rubbish = ['case-000', 'case-001', 'case-002', 'case-003', 'case-006']
    for (const subject of rubbish) under.old.set(subject, await wrapFor(publicKey, subject, random(32)))
    under.new.set('sent-since', await wrapFor(publicKey, 'sent-since', random(32)))
    expect(await moveAll(send(1_000), move)).toEqual({ left: rubbish, came: ['sent-since'] })
    expect([...under.new.keys()].sort()).toEqual(['case-004', 'case-005', 'case-007', 'case-008', 'sent-since'])
  })
})
