import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { SealedReport } from '#modules/reporting/ceremonies/index.ts'
import { type Draft, emptyDraft } from '#modules/reporting/index.ts'
import { makeKeyPair, sameBytes } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { ToldReport } from './told-report.ts'

const pair = await makeKeyPair((length) => new Uint8Array(randomBytes(length)))
const reader = { organisation: 'voorbeeldstad', keyNumber: 2, publicKey: pair.publicKey }
const draft: Draft = {
  ...emptyDraft,
  entrance: 'worker',
  municipality: 'GM0855',
  forms: ['labour'],
  goingOn: 'yes',
  danger: 'no',
  story: 'Belt vanaf het station.',
  contact: { ...emptyDraft.contact, phone: '0600000000' },
}

/** As the server does it: the same bytes are kept once, others under the same id are refused. */
let kept: SealedReport[]
let loses: number
let refuses: string | null
const send = (sealed: SealedReport): Promise<true> => {
  if (refuses) return Promise.reject(new Refused(refuses))
  const there = kept.find(({ caseId }) => caseId === sealed.caseId)
  if (!there) kept.push(sealed)
  else if (!sameBytes(there.report.envelope, sealed.report.envelope)) return Promise.reject(new Refused('taken'))
  loses -= 1
  return loses >= 0 ? Promise.reject(new Refused('no-connection')) : Promise.resolve(true)
}
let told: ToldReport
beforeEach(() => {
  kept = []
  loses = 0
  refuses = null
  told = new ToldReport({ language: 'nl', reader })
})

test('after an answer that got lost, the same report is the same case, and its code is shown', async () => {
  loses = 2
  await expect(told.send(draft, send)).rejects.toThrow('no-connection')
  await expect(told.send({ ...draft }, send)).rejects.toThrow('no-connection')
  const { begun, isEarlier } = await told.send({ ...draft }, send)
  expect([kept.length, kept[0]?.caseId, isEarlier]).toEqual([1, begun.caseId, false])
  expect(sameBytes(kept[0]?.lookupId ?? new Uint8Array(), begun.lookupId)).toBe(true)
})

test('was it changed after the lost answer, the code is of the version that was kept, and that is said', async () => {
  loses = 1
  await expect(told.send(draft, send)).rejects.toThrow('no-connection')
  const changed = { ...draft, story: 'Belt vanaf het station. Is nu binnen.' }
  const { begun, isEarlier } = await told.send(changed, send)
  expect([kept.length, kept[0]?.caseId, isEarlier]).toEqual([1, begun.caseId, true])
})

test('was it changed and nothing kept before, it is the changed one that is kept', async () => {
  refuses = 'no-connection'
  await expect(told.send(draft, send)).rejects.toThrow('no-connection')
  refuses = null
  expect((await told.send({ ...draft, story: 'Anders.' }, send)).isEarlier).toBe(false)
  expect(kept).toHaveLength(1)
})

test('what was sealed to a key that is no longer in use is thrown away', async () => {
  const tried: SealedReport[] = []
  const watched = (sealed: SealedReport) => {
    tried.push(sealed)
    return send(sealed)
  }
  refuses = 'old-key'
  await expect(told.send(draft, watched)).rejects.toThrow('old-key')
  refuses = null
  await told.send(draft, watched)
  expect(new Set(tried.map(({ caseId }) => caseId)).size).toBe(2)
})

test('a question that is open is refused before anything is made', async () => {
  await expect(told.send({ ...draft, goingOn: null }, send)).rejects.toThrow('missing')
  expect(kept).toEqual([])
})
