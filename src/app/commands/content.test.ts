import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { feedbackStore } from '#modules/information/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { contentCommands } from './content.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'content-'))
  await cp(join(project, 'content'), join(root, 'content'), { recursive: true })
  await cp(join(project, 'data'), join(root, 'data'), { recursive: true })
})
afterAll(() => rm(root, { recursive: true }))
const baken = (line: string, changes: Parameters<typeof runCommand>[2] = {}) =>
  runCommand(contentCommands, line, { root, today: day('2026-11-29'), ...changes })
const fileOf = (article: string, name: string) => readFile(join(root, 'content/articles', article, name), 'utf8')

describe('baken content check', () => {
  test('sound content: counts, no findings, exit code 0', async () => {
    const { code, out } = await baken('content check --json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ articles: expect.any(Number), findings: [] })
  })
  test('can be asked of one article in one language', async () => {
    expect((await baken('content check minimum-wage --language pl')).out).toMatch(
      /\d+ articles, \d+ facts, 0 findings$/,
    )
  })
  test.each([
    'content check a b',
    'content check --colour',
    'content status --on never',
    'content still-correct',
    'content stamp',
    'content stamp pl',
  ])('"%s" is wrong use', async (line) => expect(await baken(line)).toMatchObject({ code: 2, out: '' }))
})

describe('baken content status', () => {
  test('tells per language what is complete, outdated, missing and a draft, as lines and as JSON', async () => {
    const report = JSON.parse((await baken('content status --json')).out)
    expect(report.languages.map(({ language }: { language: string }) => language)).toEqual([
      'nl',
      'bg',
      'en',
      'pl',
      'ro',
      'uk',
    ])
    for (const one of report.languages)
      expect([one.language, one.complete, one.outdated, one.missing]).toEqual([one.language, report.articles, [], []])
    expect((await baken('content status')).out).toContain(`pl: ${report.articles} complete, 0 outdated, 0 missing`)
  })
  test('on the day that the wages of a half-year end, every article that shows one must be looked at', async () => {
    const before = JSON.parse((await baken('content status --on 2026-12-31 --json')).out).review
    const after = JSON.parse((await baken('content status --on 2027-01-01 --json')).out).review
    expect(before).toEqual([])
    expect(after).toContainEqual({
      article: 'minimum-wage',
      why: 'fact-ended',
      facts: expect.arrayContaining(['minimum-wage-hour']),
    })
  })
})

describe('baken content still-correct and stamp', () => {
  test('one act for all languages', async () => {
    const { code, out } = await baken('content still-correct pension unions --on 2026-12-01')
    expect(code).toBe(0)
    expect(out).toMatch(/^pension: right on 2026-12-01 in bg, en, nl, pl, ro, uk; again before 20\d\d-\d\d-\d\d$/m)
    expect(await fileOf('unions', 'article.yaml')).toContain('reviewedOn: 2026-12-01')
  })
  test('an article that is not there changes nothing', async () => {
    const before = await fileOf('pension', 'article.yaml')
    expect(await baken('content still-correct pension nothing --on 2026-12-02')).toMatchObject({
      code: 1,
      err: 'There is no article nothing. Nothing was changed.',
    })
    expect(await fileOf('pension', 'article.yaml')).toBe(before)
  })
  test('a translation says of which Dutch it was made; Dutch is none', async () => {
    expect((await baken('content stamp pl pension')).out).toMatch(/^pension pl: [0-9a-f]{12}$/)
    expect(await baken('content stamp nl pension')).toMatchObject({ code: 1, err: 'pension nl: is-source' })
    expect(await baken('content stamp de pension')).toMatchObject({ code: 1, err: 'pension de: no-words' })
  })
})

describe('baken content feedback', () => {
  const database = databasePerTest<Tables>(join(project, 'migrations'))
  const withDatabase = { database: async () => ({ db: database(), close: async () => undefined }) }
  test('prints counts and lines, and says when there are none', async () => {
    expect((await baken('content feedback', withDatabase)).out).toBe('0 articles and languages, 0 lines')
    const store = feedbackStore(database().$pickTables<'information_feedback' | 'information_remark'>())
    await store.add({ article: 'pension', language: 'pl', helped: false, line: 'bez kwoty' }, day('2026-11-29'))
    expect((await baken('content feedback', withDatabase)).out.split('\n')).toEqual([
      'pension pl: helped 0, not 1',
      '2026-11-23 pension pl not: bez kwoty',
      '1 articles and languages, 1 lines',
    ])
    expect(JSON.parse((await baken('content feedback --json', withDatabase)).out).remarks).toHaveLength(1)
  })
})
