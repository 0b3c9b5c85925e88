import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { dutchDay } from '#kernel/days.ts'
import { linkAndCodeKeys } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { alongHash, bytesOfJson, identityHash, newReportingId, openAlong, sealLetter } from '../../ceremonies/index.ts'
import { alongIn } from '../../domain/forwards/along.ts'
import { readIdentity } from '../../forms/report-form.ts'
import {
  aForwardingWorld,
  colleague,
  type ForwardingWorld,
  manifestIn,
  random,
  right,
  rowsIn,
} from '../../testing/a-forwarding-world.ts'
import { aNamedCase, chosenAlong, identity, openTheVault } from '../../testing/goes-along.ts'
import {
  answerByLink,
  type CaseTables,
  forwardOutside,
  keepAlong,
  type LetterDesk,
  openLetterByLink,
  openLetterFile,
  withdrawForward,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const ann = colleague('ann')
let world: ForwardingWorld
let letters: LetterDesk
beforeEach(async () => {
  // The database goes by its own day.
  world = await aForwardingWorld(database(), () => dutchDay(new Date()))
  letters = { ...world.reader, sign: world.sign }
})

describe('what goes along behind a link', () => {
  const accepted = { answer: 'accepted', reason: 'taken-up' } as const
  async function sentOut(caseId: string, withIdentity = false) {
    const ready = await chosenAlong(caseId, withIdentity)
    const { told, text, files, who } = ready
    const contents = [...files.map(({ bytes }) => bytes), ...(who ? [who] : [])]
    const place = { from: 'ours', forwardId: told.forwardId }
    const letter = right(await sealLetter(place, text, random, contents))
    const ids: string[] = []
    for (const [at, envelope] of letter.along.entries()) {
      const item = files[at]?.item ?? newReportingId(random)
      ids.push(item)
      const to = { caseId, target: told.forwardId, isInside: false }
      right(await keepAlong(world.desk, ann, to, { item, sequence: at + 1, envelope }))
    }
    const { manifest } = right(
      await forwardOutside(world.forwards, ann, told, { outside: 'Politie', letter, files: ids }),
    )
    return { ...ready, letter, manifest, place }
  }
  const count = () => rowsIn(database(), 'reporting_forward_file')

  test('each is opened by itself with link and code, and is what the manifest says', async () => {
    const caseId = await aNamedCase(world)
    await openTheVault(world, caseId)
    const { letter, manifest, place, salt } = await sentOut(caseId, true)
    const { key } = await linkAndCodeKeys(letter.linkSecret, letter.code)
    const names = manifestIn(manifest).along.map((one) => alongIn(one))
    const opened: string[] = []
    for (const sequence of [1, 2]) {
      const sealed = right(await openLetterFile(letters, { ...letter, sequence }))
      const content = right(await openAlong(key, place, sequence, new Uint8Array(sealed)))
      const hash = sequence === 1 ? await alongHash(salt, content) : await identityHash(content)
      expect(hash).toBe(names[sequence - 1]?.hash)
      opened.push(new TextDecoder().decode(content))
      // One in the place of the other does not open.
      expect((await openAlong(key, place, 3 - sequence, new Uint8Array(sealed))).ok).toBe(false)
    }
    expect(opened[0]).toBe('a picture')
    expect(readIdentity(JSON.parse(opened[1] ?? ''))).toEqual({ ok: true, value: identity })
    // Who has the letter and its manifest, but not this, cannot try who it is: the salt is in it.
    expect(JSON.parse(opened[1] ?? '').salt).not.toBe(salt)
    expect(await alongHash(salt, bytesOfJson(identity))).not.toBe(names[1]?.hash)
    expect(await openLetterFile(letters, { ...letter, sequence: 3 })).toEqual({ ok: false, error: 'gone' })
  })

  test('a wrong code gets none and is counted', async () => {
    const { letter } = await sentOut(await aNamedCase(world))
    const wrong = { token: letter.token, proof: random(16), sequence: 1 }
    for (let tries = 0; tries < 10; tries += 1)
      expect(await openLetterFile(letters, wrong)).toEqual({ ok: false, error: 'wrong' })
    expect(await openLetterFile(letters, { ...letter, sequence: 1 })).toEqual({ ok: false, error: 'locked' })
  })

  test('who opened a file read the letter: it cannot be taken back', async () => {
    const caseId = await aNamedCase(world)
    const { letter, told } = await sentOut(caseId)
    right(await openLetterFile(letters, { ...letter, sequence: 1 }))
    const back = await withdrawForward(world.desk, ann, { caseId, forwardId: told.forwardId })
    expect(back).toEqual({ ok: false, error: 'was-read' })
  })

  test.each(['answered', 'taken back', 'erased with its case'] as const)('%s, it is gone from here', async (how) => {
    const caseId = await aNamedCase(world)
    const { letter, told } = await sentOut(caseId)
    expect(await count()).toBe(1)
    if (how === 'answered') right(await answerByLink(letters, letter, accepted))
    if (how === 'taken back') right(await withdrawForward(world.desk, ann, { caseId, forwardId: told.forwardId }))
    if (how === 'erased with its case') await sql`select reporting_erase(${caseId})`.execute(database())
    expect(await count()).toBe(0)
    expect((await openLetterFile(letters, { ...letter, sequence: 1 })).ok).toBe(false)
    if (how === 'answered') expect((await openLetterByLink(letters, letter)).ok).toBe(true)
  })
})
