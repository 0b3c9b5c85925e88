import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { SealedItem } from '../../ceremonies/index.ts'
import { aCopy } from '../../testing/a-forward.ts'
import { aForwardingWorld, colleague, type ForwardingWorld, right, rowsIn } from '../../testing/a-forwarding-world.ts'
import { type CaseTables, forwardInside, openCase, writeInCase } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ForwardingWorld
beforeEach(async () => {
  world = await aForwardingWorld(database(), () => day('2026-11-30'))
})

test('the sender keeps a sealed copy, with it or not at all; the same again keeps one, and a number that a colleague has sends nothing', async () => {
  const caseId = await world.aCase()
  const { told, text } = await world.ready(caseId)
  const sealed = await world.sealedTo(text)
  const send = (copy: SealedItem, what = told) =>
    forwardInside(world.forwards, colleague('ann'), { ...what, copy }, { partner: 'partner', sealed })
  const copy = aCopy(0)
  const first = right(await send(copy))
  expect(await send(copy)).toEqual({ ok: true, value: first })
  const kept = async () => right(await openCase(world.desk, colleague('ben'), caseId)).items.slice(1)
  expect(await kept()).toEqual([expect.objectContaining({ item: copy.item, kind: 'forward', writtenBy: 'ann' })])
  expect(Buffer.compare((await kept())[0]?.envelope ?? new Uint8Array(), copy.envelope)).toBe(0)
  const next = await world.ready(caseId)
  const other = await world.sealedTo(next.text)
  const again = (one: SealedItem) =>
    forwardInside(world.forwards, colleague('ann'), { ...next.told, copy: one }, { partner: 'partner', sealed: other })
  expect(await again(aCopy(0))).toEqual({ ok: false, error: 'changed-meanwhile' })
  expect(await again({ ...aCopy(1), kind: 'note' })).toEqual({ ok: false, error: 'malformed' })
  expect([await rowsIn(database(), 'reporting_forward'), (await kept()).length]).toEqual([1, 1])
  expect((await again(aCopy(1))).ok).toBe(true)
  expect(await writeInCase(world.desk, colleague('ann'), caseId, { sealed: aCopy(2) })).toEqual({
    ok: false,
    error: 'malformed',
  })
  // It goes with the case.
  await sql`select reporting_erase(${caseId})`.execute(database())
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from reporting_item where kind = 'forward'`.execute(database())
  expect(rows[0]?.many).toBe(0)
})
