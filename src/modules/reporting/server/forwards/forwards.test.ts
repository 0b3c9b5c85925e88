import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { caseKeyOf, fitsContent, manifestHash, openItem, verifyStatement } from '../../ceremonies/index.ts'
import { readPayload } from '../../forms/forward-form.ts'
import { readSignedFile } from '../../forms/signed-file.ts'
import {
  aForwardingWorld,
  answerIn,
  colleague,
  type ForwardingWorld,
  known,
  manifestIn,
  partner,
  right,
  rowsIn,
  seenBy,
} from '../../testing/a-forwarding-world.ts'
import { standsAt } from '../../testing/a-reporting-world.ts'
import {
  answerForward,
  type CaseTables,
  forwardInside,
  openCase,
  seeCase,
  waitingForwards,
  withdrawForward,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ForwardingWorld
let now: Day
beforeEach(async () => {
  now = day('2026-11-30')
  world = await aForwardingWorld(database(), () => now)
})

const seen = (actor: ReturnType<typeof colleague>, caseId: string) => seenBy(database(), actor, caseId)
const count = (table: string) => rowsIn(database(), table)

async function sentInside(caseId: string) {
  const { told, text } = await world.ready(caseId)
  const sealed = await world.sealedTo(text)
  const { manifest } = right(
    await forwardInside(world.forwards, colleague('ann'), told, { partner: 'partner', sealed }),
  )
  return { told, text, sealed, manifest }
}

describe('to a partner in Baken', () => {
  test('it is a new case there, with the chosen fields and nothing else, and a manifest that fits', async () => {
    const caseId = await world.aCase()
    const { told, text, sealed, manifest } = await sentInside(caseId)
    const there = right(await openCase(world.desk, partner('pim'), sealed.newCase))
    expect(there).toMatchObject({ state: 'new', answerDue: null, receivedOn: '2026-11-30' })
    const place = { organisation: 'partner', caseId: sealed.newCase }
    const wrapped = new Uint8Array(there.keys[0]?.wrapped ?? [])
    const key = right(await caseKeyOf(await world.partnerKey(), place, 'case', wrapped))
    const [report] = there.items
    if (!report) throw new Error('it is there')
    const opened = new TextDecoder().decode(
      right(await openItem(key, place, { ...report, envelope: new Uint8Array(report.envelope ?? []) })),
    )
    expect(opened).toBe(text)
    expect(readPayload(opened)?.fields).toEqual({
      municipality: known.municipality,
      forms: known.forms,
      address: known.address,
      summary: known.summary,
    })
    expect(opened).not.toContain(caseId)
    const statement = manifestIn(manifest)
    expect(statement).toMatchObject({
      from: 'ours',
      to: 'organisation:partner',
      fields: told.fields,
      answerDue: '2026-12-14',
    })
    expect(await fitsContent(statement, opened)).toBe(true)
    expect((await verifyStatement(right(readSignedFile(manifest)))).ok).toBe(true)
  })

  test('sent again it is still one case and one manifest, also the next day; with another content it is refused', async () => {
    const caseId = await world.aCase()
    const { told, text, sealed, manifest } = await sentInside(caseId)
    now = addDays(now, 1)
    const again = await forwardInside(world.forwards, colleague('ben'), told, { partner: 'partner', sealed })
    expect(again).toEqual({ ok: true, value: { manifest } })
    expect([await count('reporting_case'), await count('reporting_forward')]).toEqual([2, 1])
    const other = await world.sealedTo(text)
    expect(await forwardInside(world.forwards, colleague('ann'), told, { partner: 'partner', sealed: other })).toEqual({
      ok: false,
      error: 'taken',
    })
    const { rows } = await sql<{
      many: number
    }>`select count(*)::int as many from platform_audit where action = 'forward.send'`.execute(database())
    expect(rows[0]?.many).toBe(1)
  })

  test('each side sees its own half: no case of the other, and nothing at all without a part in it', async () => {
    const caseId = await world.aCase()
    const { told, sealed } = await sentInside(caseId)
    const [out] = await seen(colleague('ann'), caseId)
    const [came] = await seen(partner('puk'), sealed.newCase)
    expect(out).toMatchObject({
      id: told.forwardId,
      direction: 'out',
      partner: 'Organisatie partner',
      state: 'sent',
      opened: false,
    })
    expect(came).toMatchObject({ id: told.forwardId, direction: 'in', partner: 'Organisatie ours' })
    expect(JSON.stringify(came)).not.toContain(caseId)
    expect(JSON.stringify(out)).not.toContain(sealed.newCase)
    expect(await seen(partner('puk'), caseId)).toEqual([])
    expect(await seen(colleague('ann'), sealed.newCase)).toEqual([])
    expect(await seen(colleague('one'), caseId)).toEqual([])
    expect(right(await waitingForwards(world.desk, partner('pim')))).toEqual([
      expect.objectContaining({ direction: 'in', ownCase: sealed.newCase, answerDue: '2026-12-14' }),
    ])
    expect(right(await waitingForwards(world.desk, colleague('ann')))).toHaveLength(1)
  })

  test('the partner answers once, signed; the sender has news, and the answer belongs to that manifest', async () => {
    const caseId = await world.aCase()
    const { sealed, manifest } = await sentInside(caseId)
    now = addDays(now, 3)
    await sql`update reporting_case set news_since = null`.execute(database())
    const told = { answer: 'refused', reason: 'too-little-known' } as const
    const { file } = right(await answerForward(world.forwards, partner('pim'), sealed.newCase, told))
    expect(answerIn(file)).toMatchObject({
      ...told,
      day: '2026-12-03',
      manifestHash: await manifestHash(manifestIn(manifest)),
    })
    now = addDays(now, 1)
    expect(await answerForward(world.forwards, partner('puk'), sealed.newCase, told)).toEqual({
      ok: true,
      value: { file },
    })
    expect(
      await answerForward(world.forwards, partner('puk'), sealed.newCase, { answer: 'accepted', reason: 'taken-up' }),
    ).toEqual({
      ok: false,
      error: 'answered-before',
    })
    const [out] = await seen(colleague('ben'), caseId)
    expect(out).toMatchObject({ state: 'answered', ...told, answeredOn: '2026-12-03', answerFile: file })
    const newsSince = async () => right(await openCase(world.desk, colleague('ann'), caseId)).newsSince
    // A page that was drawn before the answer shows none.
    right(await seeCase(world.desk, colleague('ann'), caseId, { news: 0 }))
    expect(await newsSince()).toBe('2026-12-03')
    right(await seeCase(world.desk, colleague('ann'), caseId, { news: 1 }))
    expect(await newsSince()).toBeNull()
    expect(right(await waitingForwards(world.desk, colleague('ann')))).toEqual([])
  })

  test('a reason that is none for the answer, a case that nobody handed over, and somebody of the sender are refused', async () => {
    const caseId = await world.aCase()
    const { sealed } = await sentInside(caseId)
    const accepted = { answer: 'accepted', reason: 'taken-up' } as const
    expect(
      await answerForward(world.forwards, partner('pim'), sealed.newCase, {
        answer: 'accepted',
        reason: 'other-place',
      }),
    ).toEqual({ ok: false, error: 'not-a-reason' })
    expect(await answerForward(world.forwards, colleague('ann'), caseId, accepted)).toEqual({
      ok: false,
      error: 'unknown',
    })
    expect(await answerForward(world.forwards, colleague('ann'), sealed.newCase, accepted)).toEqual({
      ok: false,
      error: 'unknown',
    })
  })

  test('it is taken back as long as nobody read it, and then its case there is gone', async () => {
    const caseId = await world.aCase()
    const first = await sentInside(caseId)
    const back = { caseId, forwardId: first.told.forwardId }
    for (let tries = 0; tries < 2; tries += 1)
      expect(await withdrawForward(world.desk, colleague('ben'), back)).toEqual({ ok: true, value: true })
    expect(await openCase(world.desk, partner('pim'), first.sealed.newCase)).toEqual({
      ok: false,
      error: 'unknown-case',
    })
    const second = await sentInside(caseId)
    await standsAt(database(), second.sealed.newCase, 'read')
    expect(await withdrawForward(world.desk, colleague('ann'), { caseId, forwardId: second.told.forwardId })).toEqual({
      ok: false,
      error: 'was-read',
    })
    expect(
      await withdrawForward(world.desk, partner('pim'), {
        caseId: second.sealed.newCase,
        forwardId: second.told.forwardId,
      }),
    ).toEqual({ ok: false, error: 'unknown' })
    expect((await seen(colleague('ann'), caseId)).map(({ state }) => state).sort()).toEqual(['sent', 'withdrawn'])
  })

  test('not to oneself, not where nobody reads, not from a closed case, and not by somebody without the key', async () => {
    const caseId = await world.aCase()
    const { told, text } = await world.ready(caseId)
    const sealed = await world.sealedTo(text)
    const send = (actor = colleague('ann'), to = 'partner', what = told) =>
      forwardInside(world.forwards, actor, what, { partner: to, sealed })
    expect(await send(colleague('ann'), 'ours')).toEqual({ ok: false, error: 'itself' })
    expect(await send(colleague('one'))).toEqual({ ok: false, error: 'role' })
    expect(await send({ ...colleague('ann'), proved: false })).toEqual({ ok: false, error: 'prove-again' })
    expect(await send(partner('pim'))).toEqual({ ok: false, error: 'unknown-case' })
    expect(
      await forwardInside(world.forwards, colleague('ann'), told, {
        partner: 'partner',
        sealed: { ...sealed, keyNumber: 7 },
      }),
    ).toEqual({ ok: false, error: 'old-key' })
    await sql`update organisations_membership set state = 'away' where person = 'puk'`.execute(database())
    expect(await send()).toEqual({ ok: false, error: 'not-read-here' })
    await sql`update organisations_membership set state = 'active' where person = 'puk'`.execute(database())
    await sql`update reporting_case set state = 'closed', closed_on = '2026-11-30', outcome = 'no-report' where id = ${caseId}`.execute(
      database(),
    )
    expect(await send()).toEqual({ ok: false, error: 'closed' })
    expect([await count('reporting_case'), await count('reporting_forward')]).toEqual([1, 0])
  })

  test('it is weighed first, but for what cannot wait; the case is then with the partner, and may go to a second one', async () => {
    const caseId = await world.aCase()
    const state = (to: string) => standsAt(database(), caseId, to)
    const send = async (ground: 'place-based' | 'minor') => {
      const { told, text } = await world.ready(caseId)
      const sealed = await world.sealedTo(text)
      const sent = await forwardInside(
        world.forwards,
        colleague('ann'),
        { ...told, ground },
        { partner: 'partner', sealed },
      )
      return sent.ok || sent.error
    }
    await state('new')
    expect([await send('place-based'), await send('minor')]).toEqual(['not-now', 'not-now'])
    await state('read')
    expect([await send('place-based'), await send('minor')]).toEqual(['not-now', true])
    const after = right(await openCase(world.desk, colleague('ben'), caseId))
    expect(after).toMatchObject({ state: 'forwarded', stepDue: '2026-12-14', coded: { ground: 'minor' } })
    expect(after.steps.at(-1)).toMatchObject({ to: 'forwarded', by: 'ann' })
    expect(await send('place-based')).toBe(true)
    expect(await seen(colleague('ann'), caseId)).toHaveLength(2)
  })

  test('what cannot wait asks for an answer in two days', async () => {
    const caseId = await world.aCase()
    const { told, text } = await world.ready(caseId)
    const sealed = await world.sealedTo(text)
    const sent = await forwardInside(
      world.forwards,
      colleague('ann'),
      { ...told, ground: 'acute-danger' },
      { partner: 'partner', sealed },
    )
    expect(manifestIn(right(sent).manifest)).toMatchObject({ ground: 'acute-danger', answerDue: '2026-12-02' })
  })

  test('when the sender deletes their case the partner keeps theirs; when both are gone nothing is left', async () => {
    const caseId = await world.aCase()
    const { sealed } = await sentInside(caseId)
    const erase = (id: string) => sql`select reporting_erase(${id})`.execute(database())
    await erase(caseId)
    expect(await seen(partner('pim'), sealed.newCase)).toEqual([
      expect.objectContaining({ direction: 'in', state: 'sent' }),
    ])
    expect(
      await answerForward(world.forwards, partner('pim'), sealed.newCase, { answer: 'accepted', reason: 'taken-up' }),
    ).toMatchObject({ ok: true })
    await erase(sealed.newCase)
    expect([
      await count('reporting_forward'),
      await count('reporting_case'),
      await count('organisations_kept_secret'),
    ]).toEqual([0, 0, 0])
  })
})
