import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { changesOf, point, thursday } from '../../testing/some-changes.ts'
import { aPoint } from '../../testing/some-directory.ts'
import { aKeepingDesk, colleague, stranger, translator, wantSecondLook, worker } from '../../testing/some-keepers.ts'
import { decideChange } from './decide-change.ts'
import { confirmRow } from './keep-row.ts'
import type { KeepingDesk, KeepingTables } from './keeping-desk.ts'

const database = databasePerTest<KeepingTables>('migrations')
let desk: KeepingDesk
beforeEach(async () => {
  desk = await aKeepingDesk(database())
})
const { asDrawn, change, publicPoint, lines } = changesOf(() => desk)

describe('where the organisation wants a second look', () => {
  beforeEach(() => wantSecondLook(desk.db))
  const waiting = { ...point, version: 1 }

  test('a change waits, and nobody reads it yet', async () => {
    expect(await change(thursday)).toEqual({ ok: true, value: { outcome: 'waiting' } })
    expect(await publicPoint()).toEqual(aPoint())
    const page = await asDrawn(colleague)
    expect(page.waiting?.fields).toEqual([
      { field: 'week0-4', base: ['18:30-20:00'], theirs: ['18:30-20:00'], mine: ['10:00-12:00'], verdict: 'only-mine' },
    ])
  })

  test('a colleague agrees, and then everybody reads it', async () => {
    await change(thursday)
    expect(await decideChange(desk, colleague, waiting, { do: 'agree' })).toEqual({
      ok: true,
      value: { outcome: 'agreed' },
    })
    expect((await publicPoint())?.sources).toEqual(['SELF-1'])
    expect((await lines()).map(({ action }) => action)).toEqual(['directory-row.change', 'directory-change.review'])
  })

  test('nobody reviews their own change, and a stranger finds none', async () => {
    await change(thursday)
    expect(await decideChange(desk, worker, waiting, { do: 'agree' })).toEqual({ ok: false, error: 'author' })
    expect(await decideChange(desk, stranger, waiting, { do: 'agree' })).toEqual({ ok: false, error: 'unknown-row' })
    expect(await decideChange(desk, translator, waiting, { do: 'agree' })).toEqual({ ok: false, error: 'role' })
    expect(await publicPoint()).toEqual(aPoint())
  })

  test('a refusal says why, in a sentence that colleagues read', async () => {
    await change(thursday)
    expect(await decideChange(desk, colleague, waiting, { do: 'refuse', said: '' })).toEqual({
      ok: false,
      error: 'no-words',
    })
    expect(await decideChange(desk, colleague, waiting, { do: 'refuse', said: 'a\u0000b' })).toEqual({
      ok: false,
      error: 'no-words',
    })
    expect(await decideChange(desk, colleague, waiting, { do: 'refuse', said: 'x'.repeat(1001) })).toEqual({
      ok: false,
      error: 'too-long',
    })
    expect((await asDrawn()).waiting).not.toBeNull()
    await decideChange(desk, colleague, waiting, { do: 'refuse', said: 'Donderdag is de zaal bezet.' })
    const [line] = (await asDrawn()).history
    expect(line).toMatchObject({ state: 'refused', said: 'Donderdag is de zaal bezet.', decidedBy: 'Persoon collega' })
    expect(await publicPoint()).toEqual(aPoint())
  })

  test('who made it takes it back; it is decided once', async () => {
    await change(thursday)
    expect(await decideChange(desk, worker, waiting, { do: 'withdraw' })).toEqual({
      ok: true,
      value: { outcome: 'withdrawn' },
    })
    expect(await decideChange(desk, colleague, waiting, { do: 'agree' })).toEqual({
      ok: false,
      error: 'decided-already',
    })
  })

  test('while one waits there is no other, and no confirmation', async () => {
    await change(thursday)
    expect(await change({ phone: ['013 123 45 67'] }, { actor: colleague, basedOn: 1 })).toEqual({
      ok: false,
      error: 'already-waiting',
    })
    expect(await confirmRow(desk, colleague, { ...point, basedOn: 1 })).toEqual({ ok: false, error: 'already-waiting' })
  })

  test('after a refusal somebody who had the form open loses nothing and chooses nothing', async () => {
    await change(thursday)
    await decideChange(desk, colleague, waiting, { do: 'refuse', said: 'Nee.' })
    expect(await change({ phone: ['013 123 45 67'] }, { basedOn: 0 })).toEqual({
      ok: true,
      value: { outcome: 'waiting' },
    })
  })
})
