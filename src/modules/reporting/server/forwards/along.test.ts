import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { dutchDay } from '#kernel/days.ts'
import { inHat } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { alongHash, caseKeyOf, newReportingId, openItem, type SealedItem } from '../../ceremonies/index.ts'
import { alongIn } from '../../domain/forwards/along.ts'
import { type Forwarded, signedFile } from '../../domain/receipts/statements.ts'
import { readIdentity } from '../../forms/report-form.ts'
import {
  aForwardingWorld,
  colleague,
  type ForwardingWorld,
  manifestIn,
  partner,
  random,
  right,
  rowsIn,
} from '../../testing/a-forwarding-world.ts'
import { aNamedCase, chosenAlong, identity, openTheVault, sealedAlong } from '../../testing/goes-along.ts'
import {
  askVault,
  type CaseTables,
  type ForwardTold,
  forwardInside,
  keepAlong,
  openCase,
  openVault,
  settleVault,
} from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const ann = colleague('ann')
let world: ForwardingWorld
beforeEach(async () => {
  // The database goes by its own day.
  world = await aForwardingWorld(database(), () => dutchDay(new Date()))
})

const keepInside = (caseId: string, target: string, file: SealedItem, actor = ann) =>
  keepAlong(world.desk, actor, { caseId, target, isInside: true }, file)

describe('to a partner in Baken', () => {
  test('a file is a file of the new case there, sealed anew, and the manifest names its kind and content and not what it is called', async () => {
    const caseId = await aNamedCase(world)
    const ready = await chosenAlong(caseId)
    const { files, ...sealed } = await sealedAlong(world, ready)
    for (const file of files) right(await keepInside(caseId, sealed.newCase, file))
    const ids = files.map(({ item }) => item)
    const send = () => forwardInside(world.forwards, ann, ready.told, { partner: 'partner', sealed, files: ids })
    const { manifest } = right(await send())
    expect(await send()).toEqual({ ok: true, value: { manifest } })
    const there = right(await openCase(world.desk, partner('pim'), sealed.newCase))
    expect(there.items.map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['report', 0],
      ['file', 1],
    ])
    const place = { organisation: 'partner', caseId: sealed.newCase }
    const key = right(
      await caseKeyOf(await world.partnerKey(), place, 'case', new Uint8Array(there.keys[0]?.wrapped ?? [])),
    )
    const [file] = files
    if (!file) throw new Error('it is there')
    const opened = right(await openItem(key, place, file))
    expect(new TextDecoder().decode(opened)).toBe('a picture')
    const [named] = manifestIn(manifest).along
    expect(alongIn(named ?? '')).toEqual({ kind: 'photo', hash: await alongHash(ready.salt, opened) })
    expect(manifest).not.toContain('Foto 1')
    expect(await rowsIn(database(), 'reporting_upload')).toBe(0)
  })

  test('a file that is not there, or came without its place, sends nothing at all', async () => {
    const caseId = await aNamedCase(world)
    const ready = await chosenAlong(caseId)
    const { files, ...sealed } = await sealedAlong(world, ready)
    const send = () =>
      forwardInside(world.forwards, ann, ready.told, {
        partner: 'partner',
        sealed,
        files: files.map(({ item }) => item),
      })
    expect(await send()).toEqual({ ok: false, error: 'no-file' })
    expect(await rowsIn(database(), 'reporting_forward')).toBe(0)
    const [file] = files
    if (!file) throw new Error('it is there')
    right(await keepInside(caseId, newReportingId(random), file))
    expect(await send()).toEqual({ ok: false, error: 'no-file' })
  })

  test('nobody puts a file with something that was passed on already, nor for a case of another organisation', async () => {
    const caseId = await aNamedCase(world)
    const ready = await chosenAlong(caseId)
    const { files, ...sealed } = await sealedAlong(world, ready)
    const [file] = files
    if (!file) throw new Error('it is there')
    right(await keepInside(caseId, sealed.newCase, file))
    expect(await keepInside(caseId, sealed.newCase, file)).toEqual({ ok: true, value: true })
    right(await forwardInside(world.forwards, ann, ready.told, { partner: 'partner', sealed, files: [file.item] }))
    // The answer to the first try got lost.
    expect(await keepInside(caseId, sealed.newCase, file)).toEqual({ ok: true, value: true })
    const other = { ...file, item: newReportingId(random) }
    expect(await keepInside(caseId, sealed.newCase, other)).toEqual({ ok: false, error: 'taken' })
    expect(await keepInside(sealed.newCase, newReportingId(random), other)).toEqual({
      ok: false,
      error: 'unknown-case',
    })
    expect(await keepInside(caseId, newReportingId(random), other, colleague('one'))).toEqual({
      ok: false,
      error: 'role',
    })
    expect(await keepInside(caseId, newReportingId(random), other, { ...ann, proved: false })).toEqual({
      ok: false,
      error: 'prove-again',
    })
  })

  test('more than goes along with one thing is refused, and what is there stays', async () => {
    const [caseId, target] = [await aNamedCase(world), newReportingId(random)]
    const large = (sequence: number) => ({
      item: newReportingId(random),
      sequence,
      envelope: new Uint8Array(16_777_216 + 50),
    })
    const keep = (sequence: number) => keepAlong(world.desk, ann, { caseId, target, isInside: false }, large(sequence))
    for (const sequence of [1, 2, 3, 4]) expect(await keep(sequence)).toEqual({ ok: true, value: true })
    expect(await keep(5)).toEqual({ ok: false, error: 'full' })
    expect(await rowsIn(database(), 'reporting_upload')).toBe(4)
  })
})

describe('who the reporter is', () => {
  test('goes along only on a ground that is there for people, and only while two people have it open; at the partner it takes two again', async () => {
    const caseId = await aNamedCase(world)
    const ready = await chosenAlong(caseId, true)
    const { files, ...sealed } = await sealedAlong(world, ready)
    for (const file of files) right(await keepInside(caseId, sealed.newCase, file))
    const send = (changes: Partial<ForwardTold> = {}, actor = ann) =>
      forwardInside(
        world.forwards,
        actor,
        { ...ready.told, ...changes },
        { partner: 'partner', sealed, files: files.map(({ item }) => item) },
      )
    expect(await send()).toEqual({ ok: false, error: 'closed-vault' })
    await openTheVault(world, caseId)
    expect(await send({ ground: 'place-based' })).toEqual({ ok: false, error: 'identity-ground' })
    const { manifest } = right(await send())
    // It was sent: also when the hour is over, the same try again hears so.
    await sql`update reporting_vault_request set open_until = now() - interval '1 minute'`.execute(database())
    expect(await send()).toEqual({ ok: true, value: { manifest } })
    expect(manifestIn(manifest).along.map((one) => alongIn(one)?.kind)).toEqual(['photo', 'identity'])
    const there = right(await openCase(world.desk, partner('pim'), sealed.newCase))
    expect(there.items.map(({ kind }) => kind)).not.toContain('identity')
    expect(await openVault(world.desk, partner('pim'), sealed.newCase)).toEqual({ ok: false, error: 'closed-vault' })
    const desk = { ...world.desk, now: () => new Date() }
    const id = newReportingId(random)
    right(await askVault(desk, partner('pim'), sealed.newCase, { id, why: 'danger' }))
    right(await settleVault(desk, partner('puk'), { request: id, agrees: true }))
    const vault = right(await openVault(world.desk, partner('pim'), sealed.newCase))
    const place = { organisation: 'partner', caseId: sealed.newCase }
    const wrapped = new Uint8Array(vault.keys[0]?.wrapped ?? [])
    const key = right(await caseKeyOf(await world.partnerKey(), place, 'vault', wrapped))
    const at = { item: vault.item, sender: 'reporter', kind: 'identity', sequence: vault.sequence } as const
    const opened = right(await openItem(key, place, { ...at, envelope: new Uint8Array(vault.envelope) }))
    expect(readIdentity(JSON.parse(new TextDecoder().decode(opened)))).toEqual({ ok: true, value: identity })
  })

  test('goes nowhere that the signed manifest does not say, nor on another ground than it says', async () => {
    const caseId = await aNamedCase(world)
    await openTheVault(world, caseId)
    const ready = await chosenAlong(caseId, true)
    const { files, ...sealed } = await sealedAlong(world, ready)
    for (const file of files) right(await keepInside(caseId, sealed.newCase, file))
    const ids = files.map(({ item }) => item)
    const [photo = '', who = ''] = ready.told.along
    for (const along of [[photo], [photo, who, who]])
      expect(
        await forwardInside(world.forwards, ann, { ...ready.told, along }, { partner: 'partner', sealed, files: ids }),
      ).toEqual({ ok: false, error: 'malformed' })
    expect([await rowsIn(database(), 'reporting_forward'), await rowsIn(database(), 'reporting_case')]).toEqual([0, 1])
  })

  test.each([
    ['a ground that is there for places', 'place-based', true, 'identity-ground'],
    ['a vault that is closed', 'person-based', false, 'closed-vault'],
  ] as const)(
    'stays where it is with %s, whatever asks the database, also behind a link',
    async (_, ground, isOpen, outcome) => {
      const caseId = await aNamedCase(world)
      if (isOpen) await openTheVault(world, caseId)
      const { told } = await chosenAlong(caseId, true)
      const { forwardId, fields, payloadHash, along } = told
      const [from, to, day] = ['ours', 'outside:Politie', dutchDay(new Date())]
      const statement = {
        v: 1,
        kind: 'forwarded',
        forwardId,
        from,
        to,
        day,
        ground,
        fields,
        along,
        payloadHash,
        answerDue: day,
      } as const
      const manifest = signedFile(await world.sign<Forwarded>(statement))
      const put = (given: string) =>
        inHat(database(), ann, (trx) =>
          sql<{
            outcome: string
          }>`select outcome from reporting_forward_outside(${forwardId}, ${caseId}, 'Politie', ${given}, ${sql.val([...fields])},
          ${day}, ${day}, ${manifest}, ${random(32)}, ${random(32)}, ${random(4146)}, ${day}, ${sql.val([newReportingId(random), newReportingId(random)])})`.execute(
            trx,
          ),
        )
      expect((await put(ground)).rows).toEqual([{ outcome }])
      await expect(put('minor')).rejects.toThrow('the manifest says something else')
      expect(await rowsIn(database(), 'reporting_forward')).toBe(0)
    },
  )

  test('stands in the audit as a yes, and nowhere in words', async () => {
    const caseId = await aNamedCase(world)
    await openTheVault(world, caseId)
    const ready = await chosenAlong(caseId, true)
    const { files, ...sealed } = await sealedAlong(world, ready)
    for (const file of files) right(await keepInside(caseId, sealed.newCase, file))
    const ids = files.map(({ item }) => item)
    right(await forwardInside(world.forwards, ann, ready.told, { partner: 'partner', sealed, files: ids }))
    const { rows } = await sql<{ detail: string }>`
      select detail from platform_audit where action = 'forward.send'`.execute(database())
    expect(JSON.parse(rows[0]?.detail ?? '{}')).toMatchObject({ files: 1, identity: true })
    expect(JSON.stringify(rows)).not.toContain('Verzonnen')
  })
})
