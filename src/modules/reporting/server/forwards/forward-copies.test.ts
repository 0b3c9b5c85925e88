import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { SealedItem } from '../../ceremonies/index.ts'
import { aCopy } from '../../testing/a-forward.ts'
import { aForwardingWorld, colleague, type ForwardingWorld, right, rowsIn } from '../../testing/a-forwarding-world.ts'
import { aReadyQuestion, sealedFor } from '../../testing/a-question.ts'
import { askInside, type CaseTables, forwardInside, openCase, writeInCase } from '../index.ts'

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

test('what is passed on or asked takes the place of the draft that its sender kept, in the same moment; never of a draft of a colleague', async () => {
  const caseId = await world.aCase()
  const drafts = async () =>
    right(await openCase(world.desk, colleague('ben'), caseId)).items.flatMap(({ kind, item }) =>
      kind === 'draft' ? [item] : [],
    )
  const begin = async (by: string, sequence: number) => {
    const sealed = { ...aCopy(sequence), kind: 'draft' } as const
    right(await writeInCase(world.desk, colleague(by), caseId, { sealed }))
    return sealed.item
  }
  const [ofAnn, ofBen] = [await begin('ann', 0), await begin('ben', 1)]
  const ready = await world.ready(caseId)
  const sealed = await world.sealedTo(ready.text)
  const passOn = (instead: string, copy: SealedItem) =>
    forwardInside(world.forwards, colleague('ann'), { ...ready.told, copy, instead }, { partner: 'partner', sealed })
  expect(await passOn(ofAnn, aCopy(1))).toEqual({ ok: false, error: 'changed-meanwhile' })
  expect(await drafts(), 'what was refused takes nothing').toEqual([ofAnn, ofBen])
  const copy = aCopy(2)
  right(await passOn(ofBen, copy))
  expect(await drafts(), 'a colleague’s stays').toEqual([ofAnn, ofBen])
  right(await passOn(ofAnn, copy))
  expect(await drafts(), 'the same try again takes it too').toEqual([ofBen])

  const asked = await world.aCase()
  const begun = { ...aCopy(0), kind: 'draft' } as const
  right(await writeInCase(world.desk, colleague('ann'), asked, { sealed: begun }))
  const question = await aReadyQuestion(asked)
  const sent = { organisation: 'partner', person: null, sealed: await sealedFor(world, question, 'partner') }
  const told = { ...question.told, copy: aCopy(1), instead: begun.item }
  right(await askInside(world.forwards, colleague('ann'), told, sent))
  const left = right(await openCase(world.desk, colleague('ben'), asked)).items
  expect(left.map(({ kind }) => kind)).not.toContain('draft')
})
