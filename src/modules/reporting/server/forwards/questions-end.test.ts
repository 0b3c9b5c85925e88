import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Day, dutchDay } from '#kernel/days.ts'
import { linkAndCodeKeys } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { openLetter, readQuestion, sealAdvice } from '../../ceremonies/index.ts'
import {
  aForwardingWorld,
  colleague,
  type ForwardingWorld,
  partner,
  random,
  right,
  rowsIn,
} from '../../testing/a-forwarding-world.ts'
import {
  anAnswerIn,
  aReadyQuestion,
  asks,
  asksOutside,
  cannotSay,
  readAdviceAs,
  readableNow,
  sealedFor,
} from '../../testing/a-question.ts'
import { questionsSeen } from '../../testing/questions-seen.ts'
import {
  answerByLink,
  answerQuestion,
  answerQuestionByLink,
  askInside,
  askOutside,
  type CaseTables,
  expireForwards,
  type LetterDesk,
  letterHead,
  openLetterByLink,
  openQuestionHere,
  takeStep,
  withdrawQuestion,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ForwardingWorld
let now: Day
let letters: LetterDesk
let caseId: string
beforeEach(async () => {
  // The database goes by its own day.
  now = dutchDay(new Date())
  world = await aForwardingWorld(database(), () => now)
  letters = { ...world.reader, sign: world.sign }
  caseId = await world.aCase()
})

const ann = colleague('ann')
const ben = colleague('ben')
const { questionsTo, asked, stands, advice, opened } = questionsSeen(() => ({ world, caseId }))

describe('somebody without a key is asked', () => {
  test('link and code open it, and the answer goes to who asked; the letter is then empty', async () => {
    const { id, text, letter, manifest } = await asksOutside(world, caseId)
    expect(await letterHead(letters, letter.token)).toMatchObject({ id, purpose: 'consultation', state: 'sent' })
    const { key } = await linkAndCodeKeys(letter.linkSecret, letter.code)
    const given = right(await openLetterByLink(letters, letter))
    const envelope = new Uint8Array(given.envelope ?? [])
    const question = readQuestion(right(await openLetter(key, { from: 'ours', forwardId: id }, envelope)))
    expect(question?.payload).toBe(text)
    expect(given.manifest).toBe(manifest)
    const { said, text: words } = await anAnswerIn('Dat adres kennen wij.', id, question?.replyTo ?? new Uint8Array())
    const { file } = right(await answerQuestionByLink(letters, letter, said))
    expect(await answerQuestionByLink(letters, letter, said)).toEqual({ ok: true, value: { file } })
    expect(await answerQuestionByLink(letters, letter, cannotSay)).toEqual({ ok: false, error: 'answered-before' })
    expect(right(await openLetterByLink(letters, letter))).toMatchObject({ envelope: null, answerFile: file })
    const [came] = await advice()
    expect(came && right(await readAdviceAs(world, id, came))).toBe(words)
    expect((await asked())[0]).toMatchObject({ way: 'outside', name: 'Wijkteam Oost', answer: 'said' })
  })

  test('without the code nothing is given or answered, and a question takes no answer of a hand-over', async () => {
    const { letter } = await asksOutside(world, caseId)
    const wrong = { token: letter.token, proof: random(16) }
    expect(await answerQuestionByLink(letters, wrong, cannotSay)).toEqual({ ok: false, error: 'wrong' })
    expect(await answerQuestionByLink(letters, { ...wrong, token: random(16) }, cannotSay)).toEqual({
      ok: false,
      error: 'unknown',
    })
    expect(await answerByLink(letters, letter, { answer: 'accepted', reason: 'taken-up' })).toEqual({
      ok: false,
      error: 'unknown',
    })
    expect((await asked())[0]).toMatchObject({ state: 'sent' })
  })

  test('put out again it is one letter', async () => {
    const { told, sent, manifest } = await asksOutside(world, caseId)
    expect(await askOutside(world.forwards, ben, told, sent)).toEqual({ ok: true, value: { manifest } })
    const other = { ...sent, letter: { ...sent.letter, proof: random(16) } }
    expect(await askOutside(world.forwards, ben, told, other)).toEqual({ ok: false, error: 'taken' })
    expect(await rowsIn(database(), 'reporting_consultation')).toBe(1)
  })
})

test('who is asked hears that the report was open on the server, whoever they are, and also when that comes later', async () => {
  await asks(world, caseId, 'partner')
  await asks(world, caseId, { person: 'ben' })
  const { letter } = await asksOutside(world, caseId)
  const told = async () => [
    ...(await questionsTo()).map(({ seenByServer }) => seenByServer),
    ...(await questionsTo(ben)).map(({ seenByServer }) => seenByServer),
    right(await openLetterByLink(letters, letter)).seenByServer,
  ]
  expect(await told()).toEqual([false, false, false])
  await sql`update reporting_case set seen_by_server = true where id = ${caseId}`.execute(database())
  expect(await told()).toEqual([true, true, true])
})

describe('a consultation ends', () => {
  test('with one step, and nobody who was asked reads anything any more', async () => {
    const [one, two] = [await asks(world, caseId, 'partner'), await asksOutside(world, caseId)]
    expect(await readableNow(database())).toEqual({ envelopes: 2, ask: 1, say: 2 })
    right(await takeStep(world.desk, ann, caseId, { step: 'end-consultation', given: {} }))
    expect(await stands()).toMatchObject({ state: 'weighed' })
    expect(await readableNow(database())).toMatchObject({ envelopes: 0, ask: 0 })
    expect((await asked()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(await openQuestionHere(world.desk, partner('pim'), one.id)).toEqual({ ok: false, error: 'gone' })
    expect(await answerQuestion(world.forwards, partner('pim'), one.id, cannotSay)).toEqual({
      ok: false,
      error: 'gone',
    })
    expect(await openLetterByLink(letters, two.letter)).toEqual({ ok: false, error: 'gone' })
  })

  test.each(['read', 'forwarded', 'closed'])('also when the case goes on to be %s', async (state) => {
    await asks(world, caseId, 'partner')
    const closing = state === 'closed' ? sql`, closed_on = ${now}, outcome = 'no-report'` : sql``
    await sql`update reporting_case set state = ${state} ${closing} where id = ${caseId}`.execute(database())
    expect((await asked())[0]).toMatchObject({ state: 'withdrawn' })
    expect(await readableNow(database())).toMatchObject({ envelopes: 0, ask: 0 })
  })

  test('for one question alone, also after it was opened; what was answered stays answered', async () => {
    const [one, two] = [await asks(world, caseId, 'partner'), await asks(world, caseId, { person: 'ben' })]
    await opened(one.id)
    const back = { caseId, id: one.id }
    for (let tries = 0; tries < 2; tries += 1)
      expect(await withdrawQuestion(world.desk, ben, back)).toEqual({ ok: true, value: true })
    expect(await openQuestionHere(world.desk, partner('pim'), one.id)).toEqual({ ok: false, error: 'gone' })
    right(await openQuestionHere(world.desk, ben, two.id))
    right(await answerQuestion(world.forwards, ben, two.id, cannotSay))
    expect(await withdrawQuestion(world.desk, ann, { caseId, id: two.id })).toEqual({ ok: false, error: 'gone' })
    expect(await stands()).toMatchObject({ state: 'in-consultation' })
    const elsewhere = await world.aCase()
    expect(await withdrawQuestion(world.desk, ann, { caseId: elsewhere, id: two.id })).toEqual({
      ok: false,
      error: 'unknown',
    })
  })

  test('on its last day by itself: read on that day, and not on the day after', async () => {
    const [one, two] = [await asks(world, caseId, 'partner'), await asksOutside(world, caseId)]
    const passes = (days: number) =>
      sql`update reporting_forward set expires_on = organisations_today() - ${days}::int`.execute(database())
    await passes(0)
    await opened(one.id)
    expect(await expireForwards(world.reader)).toBe(0)
    await passes(1)
    expect(await openQuestionHere(world.desk, partner('pim'), one.id)).toEqual({ ok: false, error: 'gone' })
    expect(await answerQuestion(world.forwards, partner('pim'), one.id, cannotSay)).toEqual({
      ok: false,
      error: 'gone',
    })
    expect((await asked()).map(({ state }) => state)).toEqual(['expired', 'expired'])
    expect((await questionsTo())[0]).toMatchObject({ state: 'expired' })
    expect(await openLetterByLink(letters, two.letter)).toEqual({ ok: false, error: 'gone' })
    expect(await expireForwards(world.reader)).toBe(2)
    expect(await readableNow(database())).toEqual({ envelopes: 0, ask: 0, say: 2 })
  })

  test('with its case nothing of it is left on either side, answered or not', async () => {
    const [one] = [await asks(world, caseId, 'partner'), await asksOutside(world, caseId)]
    const { replyTo } = await opened(one.id)
    right(await answerQuestion(world.forwards, partner('pim'), one.id, (await anAnswerIn('Ja.', one.id, replyTo)).said))
    await sql`select reporting_erase(${caseId})`.execute(database())
    expect(await readableNow(database())).toEqual({ envelopes: 0, ask: 0, say: 0 })
    expect([
      await rowsIn(database(), 'reporting_forward'),
      await rowsIn(database(), 'reporting_consultation'),
      await rowsIn(database(), 'organisations_kept_secret'),
    ]).toEqual([0, 0, 0])
    expect(await questionsTo()).toEqual([])
  })
})

test('a question whose id is that of a case takes no key of the case along: not when it is refused, and not when it goes', async () => {
  const ready = await aReadyQuestion(caseId)
  const id = ready.told.forwardId
  const sealed = await sealedFor(world, ready, 'partner')
  await sql`insert into organisations_kept_secret (organisation, subject, key_number, wrapped)
    select o.id, s.subject, 1, ${sealed.wrapped} from organisations_organisation o, (values (${id}), (${`${id}-own`})) s (subject)
    where o.id in ('ours', 'partner')`.execute(database())
  const kept = async () => {
    const { rows } = await sql<{ kept: string }>`select organisation || ' ' || replace(subject, ${id}, 'case') as kept
      from organisations_kept_secret where starts_with(subject, ${id}) order by 1`.execute(database())
    return rows.map((row) => row.kept)
  }
  const ofCases = ['ours case', 'ours case-own', 'partner case', 'partner case-own']
  const sent = { organisation: 'partner', person: null, sealed }
  const late = { ...sent, sealed: { ...sealed, keyNumber: 7 } }
  expect(await askInside(world.forwards, ann, ready.told, late)).toEqual({ ok: false, error: 'old-key' })
  expect(await kept()).toEqual(ofCases)
  right(await askInside(world.forwards, ann, ready.told, sent))
  expect(await kept()).toEqual([...ofCases, 'ours case-say', 'partner case-ask'].sort())
  await sql`select reporting_erase(${caseId})`.execute(database())
  expect(await kept()).toEqual(ofCases)
})

test('an answer that somebody else sealed, or for another question, does not open', async () => {
  const [one, two] = [await asks(world, caseId, 'partner'), await asks(world, caseId, 'partner')]
  const { replyTo } = await opened(one.id)
  const foreign = await anAnswerIn('Verwisseld.', two.id, replyTo)
  right(await answerQuestion(world.forwards, partner('pim'), one.id, foreign.said))
  const [given] = await advice()
  expect(given && (await readAdviceAs(world, one.id, given))).toEqual({ ok: false, error: 'not-opened' })
  expect(await sealAdvice(new Uint8Array(32).fill(1), { from: 'ours', forwardId: one.id }, 'x', random)).toMatchObject({
    ok: true,
  })
})
