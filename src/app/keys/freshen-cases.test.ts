import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toBase64url } from '#modules/organisations/index.ts'
import { freshOf } from '#modules/reporting/ceremonies/index.ts'
import { makeKeyPair, openingKey } from '#platform/sealing/index.ts'
import { freshenAll } from './freshen-cases.ts'
import type { Send } from './move-secrets.ts'
import { bytesOf } from './sent-bytes.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const organisation = 'voorbeeldstad'

/** A server that gives three cases at a time; a case of `changing` takes another code before the first secret for it arrives. */
async function aServer(count: number, changing: readonly string[] = []) {
  const key = await makeKeyPair(random)
  const reporterKey = toBase64url((await makeKeyPair(random)).publicKey)
  const ids = Array.from({ length: count }, (_, at) => `case-${at}`)
  const kept = new Map<string, string>()
  const late = new Set(changing)
  const send = (dies: number): Send => {
    let leftToDo = dies
    return async <Answer>(step: Readonly<Record<string, unknown>>) => {
      leftToDo -= 1
      if (leftToDo < 0) throw new Error('no connection')
      if (step['do'] === 'freshen') {
        for (const { caseId, wrapped } of step['cases'] as { caseId: string; wrapped: string }[])
          if (!late.delete(caseId) && !kept.has(caseId)) kept.set(caseId, wrapped)
        return null as Answer
      }
      const left = ids.filter((id) => !kept.has(id) && id > String(step['after']))
      return left.slice(0, 3).map((caseId) => ({ caseId, reporterKey })) as Answer
    }
  }
  const told: number[] = []
  const to = { organisation, number: 2, publicKey: key.publicKey, told: (done: number) => void told.push(done) }
  const opened = async () => {
    const opening = await openingKey(key.privateKey)
    const all = [...kept].map(([caseId, wrapped]) => freshOf(opening, { organisation, caseId }, 2, bytesOf(wrapped)))
    return (await Promise.all(all)).filter(({ ok }) => ok).length
  }
  return { send, to, told, kept, opened }
}

test('every case gets a secret that the new key opens, and one whose code was changed in that moment comes again', async () => {
  const { send, to, told, kept, opened } = await aServer(8, ['case-1', 'case-7'])
  await freshenAll(send(100), to)
  expect([kept.size, await opened()]).toEqual([8, 8])
  expect(told).toEqual([3, 6, 8, 10])
})

test('wherever it breaks off, nothing is lost and who goes on finishes it', async () => {
  for (let dies = 0; dies < 8; dies += 1) {
    const { send, to, kept, opened } = await aServer(7)
    await expect(freshenAll(send(dies), to)).rejects.toThrow('no connection')
    await freshenAll(send(100), to)
    expect([kept.size, await opened()]).toEqual([7, 7])
  }
})
