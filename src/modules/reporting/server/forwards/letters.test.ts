import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day, dutchDay } from '#kernel/days.ts'
import { linkAndCodeKeys } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { fitsContent, manifestHash, openLetter, sealLetter } from '../../ceremonies/index.ts'
import {
  aForwardingWorld,
  answerIn,
  colleague,
  type ForwardingWorld,
  manifestIn,
  random,
  right,
  rowsIn,
  seenBy,
} from '../../testing/a-forwarding-world.ts'
import {
  answerByLink,
  type CaseTables,
  expireForwards,
  forwardOutside,
  type LetterDesk,
  letterHead,
  openLetterByLink,
  withdrawForward,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ForwardingWorld
let now: Day
let letters: LetterDesk
beforeEach(async () => {
  // The database goes by its own day.
  now = dutchDay(new Date())
  world = await aForwardingWorld(database(), () => now)
  letters = { ...world.reader, sign: world.sign }
})

const seen = (actor: ReturnType<typeof colleague>, caseId: string) => seenBy(database(), actor, caseId)
const count = (table: string) => rowsIn(database(), table)

describe('to somebody outside', () => {
  const accepted = { answer: 'accepted', reason: 'taken-up' } as const
  async function sentOut(caseId: string) {
    const { told, text } = await world.ready(caseId)
    const letter = right(await sealLetter({ from: 'ours', forwardId: told.forwardId }, text, random))
    const out = { outside: 'Politie, team migratie', letter }
    const { manifest } = right(await forwardOutside(world.forwards, colleague('ann'), told, out))
    return { told, text, letter, manifest, out }
  }

  test('who opens it hears whether the report that it is from was open on the server', async () => {
    const caseId = await world.aCase()
    const { letter } = await sentOut(caseId)
    const seenByServer = async () => right(await openLetterByLink(letters, letter)).seenByServer
    expect(await seenByServer()).toBe(false)
    await sql`update reporting_case set seen_by_server = true where id = ${caseId}`.execute(database())
    expect(await seenByServer()).toBe(true)
  })

  test('link and code together open it, and the server has neither', async () => {
    const { told, text, letter, manifest } = await sentOut(await world.aCase())
    expect(await letterHead(letters, letter.token)).toMatchObject({
      fromName: 'Organisatie ours',
      outside: 'Politie, team migratie',
      state: 'sent',
      expiresOn: addDays(now, 14),
      codesLeft: 10,
    })
    const { proof, key } = await linkAndCodeKeys(letter.linkSecret, letter.code)
    const given = right(await openLetterByLink(letters, { token: letter.token, proof }))
    const opened = right(
      await openLetter(key, { from: 'ours', forwardId: told.forwardId }, new Uint8Array(given.envelope ?? [])),
    )
    expect(opened).toBe(text)
    expect(given.manifest).toBe(manifest)
    expect(manifestIn(manifest).to).toBe('outside:Politie, team migratie')
    expect(await fitsContent(manifestIn(manifest), opened)).toBe(true)
    // Whoever has every row has neither the token, nor the proof, nor anything that opens the letter.
    const { rows } = await sql<{ all: string }>`select row_to_json(f)::text as all from reporting_forward f`.execute(
      database(),
    )
    for (const secret of [letter.token, proof, key, letter.linkSecret, letter.code])
      expect(rows[0]?.all).not.toContain(Buffer.from(secret).toString('hex'))
  })

  test('a wrong code is counted, and after ten not even the right one opens it', async () => {
    const { letter } = await sentOut(await world.aCase())
    const tried = (proof: Uint8Array) => openLetterByLink(letters, { token: letter.token, proof })
    for (let number = 1; number <= 10; number += 1) {
      expect(await tried(random(16))).toEqual({ ok: false, error: 'wrong' })
      if (number === 9) expect((await tried(letter.proof)).ok).toBe(true)
    }
    expect(await tried(letter.proof)).toEqual({ ok: false, error: 'locked' })
    expect(await answerByLink(letters, letter, accepted)).toEqual({ ok: false, error: 'locked' })
    expect((await letterHead(letters, letter.token))?.codesLeft).toBe(0)
    expect(await openLetterByLink(letters, { token: random(16), proof: letter.proof })).toEqual({
      ok: false,
      error: 'unknown',
    })
    expect(await letterHead(letters, random(16))).toBeNull()
  })

  test('it opens on its last day and not on the day after; then what was sent is destroyed', async () => {
    const { letter } = await sentOut(await world.aCase())
    const lastDay = (from: number) =>
      sql`update reporting_forward set expires_on = organisations_today() + ${from}::int`.execute(database())
    await lastDay(0)
    // Whoever serves pages cannot say that it is later than it is.
    now = addDays(now, 1000)
    expect(await expireForwards(letters)).toBe(0)
    expect((await openLetterByLink(letters, letter)).ok).toBe(true)
    await lastDay(-1)
    expect(await openLetterByLink(letters, letter)).toEqual({ ok: false, error: 'gone' })
    expect((await letterHead(letters, letter.token))?.state).toBe('expired')
    expect(await expireForwards(letters)).toBe(1)
    const { rows } = await sql<{
      state: string
      envelope: unknown
    }>`select state, envelope from reporting_forward`.execute(database())
    expect(rows).toEqual([{ state: 'expired', envelope: null }])
  })

  test('they answer once, signed; then what was sent is destroyed and the files stay', async () => {
    const caseId = await world.aCase()
    const { letter, manifest } = await sentOut(caseId)
    expect(await answerByLink(letters, { token: letter.token, proof: random(16) }, accepted)).toEqual({
      ok: false,
      error: 'wrong',
    })
    const { file } = right(await answerByLink(letters, letter, accepted))
    now = addDays(now, 1)
    expect(await answerByLink(letters, letter, accepted)).toEqual({ ok: true, value: { file } })
    expect(await answerByLink(letters, letter, { answer: 'not-ours', reason: 'other-task' })).toEqual({
      ok: false,
      error: 'answered-before',
    })
    expect(answerIn(file).manifestHash).toBe(await manifestHash(manifestIn(manifest)))
    expect(right(await openLetterByLink(letters, letter))).toMatchObject({ envelope: null, manifest, answerFile: file })
    expect(await seen(colleague('ann'), caseId)).toEqual([
      expect.objectContaining({ state: 'answered', answer: 'accepted', isOutside: true }),
    ])
  })

  test('taken back, or with its case deleted, the link opens nothing', async () => {
    const caseId = await world.aCase()
    const { told, letter } = await sentOut(caseId)
    expect(await withdrawForward(world.desk, colleague('ann'), { caseId, forwardId: told.forwardId })).toEqual({
      ok: true,
      value: true,
    })
    expect(await openLetterByLink(letters, letter)).toEqual({ ok: false, error: 'gone' })
    const next = await sentOut(caseId)
    await sql`select reporting_erase(${caseId})`.execute(database())
    expect(await openLetterByLink(letters, next.letter)).toEqual({ ok: false, error: 'unknown' })
    expect(await count('reporting_forward')).toBe(0)
  })

  test('once somebody opened it, it cannot be taken back: they may have read it', async () => {
    const caseId = await world.aCase()
    const { told, letter } = await sentOut(caseId)
    right(await openLetterByLink(letters, letter))
    const back = await withdrawForward(world.desk, colleague('ann'), { caseId, forwardId: told.forwardId })
    expect(back).toEqual({ ok: false, error: 'was-read' })
    expect(await seen(colleague('ann'), caseId)).toEqual([expect.objectContaining({ state: 'sent', opened: true })])
    expect(await openLetterByLink(letters, letter)).toMatchObject({ ok: true })
  })

  test('put out again it is one letter; an envelope of no length of ours is refused', async () => {
    const caseId = await world.aCase()
    const { told, manifest, out } = await sentOut(caseId)
    now = addDays(now, 1)
    expect(await forwardOutside(world.forwards, colleague('ann'), told, out)).toEqual({ ok: true, value: { manifest } })
    const { told: other } = await world.ready(caseId)
    const cut = { ...out, letter: { ...out.letter, token: random(16), envelope: out.letter.envelope.slice(1) } }
    expect(await forwardOutside(world.forwards, colleague('ann'), other, cut)).toEqual({
      ok: false,
      error: 'malformed',
    })
    expect(await count('reporting_forward')).toBe(1)
  })
})
