import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day, dutchDay } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { fitsContent, manifestHash, verifyStatement } from '../../ceremonies/index.ts'
import { readPayload } from '../../forms/forward-form.ts'
import { readSignedFile } from '../../forms/signed-file.ts'
import {
  aForwardingWorld,
  aNewColleague,
  colleague,
  type ForwardingWorld,
  known,
  partner,
  random,
  right,
  rowsIn,
} from '../../testing/a-forwarding-world.ts'
import {
  anAnswerIn,
  aReadyQuestion,
  asks,
  cannotSay,
  readAdviceAs,
  readableNow,
  sealedFor,
  unreadable,
} from '../../testing/a-question.ts'
import { standsAt } from '../../testing/a-reporting-world.ts'
import { questionsSeen } from '../../testing/questions-seen.ts'
import {
  answerForward,
  answerQuestion,
  askedQuestions,
  askInside,
  type CaseTables,
  caseForwards,
  consultationsOf,
  handOverCases,
  openQuestionHere,
  seeCase,
  waitingForwards,
  withdrawForward,
  withdrawQuestion,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ForwardingWorld
let now: Day
let caseId: string
beforeEach(async () => {
  // The database goes by its own day.
  now = dutchDay(new Date())
  world = await aForwardingWorld(database(), () => now)
  caseId = await world.aCase()
})

const ann = colleague('ann')
const ben = colleague('ben')
const { questionsTo, asked, stands, advice, opened } = questionsSeen(() => ({ world, caseId }))
const linesOf = async (action: string) => {
  const { rows } = await sql<{ object: string; detail: string }>`
    select object, detail from platform_audit where action = ${action} order by line`.execute(database())
  return rows.map(({ object, detail }) => ({ object, detail: JSON.parse(detail) }))
}
const statementIn = (file: string) => right(readSignedFile(file)).statement

describe('a partner in Baken is asked', () => {
  test('sees the question and the chosen fields and nothing else; it is no case there', async () => {
    const { id, text, manifest } = await asks(world, caseId, 'partner')
    const { payload } = await opened(id)
    expect(payload).toBe(text)
    expect(readPayload(payload)?.fields).toEqual({ address: known.address, question: 'Kent u dit adres?' })
    const statement = statementIn(manifest)
    expect(statement).toMatchObject({ kind: 'asked', from: 'ours', to: 'organisation:partner', ground: 'place-based' })
    expect(statement.kind === 'asked' && (await fitsContent(statement, payload))).toBe(true)
    expect((await verifyStatement(right(readSignedFile(manifest)))).ok).toBe(true)
    expect(await rowsIn(database(), 'reporting_case')).toBe(1)
    const [question] = await questionsTo()
    expect(question).toMatchObject({ id, fromName: 'Organisatie ours', ownCase: null, state: 'sent' })
    expect(JSON.stringify(question)).not.toContain(caseId)
    expect(right(await waitingForwards(world.desk, partner('pim')))).toEqual([])
    expect(right(await caseForwards(world.desk, ann, caseId))).toEqual([])
  })

  test('the case is in consultation for two weeks, and what was asked stands with it', async () => {
    const { id, told } = await asks(world, caseId, 'partner')
    const found = await stands()
    expect(found).toMatchObject({ state: 'in-consultation', stepDue: addDays(now, 14) })
    expect(found.coded).toMatchObject({ consultation: id, ground: 'place-based' })
    expect(found.steps.at(-1)).toMatchObject({ from: 'weighed', to: 'in-consultation', by: 'ann' })
    expect(found.items.filter(({ kind }) => kind === 'forward').map(({ item }) => item)).toEqual([told.copy.item])
    expect(await asked(ben)).toEqual([
      expect.objectContaining({
        id,
        way: 'partner',
        name: 'Organisatie partner',
        askedBy: expect.any(String),
        fields: ['address', 'question'],
        answerDue: addDays(now, 14),
        expiresOn: addDays(now, 14),
        opened: false,
        state: 'sent',
      }),
    ])
    await opened(id)
    expect((await asked())[0]).toMatchObject({ opened: true })
  })

  test('answers once in words that only who asked can read; then the question is gone there', async () => {
    const { id, manifest } = await asks(world, caseId, 'partner')
    const { replyTo } = await opened(id)
    expect(await readableNow(database())).toEqual({ envelopes: 1, ask: 1, say: 1 })
    const { text, said } = await anAnswerIn('Dat adres kennen wij.', id, replyTo)
    await sql`update reporting_case set news_since = null`.execute(database())
    const { file } = right(await answerQuestion(world.forwards, partner('pim'), id, said))
    now = addDays(now, 1)
    expect(await answerQuestion(world.forwards, partner('puk'), id, said)).toEqual({ ok: true, value: { file } })
    const other = await anAnswerIn('Toch niet.', id, replyTo)
    for (const again of [other.said, cannotSay])
      expect(await answerQuestion(world.forwards, partner('puk'), id, again)).toEqual({
        ok: false,
        error: 'answered-before',
      })
    expect(await openQuestionHere(world.desk, partner('pim'), id)).toEqual({ ok: false, error: 'gone' })
    expect(await readableNow(database())).toEqual({ envelopes: 0, ask: 0, say: 1 })
    const [given] = await advice()
    expect(given && right(await readAdviceAs(world, id, given))).toBe(text)
    const [signed, asking] = [statementIn(file), statementIn(manifest)]
    if (signed.kind !== 'advice' || asking.kind !== 'asked') throw new Error('it is an answer to a question')
    expect(signed).toMatchObject({ forwardId: id, answer: 'said', manifestHash: await manifestHash(asking) })
    expect(await fitsContent(signed, text)).toBe(true)
    // A page that was drawn before shows no answer.
    right(await seeCase(world.desk, colleague('ann'), caseId, { news: 0 }))
    expect(await stands()).toMatchObject({ state: 'in-consultation', newsSince: addDays(now, -1) })
    expect((await asked())[0]).toMatchObject({ state: 'answered', answer: 'said', answerFile: file })
    expect((await questionsTo())[0]).toMatchObject({ state: 'answered', answer: 'said' })
  })

  test('says nothing without words before somebody there tried to read it; then that it could not be read is an answer of its own, and signed', async () => {
    const [id, other] = [(await asks(world, caseId, 'partner')).id, (await asks(world, caseId, 'partner')).id]
    for (const told of [cannotSay, unreadable])
      expect(await answerQuestion(world.forwards, partner('pim'), id, told)).toEqual({ ok: false, error: 'unread' })
    expect((await asked()).map(({ state }) => state)).toEqual(['sent', 'sent'])
    await opened(id)
    const { file } = right(await answerQuestion(world.forwards, partner('puk'), id, unreadable))
    expect(statementIn(file)).toMatchObject({ kind: 'advice', answer: 'unreadable', wordsHash: null })
    expect(await answerQuestion(world.forwards, partner('pim'), id, unreadable)).toEqual({ ok: true, value: { file } })
    expect(await answerQuestion(world.forwards, partner('pim'), id, cannotSay)).toEqual({
      ok: false,
      error: 'answered-before',
    })
    expect((await asked()).find((one) => one.id === id)).toMatchObject({ state: 'answered', answer: 'unreadable' })
    expect(await openQuestionHere(world.desk, partner('pim'), id)).toEqual({ ok: false, error: 'gone' })
    expect(await answerQuestion(world.forwards, partner('pim'), other, unreadable)).toEqual({
      ok: false,
      error: 'unread',
    })
  })

  test('may say that it cannot say; words without an envelope, and an envelope without words, are refused', async () => {
    const { id } = await asks(world, caseId, 'partner')
    await opened(id)
    const hollow = { answer: 'said', wordsHash: 'A'.repeat(43), envelope: null } as never
    expect(await answerQuestion(world.forwards, partner('pim'), id, hollow)).toEqual({ ok: false, error: 'malformed' })
    const full = { answer: 'cannot-say', wordsHash: null, envelope: random(4146) } as never
    expect(await answerQuestion(world.forwards, partner('pim'), id, full)).toEqual({ ok: false, error: 'malformed' })
    const { file } = right(await answerQuestion(world.forwards, partner('pim'), id, cannotSay))
    expect(statementIn(file)).toMatchObject({ kind: 'advice', answer: 'cannot-say', wordsHash: null })
    expect(await advice()).toEqual([])
    expect(await readableNow(database())).toMatchObject({ envelopes: 0, ask: 0 })
  })

  test('asked again after a lost answer it is one question with one manifest; with something else it is refused', async () => {
    const { told, text, sent, manifest } = await asks(world, caseId, 'partner')
    now = addDays(now, 1)
    expect(await askInside(world.forwards, ben, told, sent)).toEqual({ ok: true, value: { manifest } })
    const toBen = {
      ...sent,
      organisation: 'ours',
      person: 'ben',
      sealed: await sealedFor(world, { told, text }, 'ours'),
    }
    expect(await askInside(world.forwards, ann, told, toBen)).toEqual({ ok: false, error: 'taken' })
    expect([await rowsIn(database(), 'reporting_forward'), await rowsIn(database(), 'reporting_consultation')]).toEqual(
      [1, 1],
    )
    expect((await stands()).items.filter(({ kind }) => kind === 'forward')).toHaveLength(1)
    expect(await linesOf('consultation.ask')).toHaveLength(1)
  })

  test('is one in whom two people can open it, under the key that is in use; nothing half stays after a refusal', async () => {
    const ready = await aReadyQuestion(caseId)
    const sealed = await sealedFor(world, ready, 'partner')
    const ask = (change: object = {}, to: object = {}, actor = ann) =>
      askInside(world.forwards, actor, ready.told, {
        organisation: 'partner',
        person: null,
        ...to,
        sealed: { ...sealed, ...change },
      })
    expect(await ask({ keyNumber: 7 })).toEqual({ ok: false, error: 'old-key' })
    expect(await ask({ ownNumber: 7 })).toEqual({ ok: false, error: 'own-old-key' })
    expect(await ask({}, { organisation: 'nowhere' })).toEqual({ ok: false, error: 'not-read-here' })
    expect(await ask({}, { person: 'pim' })).toEqual({ ok: false, error: 'not-read-here' })
    expect(await ask({ envelope: random(100) })).toEqual({ ok: false, error: 'malformed' })
    await sql`update organisations_membership set state = 'away' where person = 'puk'`.execute(database())
    expect(await ask()).toEqual({ ok: false, error: 'not-read-here' })
    await sql`update organisations_membership set state = 'active' where person = 'puk'`.execute(database())
    expect(await ask({}, {}, colleague('one'))).toEqual({ ok: false, error: 'role' })
    expect(await ask({}, {}, { ...ann, proved: false })).toEqual({ ok: false, error: 'prove-again' })
    expect(await ask({}, {}, partner('pim'))).toEqual({ ok: false, error: 'unknown-case' })
    expect(await readableNow(database())).toEqual({ envelopes: 0, ask: 0, say: 0 })
    expect(await stands()).toMatchObject({ state: 'weighed', items: [expect.objectContaining({ kind: 'report' })] })
  })

  test.each(['new', 'read', 'forwarded'])('not about a case that is %s', async (state) => {
    await standsAt(database(), caseId, state)
    const ready = await aReadyQuestion(caseId)
    const sent = { organisation: 'partner', person: null, sealed: await sealedFor(world, ready, 'partner') }
    expect(await askInside(world.forwards, ann, ready.told, sent)).toEqual({ ok: false, error: 'not-now' })
  })

  test('others neither read nor answer: not who asked, not another organisation, not somebody without the key', async () => {
    const { id } = await asks(world, caseId, 'partner')
    for (const actor of [ann, ben]) {
      expect(await questionsTo(actor)).toEqual([])
      expect(await openQuestionHere(world.desk, actor, id)).toEqual({ ok: false, error: 'gone' })
      expect(await answerQuestion(world.forwards, actor, id, cannotSay)).toEqual({ ok: false, error: 'unknown' })
    }
    expect(await askedQuestions(world.desk, colleague('one'))).toEqual({ ok: false, error: 'role' })
    expect(await openQuestionHere(world.desk, colleague('one'), id)).toEqual({ ok: false, error: 'role' })
    expect(await consultationsOf(world.desk, partner('pim'), caseId)).toEqual({ ok: false, error: 'unknown-case' })
    expect(await answerForward(world.forwards, ann, caseId, { answer: 'accepted', reason: 'taken-up' })).toEqual({
      ok: false,
      error: 'unknown',
    })
    expect(await withdrawForward(world.desk, ann, { caseId, forwardId: id })).toEqual({ ok: false, error: 'unknown' })
    expect(await withdrawQuestion(world.desk, partner('pim'), { caseId, id })).toEqual({
      ok: false,
      error: 'unknown-case',
    })
  })

  test('what is logged says that, never what', async () => {
    const { id } = await asks(world, caseId, 'partner')
    await opened(id)
    right(await answerQuestion(world.forwards, partner('pim'), id, cannotSay))
    expect(await linesOf('consultation.ask')).toEqual([
      { object: `case:${caseId}`, detail: { forward: id, ground: 'place-based', to: 'partner', fields: 2 } },
    ])
    expect(await linesOf('consultation.see')).toEqual([expect.objectContaining({ object: `question:${id}` })])
    expect(await linesOf('consultation.answer')).toEqual([
      { object: `question:${id}`, detail: { answer: 'cannot-say' } },
    ])
  })
})

describe('a colleague who holds the key is asked', () => {
  test('by name, and only they answer; the case is told to them', async () => {
    const { id } = await asks(world, caseId, { person: 'ben' })
    expect(await questionsTo(ben)).toEqual([expect.objectContaining({ id, ownCase: caseId })])
    expect(await questionsTo(ann)).toEqual([])
    expect(await answerQuestion(world.forwards, ann, id, cannotSay)).toEqual({ ok: false, error: 'unknown' })
    expect((await asked())[0]).toMatchObject({ way: 'colleague' })
    right(await openQuestionHere(world.desk, ben, id))
    right(await answerQuestion(world.forwards, ben, id, cannotSay))
    expect((await asked())[0]).toMatchObject({ answer: 'cannot-say' })
  })

  test('nobody asks themselves, or somebody who does not hold the key', async () => {
    const ready = await aReadyQuestion(caseId)
    const sealed = await sealedFor(world, ready, 'ours')
    const ask = (person: string | null) =>
      askInside(world.forwards, ann, ready.told, { organisation: 'ours', person, sealed })
    expect([await ask('ann'), await ask(null)]).toEqual([
      { ok: false, error: 'itself' },
      { ok: false, error: 'itself' },
    ])
    for (const person of ['one', 'pim', 'nobody'])
      expect(await ask(person)).toEqual({ ok: false, error: 'not-a-holder' })
  })

  test('who goes on holiday hands their questions over, but never back to who asked', async () => {
    const { id } = await asks(world, caseId, { person: 'ben' })
    right(await handOverCases(world.desk, ben, 'ann'))
    expect(await questionsTo(ben)).toHaveLength(1)
    await aNewColleague(database(), 'ours', 'eva')
    right(await handOverCases(world.desk, ben, 'eva'))
    expect([await questionsTo(ben), await questionsTo(colleague('eva'))]).toEqual([
      [],
      [expect.objectContaining({ id })],
    ])
  })
})
