import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { day } from '#kernel/days.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { anArticle, factsOf, polishWords, someWords } from '../testing/an-article.ts'
import { informationPages } from './information-pages.ts'
import { loadInformation } from './load-information.ts'
import { textStamp } from './stamp.ts'
import { stampArticle, stillCorrect } from './stamp-files.ts'

const facts = factsOf(aFact())
const context = { facts, contacts: new Set(['CNLA']), guides: new Set<string>(), areas: new Set(['AM26']) }
const { id: _, ...article } = anArticle()
const folder = 'content/articles'
const sound: Record<string, unknown> = {
  [`${folder}/topics.yaml`]: [{ id: 'work-and-pay', pictogram: 'money' }],
  [`${folder}/critical/nl.yaml`]: { translation: 'source', sentences: { danger: 'Bel meteen.' } },
  [`${folder}/wage/article.yaml`]: article,
  [`${folder}/wage/nl.yaml`]: { ...someWords(), of: undefined },
  [`${folder}/wage/pl.yaml`]: { ...polishWords(), of: undefined },
  [`${folder}/wage/local/AM26/local.yaml`]: { contacts: ['CNLA'], blocks: [{ id: 'here', part: 'answer', facts: [] }] },
  [`${folder}/wage/local/AM26/nl.yaml`]: { translation: 'source', blocks: { here: 'Hier is een punt.' } },
}

let template = ''
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'articles-'))
  for (const [path, value] of Object.entries(sound)) await write(template, path, value)
})
afterAll(() => rm(template, { recursive: true }))

async function write(root: string, path: string, value: unknown): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), typeof value === 'string' ? value : stringify(value))
}

async function withProject<T>(changes: Record<string, unknown>, body: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'articles-'))
  try {
    await cp(template, root, { recursive: true })
    for (const [path, value] of Object.entries(changes)) await write(root, path, value)
    return await body(root)
  } finally {
    await rm(root, { recursive: true })
  }
}
const load = (changes: Record<string, unknown>) => withProject(changes, (root) => loadInformation(root, context))
const findings = async (changes: Record<string, unknown>) =>
  (await load(changes)).findings.map(({ code, file, line }) => `${file}:${line} ${code}`)

describe('reading the articles', () => {
  test('gives each with its words and what is added locally', async () => {
    const { articles, findings: found, critical } = await load({})
    expect(found).toEqual([])
    expect(articles.map((one) => [one.article.id, [...one.words.keys()], one.local.map(({ area }) => area)])).toEqual([
      ['wage', ['nl', 'pl'], ['AM26']],
    ])
    expect([...critical.keys()]).toEqual(['nl'])
  })

  test.each<[string, Record<string, unknown>, string]>([
    [
      'an unknown field',
      { [`${folder}/wage/article.yaml`]: { ...article, colour: 'red' } },
      `${folder}/wage/article.yaml:`,
    ],
    ['broken YAML', { [`${folder}/wage/nl.yaml`]: 'title: [' }, `${folder}/wage/nl.yaml:1 yaml-invalid`],
    [
      'a typed number, with its line',
      { [`${folder}/wage/pl.yaml`]: { ...polishWords({ title: 'Ile to 15?' }), of: undefined } },
      `${folder}/wage/pl.yaml:2 stray-number`,
    ],
    [
      'a local addition for an area that never was',
      { [`${folder}/wage/local/AM99/local.yaml`]: sound[`${folder}/wage/local/AM26/local.yaml`] },
      `${folder}/wage/local/AM99/local.yaml:1 area-unknown`,
    ],
    [
      'a typed number in a local addition',
      { [`${folder}/wage/local/AM26/nl.yaml`]: { translation: 'source', blocks: { here: 'Markt 3.' } } },
      `${folder}/wage/local/AM26/nl.yaml:3 stray-number`,
    ],
    [
      'a folder without an article',
      { [`${folder}/empty/nl.yaml`]: { ...someWords(), of: undefined } },
      `${folder}/empty/article.yaml:1 file-missing`,
    ],
    [
      'a draft without a second reading',
      { [`${folder}/critical/pl.yaml`]: { translation: 'draft', sentences: { danger: 'Zadzwoń.' } } },
      `${folder}/critical/pl.yaml:1 second-reading-missing`,
    ],
  ])('%s is found', async (_, changes, expected) => {
    const found = await findings(changes)
    expect(
      found.some((one) => one.startsWith(expected)),
      found.join('\n'),
    ).toBe(true)
  })
})

describe('stamps', () => {
  const dutch = someWords()
  test('change with one character of the Dutch, not with the words to search with', () => {
    const stamp = textStamp(dutch)
    expect(textStamp(someWords({ words: ['iets anders'] }))).toBe(stamp)
    expect(textStamp(someWords({ summary: `${dutch.summary} ` }))).not.toBe(stamp)
    expect(textStamp(someWords({ blocks: { ...dutch.blocks, do: 'Bel niet.' } }))).not.toBe(stamp)
  })

  test('tell of each translation whether it is of the Dutch as it is now', async () => {
    await withProject({}, async (root) => {
      const status = async () => {
        const library = await loadInformation(root, context)
        const pages = informationPages(library, { facts, sources: new Map(), contentLanguage: (tag) => tag })
        const [nl, pl] = pages.status(['nl', 'pl'], day('2026-11-29')).languages
        return [nl?.complete, pl?.complete, pl?.outdated, pages.pack('pl').articles[0]?.outdated]
      }
      expect(await status()).toEqual([1, 0, ['wage'], true])
      const [loaded] = (await loadInformation(root, context)).articles
      if (!loaded) throw new Error('not loaded')
      expect(await stampArticle(root, loaded, 'pl')).toEqual({ ok: true, value: textStamp(dutch) })
      expect(await status()).toEqual([1, 1, [], false])
      await write(root, `${folder}/wage/nl.yaml`, { ...someWords({ title: 'Hoeveel verdien ik nu?' }), of: undefined })
      expect(await status()).toEqual([1, 0, ['wage'], true])
      expect(await stampArticle(root, loaded, 'nl')).toEqual({ ok: false, error: 'is-source' })
      expect(await stampArticle(root, loaded, 'ro')).toEqual({ ok: false, error: 'no-words' })
    })
  })
})

describe('still correct', () => {
  test('is one word for all languages, and is asked again when the first fact changes', async () => {
    await withProject({}, async (root) => {
      const [loaded] = (await loadInformation(root, context)).articles
      if (!loaded) throw new Error('not loaded')
      expect(await stillCorrect(root, loaded, facts, day('2026-12-01'))).toBe('2027-01-01')
      const text = await readFile(join(root, folder, 'wage/article.yaml'), 'utf8')
      expect(text).toContain('reviewedOn: 2026-12-01')
      expect(text).toContain('reviewBefore: 2027-01-01')
      expect(text).toMatch(/seen: "?[0-9a-f]{12}/)
      expect((await loadInformation(root, context)).findings).toEqual([])
    })
  })

  test('is asked again after half a year when no fact changes, and at once when a fact is edited', async () => {
    await withProject({}, async (root) => {
      const [loaded] = (await loadInformation(root, context)).articles
      if (!loaded) throw new Error('not loaded')
      const lasting = factsOf(aFact({ rows: [aFactRow({ until: null })] }))
      expect(await stillCorrect(root, loaded, lasting, day('2026-12-01'))).toBe('2027-05-31')
      const needs = async (known: typeof facts) => {
        const library = await loadInformation(root, { ...context, facts: known })
        const pages = informationPages(library, { facts: known, sources: new Map(), contentLanguage: (tag) => tag })
        return pages.status(['nl'], day('2026-12-01')).review.map(({ why }) => why)
      }
      expect(await needs(lasting)).toEqual([])
      expect(await needs(factsOf(aFact({ rows: [aFactRow({ until: null, value: 1 })] })))).toEqual(['fact-edited'])
    })
  })
})
