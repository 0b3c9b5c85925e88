import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Day, dutchDay } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { sealLetter } from '../../ceremonies/index.ts'
import { aCopy } from '../../testing/a-forward.ts'
import {
  aForwardingWorld,
  colleague,
  type ForwardingWorld,
  partner,
  random,
  right,
  rowsIn,
} from '../../testing/a-forwarding-world.ts'
import { asks, asksOutside, cannotSay, sealedFor } from '../../testing/a-question.ts'
import { chosenAlong } from '../../testing/goes-along.ts'
import {
  answerByLink,
  answerForward,
  answerQuestion,
  askInside,
  askOutside,
  type CaseTables,
  forwardInside,
  forwardOutside,
  handOverCases,
  keepAlong,
  openQuestionHere,
  withdrawForward,
  writeInCase,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const [ann, ben, pim] = [colleague('ann'), colleague('ben'), partner('pim')]
let world: ForwardingWorld
let now: Day
let caseId: string
beforeEach(async () => {
  // The database goes by its own day.
  now = dutchDay(new Date())
  world = await aForwardingWorld(database(), () => now)
  caseId = await world.aCase()
})

/** The case goes on until it is closed. */
async function goesOnAndCloses(): Promise<void> {
  await sql`update reporting_case set state = 'closed', closed_on = ${now}, outcome = 'no-report' where id = ${caseId}`.execute(
    database(),
  )
}
const counted = async () => [
  await rowsIn(database(), 'reporting_case'),
  await rowsIn(database(), 'reporting_forward'),
  await rowsIn(database(), 'reporting_item'),
  await rowsIn(database(), 'reporting_step'),
]

describe('an answer to the first try got lost, and the case went on: the same try again hears what it got', () => {
  test('of a forward to a partner, also when the case there is gone', async () => {
    const { told, text } = await world.ready(caseId)
    const sealed = await world.sealedTo(text)
    const withCopy = { ...told, copy: aCopy(7) }
    const send = (what = withCopy) => forwardInside(world.forwards, ann, what, { partner: 'partner', sealed })
    const first = right(await send())
    right(await answerForward(world.forwards, pim, sealed.newCase, { answer: 'not-ours', reason: 'other-task' }))
    await goesOnAndCloses()
    const before = await counted()
    expect(await send()).toEqual({ ok: true, value: first })
    expect(await counted()).toEqual(before)
    await sql`select reporting_erase(${sealed.newCase})`.execute(database())
    expect(await send()).toEqual({ ok: true, value: first })
    // Another content under the same id is not the same try.
    const { told: other } = await world.ready(caseId)
    const changed = { ...withCopy, payloadHash: other.payloadHash }
    for (const not of [changed, { ...withCopy, ground: 'minor' } as const])
      expect(await send(not)).toEqual({ ok: false, error: 'taken' })
  })

  test('of a forward that was taken back', async () => {
    const { told, text } = await world.ready(caseId)
    const sealed = await world.sealedTo(text)
    const send = () => forwardInside(world.forwards, ann, told, { partner: 'partner', sealed })
    const first = right(await send())
    right(await withdrawForward(world.desk, ben, { caseId, forwardId: told.forwardId }))
    expect(await send()).toEqual({ ok: true, value: first })
    expect(await rowsIn(database(), 'reporting_case')).toBe(1)
  })

  test('of a letter with a file, also when it was answered', async () => {
    const ready = await chosenAlong(caseId)
    const place = { from: 'ours', forwardId: ready.told.forwardId }
    const letter = right(
      await sealLetter(
        place,
        ready.text,
        random,
        ready.files.map(({ bytes }) => bytes),
      ),
    )
    const [file] = ready.files
    const kept = { item: file?.item ?? '', sequence: 1, envelope: letter.along[0] ?? new Uint8Array(0) }
    const along = () => keepAlong(world.desk, ann, { caseId, target: place.forwardId, isInside: false }, kept)
    const sent = { outside: 'Politie, team migratie', letter, files: [kept.item] }
    const send = () => forwardOutside(world.forwards, ann, ready.told, sent)
    right(await along())
    const first = right(await send())
    const letters = { ...world.reader, sign: world.sign }
    right(await answerByLink(letters, letter, { answer: 'accepted', reason: 'taken-up' }))
    await goesOnAndCloses()
    expect([await along(), await send()]).toEqual([
      { ok: true, value: true },
      { ok: true, value: first },
    ])
    expect([await rowsIn(database(), 'reporting_upload'), await rowsIn(database(), 'reporting_forward_file')]).toEqual([
      0, 0,
    ])
  })

  test('of a question, also when it was answered, handed over to another colleague, or ended', async () => {
    const [toPartner, toBen] = [await asks(world, caseId, 'partner'), await asks(world, caseId, { person: 'ben' })]
    const outside = await asksOutside(world, caseId)
    right(await openQuestionHere(world.desk, pim, toPartner.id))
    right(await answerQuestion(world.forwards, pim, toPartner.id, cannotSay))
    await sql`update organisations_membership set roles = '{focal-point}' where person = 'one'`.execute(database())
    right(await handOverCases(world.desk, ben, 'one'))
    await goesOnAndCloses()
    const before = await counted()
    const { forwards } = world
    for (const { told, sent, manifest } of [toPartner, toBen])
      expect(await askInside(forwards, ann, told, sent)).toEqual({ ok: true, value: { manifest } })
    expect(await askOutside(forwards, ann, outside.told, outside.sent)).toEqual({
      ok: true,
      value: { manifest: outside.manifest },
    })
    expect(await counted()).toEqual(before)
    const sealed = await sealedFor(world, toBen, 'ours')
    expect(await askInside(forwards, ann, toBen.told, { organisation: 'ours', person: 'one', sealed })).toEqual({
      ok: false,
      error: 'taken',
    })
  })
})

test('what was never sent is asked how the case stands', async () => {
  await goesOnAndCloses()
  const { told, text } = await world.ready(caseId)
  const sealed = await world.sealedTo(text)
  expect(await forwardInside(world.forwards, ann, told, { partner: 'partner', sealed })).toEqual({
    ok: false,
    error: 'closed',
  })
  expect((await writeInCase(world.desk, ann, caseId, { sealed: aCopy(9) })).ok).toBe(false)
})
