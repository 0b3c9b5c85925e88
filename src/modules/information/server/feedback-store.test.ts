import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { type Feedback, feedbackStore, type InformationTables } from './feedback-store.ts'

const database = databasePerTest<InformationTables>(join(import.meta.dirname, '../../../../migrations'))
const said = (changes: Partial<Feedback> = {}): Feedback => ({
  article: 'minimum-wage',
  language: 'pl',
  helped: true,
  line: null,
  ...changes,
})
const today = day('2026-11-29')

describe('what readers say of an article', () => {
  test('is counted by article and language', async () => {
    const store = feedbackStore(database())
    await store.add(said(), today)
    await store.add(said(), day('2026-11-30'))
    await store.add(said({ helped: false }), today)
    await store.add(said({ language: 'nl' }), today)
    expect(await store.counts()).toEqual([
      { article: 'minimum-wage', language: 'nl', helped: 1, not: 0 },
      { article: 'minimum-wage', language: 'pl', helped: 2, not: 1 },
    ])
  })

  test('keeps the line with the week and nothing else', async () => {
    const store = feedbackStore(database())
    expect(await store.add(said({ helped: false, line: 'bez kwoty' }), today)).toBe('kept')
    expect(await store.remarks(today)).toEqual([
      { article: 'minimum-wage', language: 'pl', week: '2026-11-23', helped: false, line: 'bez kwoty' },
    ])
  })

  test('keeps no more than a hundred lines of a week, and says so; the answer still counts', async () => {
    const store = feedbackStore(database())
    for (let index = 0; index < 100; index++)
      expect(await store.add(said({ line: `line ${index}` }), today)).toBe('kept')
    expect(await store.add(said({ line: 'one more' }), today)).toBe('line-left-out')
    expect(await store.add(said({ line: 'another article', article: 'pension' }), today)).toBe('kept')
    expect(await store.add(said({ line: 'next week' }), day('2026-11-30'))).toBe('kept')
    expect((await store.remarks(today)).length).toBe(102)
    expect((await store.counts()).find(({ article }) => article === 'minimum-wage')?.helped).toBe(102)
  })

  test('forgets a line after half a year, on the day and not before', async () => {
    const store = feedbackStore(database())
    await store.add(said({ line: 'old' }), day('2026-05-25'))
    await store.add(said(), day('2026-11-29'))
    expect(await store.remarks(day('2026-11-29'))).toHaveLength(1)
    expect(await store.remarks(day('2026-11-30')), 'also when nobody says anything').toEqual([])
    await store.forgetOld(day('2026-11-29'))
    expect(await store.remarks(day('2026-11-29'))).toHaveLength(1)
    await store.forgetOld(day('2026-11-30'))
    expect(await store.remarks(day('2026-11-29'))).toEqual([])
  })

  test('a text that looks like SQL is a text', async () => {
    const store = feedbackStore(database())
    await store.add(said({ line: "'); drop table information_remark; --" }), today)
    expect((await store.remarks(today))[0]?.line).toBe("'); drop table information_remark; --")
  })
})
