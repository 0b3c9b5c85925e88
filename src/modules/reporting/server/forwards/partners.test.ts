import { type RawBuilder, sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aForwardingWorld, colleague, type ForwardingWorld, right, rowsIn } from '../../testing/a-forwarding-world.ts'
import { type CaseTables, forwardInside, partnersFor } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const ann = colleague('ann')
let world: ForwardingWorld
beforeEach(async () => {
  world = await aForwardingWorld(database(), () => day('2026-11-30'))
})

const offered = async (actor = ann) =>
  right(await partnersFor(world.desk, actor)).map(({ organisation }) => organisation)

test('a partner is offered where two people can open its key now, and only to who may pass something on', async () => {
  expect(await offered()).toEqual(['partner'])
  expect(await offered(colleague('one'))).toEqual([])
})

test.each<[string, RawBuilder<unknown>]>([
  ['is away', sql`update organisations_membership set state = 'away' where person = 'puk'`],
  ['left', sql`update organisations_membership set state = 'ended' where person = 'puk'`],
  [
    'has a role that holds no key',
    sql`update organisations_membership set roles = '{policy-officer}' where person = 'puk'`,
  ],
  ['had the key taken', sql`update organisations_key_wrap set taken_at = now(), wrapped = null where person = 'puk'`],
])('nobody passes anything on into the void: one of the two %s', async (_, changed) => {
  const caseId = await world.aCase()
  const { told, text } = await world.ready(caseId)
  const sealed = await world.sealedTo(text)
  await changed.execute(database())
  expect(await offered()).toEqual([])
  // Also when the page was drawn before.
  expect(await forwardInside(world.forwards, ann, told, { partner: 'partner', sealed })).toEqual({
    ok: false,
    error: 'not-read-here',
  })
  expect([await rowsIn(database(), 'reporting_case'), await rowsIn(database(), 'reporting_forward')]).toEqual([1, 0])
})
