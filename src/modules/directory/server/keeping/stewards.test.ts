import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aKeepingDesk, platform, stranger, worker } from '../../testing/some-keepers.ts'
import type { KeepingDesk, KeepingTables } from './keeping-desk.ts'
import { keptList } from './kept-pages.ts'
import { stewardRows, tieSteward } from './stewards.ts'

const database = databasePerTest<KeepingTables>('migrations')
let desk: KeepingDesk
beforeEach(async () => {
  desk = await aKeepingDesk(database())
})

const others = { organisation: 'buren', inDirectory: 'the-others' }
const club = { organisation: 'hulppunt', inDirectory: 'the-club' }
const servicesOf = async (actor: typeof worker) =>
  (await keptList(desk, actor)).services.map(({ service }) => service.id)

describe('which organisation keeps what', () => {
  test('is for the platform to say, once it has proved who it is', async () => {
    expect(await tieSteward(desk, worker, { ...others, keeps: false })).toEqual({ ok: false, error: 'role' })
    expect(await tieSteward(desk, { ...platform, proved: false }, { ...others, keeps: false })).toEqual({
      ok: false,
      error: 'prove-again',
    })
    expect(await servicesOf(stranger)).toEqual(['advice'])
  })

  test('is one organisation: another takes over after it was taken away', async () => {
    const taken = { organisation: 'hulppunt', inDirectory: 'the-others' }
    expect(await tieSteward(desk, platform, { ...taken, keeps: true })).toEqual({ ok: false, error: 'kept-already' })
    expect(await tieSteward(desk, platform, { ...others, keeps: false })).toEqual({ ok: true, value: true })
    expect(await servicesOf(stranger)).toEqual([])
    expect(await tieSteward(desk, platform, { ...taken, keeps: true })).toEqual({ ok: true, value: true })
    expect(await servicesOf(worker)).toEqual(['advice', 'help'])
    expect((await stewardRows(desk, platform)).map(({ keeper }) => keeper)).toEqual(['hulppunt', 'hulppunt'])
  })

  test.each([
    ['an organisation that is not registered', { ...club, organisation: 'nergens' }, 'unknown-organisation'],
    ['an organisation that the list does not have', { ...club, inDirectory: 'nobody' }, 'not-in-directory'],
  ])('is not said of %s', async (_, asked, error) => {
    expect(await tieSteward(desk, platform, { ...asked, keeps: true })).toEqual({ ok: false, error })
  })

  test('is written down, and saying it twice is one line', async () => {
    await tieSteward(desk, platform, { ...others, keeps: false })
    await tieSteward(desk, platform, { ...others, keeps: false })
    const lines = await desk.db.selectFrom('platform_audit').select(['action', 'object']).execute()
    expect(lines).toEqual([{ action: 'directory-steward.take', object: 'organisation:buren' }])
  })
})
