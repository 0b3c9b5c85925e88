import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { Guide, GuideNode } from '../domain/guide.ts'
import { aGuide, wordsFor } from '../testing/a-guide.ts'
import { aLibrary, aLoadedGuide } from '../testing/a-library.ts'
import { editionStore, type GuidesTables } from './edition-store.ts'
import type { LoadedGuide } from './load-guides.ts'
import { publishEditions } from './publish-editions.ts'

const database = databasePerTest<GuidesTables>(join(import.meta.dirname, '../../../../migrations'))
const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour))
const guideCalled = (id: string, changes: Partial<Guide> = {}) => aLoadedGuide(aGuide({ id, ...changes }))
const started = (hour: number, ...guides: LoadedGuide[]) =>
  publishEditions(aLibrary(guides), editionStore(database()), at(hour))

/** `a 1.0.0 9–12`: the guide, its version and the hours of the day between which it was live. */
async function history(): Promise<string[]> {
  const rows = await database().selectFrom('guides_edition').selectAll().orderBy('live_from').orderBy('guide').execute()
  return rows.map(({ guide, version, live_from, live_until }) => {
    return `${guide} ${version} ${live_from.getUTCHours()}–${live_until?.getUTCHours() ?? ''}`
  })
}

describe('starting with guides', () => {
  test('writes down each that is live from then on', async () => {
    expect(await started(9, guideCalled('a'), guideCalled('b'))).toEqual({
      started: ['a', 'b'],
      ended: [],
      sameVersion: [],
    })
    expect(await history()).toEqual(['a 1.0.0 9–', 'b 1.0.0 9–'])
  })

  test('a second time changes nothing', async () => {
    await started(9, guideCalled('a'))
    expect(await started(10, guideCalled('a'))).toEqual({ started: [], ended: [], sameVersion: [] })
    expect(await history()).toEqual(['a 1.0.0 9–'])
  })

  test('with a new version ends the old one at that moment', async () => {
    await started(9, guideCalled('a'))
    expect(await started(12, guideCalled('a', { version: '1.1.0' }))).toEqual({
      started: ['a'],
      ended: [],
      sameVersion: [],
    })
    expect(await history()).toEqual(['a 1.0.0 9–12', 'a 1.1.0 12–'])
  })

  const shorter: GuideNode = { kind: 'action', next: 'call-police', sources: ['X1'], confidence: 'own' }
  test.each<[string, LoadedGuide]>([
    ['a step', guideCalled('a', { nodes: { ...aGuide().nodes, apart: shorter } })],
    ['a day', guideCalled('a', { reviewBefore: day('2027-05-22') })],
    [
      'one word in one language',
      aLoadedGuide(aGuide({ id: 'a' }), {
        words: new Map([
          ['nl', wordsFor(aGuide(), 'nl')],
          ['en', { ...wordsFor(aGuide(), 'en'), title: 'en: another title.' }],
        ]),
      }),
    ],
  ])('with %s that changed while the version did not: a new edition, and it is told', async (_, changed) => {
    await started(9, guideCalled('a'))
    expect(await started(12, changed)).toEqual({ started: ['a'], ended: [], sameVersion: ['a'] })
    expect(await history()).toEqual(['a 1.0.0 9–12', 'a 1.0.0 12–'])
  })

  test('without a guide that was there ends it, and only it', async () => {
    await started(9, guideCalled('a'), guideCalled('b'))
    expect(await started(12, guideCalled('b'))).toEqual({ started: [], ended: ['a'], sameVersion: [] })
    expect(await history()).toEqual(['a 1.0.0 9–12', 'b 1.0.0 9–'])
  })

  test('with a guide that became unsound ends it: pages do not show it any more', async () => {
    await started(9, guideCalled('a'))
    const unsound = aLoadedGuide(aGuide({ id: 'a' }), { walkable: false })
    expect((await started(12, unsound)).ended).toEqual(['a'])
  })

  test('a guide that comes back starts again', async () => {
    await started(9, guideCalled('a'))
    await started(12)
    expect((await started(15, guideCalled('a'))).started).toEqual(['a'])
    expect(await history()).toEqual(['a 1.0.0 9–12', 'a 1.0.0 15–'])
  })

  test('an older text that comes back is a new edition: each is told by when it was live', async () => {
    await started(9, guideCalled('a'))
    await started(12, guideCalled('a', { version: '1.1.0' }))
    await started(15, guideCalled('a'))
    expect(await history()).toEqual(['a 1.0.0 9–12', 'a 1.1.0 12–15', 'a 1.0.0 15–'])
  })

  test('a clock that was set back keeps nobody from starting', async () => {
    await started(12, guideCalled('a'))
    expect((await started(9, guideCalled('a', { version: '1.1.0' }))).started).toEqual(['a'])
    expect(await history()).toEqual(['a 1.1.0 9–', 'a 1.0.0 12–12'])
  })

  test('what fails half-way is not kept', async () => {
    await started(9, guideCalled('a'))
    const store = editionStore(database())
    const broken = store.alone(async (editions) => {
      await editions.change(['a'], [{ guide: 'b', version: '1', fingerprint: 'f' }], at(12))
      throw new Error('power cut')
    })
    await expect(broken).rejects.toThrow('power cut')
    expect(await history()).toEqual(['a 1.0.0 9–'])
  })
})

test('one guide cannot be live twice, whoever writes', async () => {
  await started(9, guideCalled('a'))
  const again = editionStore(database()).change([], [{ guide: 'a', version: '2', fingerprint: 'f' }], at(10))
  await expect(again).rejects.toThrow('guides_edition_live')
})
