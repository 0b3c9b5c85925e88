import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, day, dutchDay } from '#kernel/days.ts'
import type { Actor } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { newReportingId, type SealedItem } from '../../ceremonies/index.ts'
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
  type CaseTables,
  caseInClear,
  forwardInside,
  holdCase,
  keepOwnUpload,
  openCase,
  submitReport,
  withdrawForward,
  writeInCase,
} from '../index.ts'
import {
  changeCode,
  deleteOwnCase,
  findThread,
  keepUpload,
  markSeenByServer,
  sayInThread,
  threadDeletion,
  threadItems,
} from '../thread.ts'

const database = databasePerTest<CaseTables>('migrations')
const [ann, pim] = [colleague('ann'), partner('pim')]
let world: ForwardingWorld
beforeEach(async () => {
  world = await aForwardingWorld(database(), () => day('2026-11-30'))
})

/** Hands a case over to the partner; gives the id of the case there. */
const handedOver = async (caseId: string) => (await sent(caseId)).there

async function sent(caseId: string): Promise<{ forwardId: string; there: string }> {
  const { told, text } = await world.ready(caseId)
  const sealed = await world.sealedTo(text)
  right(await forwardInside(world.forwards, ann, told, { partner: 'partner', sealed }))
  return { forwardId: told.forwardId, there: sealed.newCase }
}

const words = (kind: 'message' | 'note', sequence = 0): SealedItem => ({
  item: newReportingId(random),
  sender: 'organisation',
  kind,
  sequence,
  envelope: random(4096 + 50),
})

describe('to the reporter of a case that came from a partner', () => {
  test('nobody writes, for nobody there would ever read it; notes are written as in any case', async () => {
    const caseId = await world.aCase()
    const there = await handedOver(caseId)
    const write = (sealed: SealedItem) => writeInCase(world.desk, pim, there, { sealed })
    const before = await rowsIn(database(), 'reporting_item')
    expect(await write(words('message'))).toEqual({ ok: false, error: 'no-reporter' })
    const file = { item: newReportingId(random), sequence: 1, envelope: random(65_536 + 50) }
    expect(await keepOwnUpload(world.desk, pim, there, file)).toEqual({ ok: false, error: 'no-reporter' })
    expect([await rowsIn(database(), 'reporting_item'), await rowsIn(database(), 'reporting_upload')]).toEqual([
      before,
      0,
    ])
    expect(await write(words('note'))).toEqual({ ok: true, value: true })
    // Who handed it over writes as before.
    expect(await writeInCase(world.desk, ann, caseId, { sealed: words('message') })).toEqual({ ok: true, value: true })
  })

  test('the database takes no words either, and still none once the sender deleted their case', async () => {
    const caseId = await world.aCase()
    const there = await handedOver(caseId)
    const put = (kind: string) =>
      sql`insert into reporting_item (id, case_id, sender, kind, sequence, on_day, written_by, envelope)
        values (${newReportingId(random)}, ${there}, 'organisation', ${kind}, 0, '2026-11-30', 'pim', ${random(65_536 + 50)})`.execute(
        database(),
      )
    for (const kind of ['message', 'file']) await expect(put(kind)).rejects.toThrow('handed this case over')
    await sql`select reporting_erase(${caseId})`.execute(database())
    await expect(put('message')).rejects.toThrow('handed this case over')
    expect(await writeInCase(world.desk, pim, there, { sealed: words('message') })).toMatchObject({
      error: 'no-reporter',
    })
  })
})

describe('a sender who keeps the code that is drawn to be thrown away', () => {
  test('finds, reads, writes, changes and deletes nothing of the case of the partner with it', async () => {
    const caseId = await world.aCase()
    const { told, text } = await world.ready(caseId)
    const sealed = await world.sealedTo(text)
    const send = () => forwardInside(world.forwards, ann, told, { partner: 'partner', sealed })
    const { manifest } = right(await send())
    const { lookupId, newCase: there } = sealed
    const message = { item: newReportingId(random), sequence: 1, envelope: random(4096 + 50) }
    const file = { item: newReportingId(random), sequence: 2, envelope: random(65_536 + 50) }
    const other = { lookupId: random(16), reporterKey: random(32), wrappedForReporter: sealed.wrappedForReporter }
    expect(await findThread(world.reader, lookupId)).toBeNull()
    expect(await threadItems(world.reader, lookupId)).toEqual([])
    expect(await threadDeletion(world.reader, lookupId)).toBeNull()
    const unknown = { ok: false, error: 'unknown' }
    expect(await sayInThread(world.reader, lookupId, message, [])).toEqual(unknown)
    expect(await keepUpload(world.reader, { caseId: there, lookupId }, file)).toEqual(unknown)
    expect(await changeCode(world.reader, lookupId, other)).toEqual(unknown)
    expect(await deleteOwnCase(world.reader, lookupId)).toEqual(unknown)
    expect(right(await openCase(world.desk, pim, there)).items.map(({ kind }) => kind)).toEqual(['report'])
    // The same try again is still the same.
    expect(await send()).toEqual({ ok: true, value: { manifest } })
  })
})

describe('a sender who takes back what nobody read yet', () => {
  const takeBack = async (work: (there: string) => Promise<unknown>) => {
    const caseId = await world.aCase()
    const { told, text } = await world.ready(caseId)
    const sealed = await world.sealedTo(text)
    right(await forwardInside(world.forwards, ann, told, { partner: 'partner', sealed }))
    await work(sealed.newCase)
    const back = await withdrawForward(world.desk, ann, { caseId, forwardId: told.forwardId })
    return [back.ok || back.error, (await openCase(world.desk, pim, sealed.newCase)).ok]
  }
  const held = (until: string) => (there: string) =>
    sql`insert into reporting_kept (case_id, renewed_on, hold_reason, held_on, held_until)
      values (${there}, organisations_today(), 'court', organisations_today() - 9, organisations_today() + ${until}::integer)`.execute(
      database(),
    )

  test('takes nothing that the partner holds or wrote in', async () => {
    expect(await takeBack(held('30'))).toEqual(['was-read', true])
    expect(await takeBack((there) => writeInCase(world.desk, pim, there, { sealed: words('note') }))).toEqual([
      'was-read',
      true,
    ])
  })

  test('takes what they did nothing with, also where a hold is over', async () => {
    expect(await takeBack(async () => undefined)).toEqual([true, false])
    expect(await takeBack(held('-1'))).toEqual([true, false])
  })
})

describe('what the server saw of a report', () => {
  const isSeen = async (actor: Actor, caseId: string) =>
    right(await caseInClear({ ...world.desk, now: () => new Date() }, actor, caseId)).seenByServer

  test('goes along with what is handed over', async () => {
    const { begun, sealed } = await world.aReport()
    right(await submitReport(world.reader, sealed, 'seen-once'))
    await world.weighed(begun.caseId)
    expect(await isSeen(pim, await handedOver(begun.caseId))).toBe(true)
    expect(await isSeen(pim, await handedOver(await world.aCase()))).toBe(false)
  })

  test('stands at the partner too when the server opens the case later, and at who got it from them', async () => {
    const { begun, sealed } = await world.aReport()
    right(await submitReport(world.reader, sealed, 'sealed'))
    await world.weighed(begun.caseId)
    const [there, other] = [await handedOver(begun.caseId), await handedOver(await world.aCase())]
    await sql`update reporting_forward set from_case = ${there}, from_organisation = 'partner' where to_case = ${other}`.execute(
      database(),
    )
    expect([await isSeen(pim, there), await isSeen(pim, other)]).toEqual([false, false])
    await markSeenByServer(world.reader, sealed.lookupId)
    expect([await isSeen(ann, begun.caseId), await isSeen(pim, there), await isSeen(pim, other)]).toEqual([
      true,
      true,
      true,
    ])
  })
})

test('what a partner holds is not taken away from under them by who sent it, also while it counts as unread', async () => {
  const caseId = await world.aCase()
  const { forwardId, there } = await sent(caseId)
  const until = addDays(dutchDay(new Date()), 30)
  right(await holdCase(world.desk, pim, there, { reason: 'court-case', until }))
  expect(await withdrawForward(world.desk, ann, { caseId, forwardId })).toEqual({ ok: false, error: 'was-read' })
  expect((await openCase(world.desk, pim, there)).ok).toBe(true)
})
