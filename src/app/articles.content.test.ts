import { describe, expect, test } from 'vitest'
import { factOn } from '#kernel/facts.ts'
import { articleFrame, shelvesOf, topicIds } from '#modules/information/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { translator } from '#platform/i18n/languages.ts'
import { informationLanguages, realContent, today } from './testing/real-content.ts'

const { articles, areas, facts, guides, information, library } = await realContent()
const inText = /\{([a-z0-9-]+)\}/g

describe('the articles', () => {
  test('have no findings: no typed number, no lost negation, no number that differs between languages', () => {
    expect(articles.findings.map(findingText)).toEqual([])
  })

  test('are at least 45, over twelve topics of at least three each', () => {
    expect(articles.articles.length).toBeGreaterThanOrEqual(45)
    const shelves = shelvesOf(information.pack('nl'), today)
    expect(shelves.map(({ id }) => id)).toEqual(topicIds)
    for (const { id, articles: own } of shelves) expect(own.length, id).toBeGreaterThanOrEqual(3)
  })

  test('are complete in six languages, each of the Dutch as it is now', () => {
    const { languages, review } = information.status(informationLanguages, today)
    const all = articles.articles.length
    expect(
      languages.map(({ language, complete, outdated, missing }) => [language, complete, outdated, missing]),
    ).toEqual(informationLanguages.map((language) => [language, all, [], []]))
    expect(review).toEqual([])
  })

  test('local additions too', () => {
    for (const { article, local } of articles.articles)
      for (const { area, words } of local)
        expect([article.id, area, [...words.keys()].sort()]).toEqual([
          article.id,
          area,
          [...informationLanguages].sort(),
        ])
  })
})

describe.each(informationLanguages)('what a reader of %s is shown', (language) => {
  const t = translator(language)
  const contacts = guides.contacts(language, today)
  const everywhere = [...areas.municipalities, ...areas.regions].map(({ code }) => code)
  const frames = information.ids.map((id) => {
    const frame = articleFrame(information.pack(language), id, { t, today, contacts, areas: everywhere })
    if (!frame) throw new Error(`${id} is not there`)
    return frame
  })

  test('has every number from a fact with its source and the day it was checked', () => {
    const shown = new Set<string>()
    for (const { words, local } of articles.articles) {
      const own = words.get(language)
      const texts = [own?.summary ?? '', ...Object.values(own?.blocks ?? {})]
      const added = local.flatMap((one) => Object.values(one.words.get(language)?.blocks ?? {}))
      for (const text of [...texts, ...added]) for (const [, id = ''] of text.matchAll(inText)) shown.add(id)
    }
    const unproven = [...shown].filter((id) => {
      const fact = facts.get(id)
      const row = fact && factOn(fact, today)
      return !row?.ok || !row.value.checkedOn || row.value.sources.length === 0
    })
    expect(shown.size).toBeGreaterThan(60)
    expect(unproven).toEqual([])
  })

  test('has no number that is unknown today, and every telephone number is that of a contact with a day', () => {
    for (const { view } of frames) {
      const blocks = [
        ...view.sections.flatMap(({ blocks: own }) => own),
        ...view.local.flatMap(({ blocks: own }) => own),
      ]
      expect(blocks.filter(({ unknown }) => unknown).map(({ id }) => `${view.id} ${id}`)).toEqual([])
      for (const piece of [...blocks, ...view.critical].flatMap(({ text }) => text)) {
        if (typeof piece === 'string') expect(piece).not.toContain(t('information.number-unknown'))
        else
          expect(
            [...library.catalogues.contacts.values()].some((one) => one.phone === piece.phone && one.checkedOn),
          ).toBe(true)
      }
    }
  })

  test('names a source or says that it is not yet checked, and always somebody to ask', () => {
    for (const { view } of frames) {
      expect(view.contacts.length, view.id).toBeGreaterThan(0)
      expect(view.sections.map(({ part }) => part)).toEqual(['answer', 'do', 'cost', 'wrong'])
      for (const { blocks } of view.sections) expect(blocks.length, view.id).toBeGreaterThan(0)
    }
  })

  test('has no two pages with one title', () => {
    const titles = frames.map(({ view }) => view.title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })
})
