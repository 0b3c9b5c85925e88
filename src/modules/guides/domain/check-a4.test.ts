import { describe, expect, test } from 'vitest'
import { someCatalogues } from '../testing/a-catalogue.ts'
import { aCheckContext, aFolder, aGuide, wordsFor } from '../testing/a-guide.ts'
import { a4Budget, checkA4, estimatedPages } from './check-a4.ts'

const guide = aGuide()
const words = wordsFor(guide, 'nl')
const pages = (lead: string) => estimatedPages(guide, 'nl', { ...words, lead }, { catalogues: someCatalogues() })

describe('the text budget of an A4', () => {
  test('one line more than the budget is a second page', () => {
    const line = 'x'.repeat(a4Budget.charactersPerLine)
    let lines = 1
    while (pages(line.repeat(lines + 1)) === 1) lines++
    expect(pages(line.repeat(lines))).toBe(1)
    expect(pages(`${line.repeat(lines)}x`)).toBe(2)
    expect(lines).toBeLessThan(a4Budget.columns * a4Budget.linesPerColumn)
  })

  test('the texts of the signals count, in the source language when there are no others', () => {
    const text = 'x'.repeat(a4Budget.charactersPerLine * a4Budget.linesPerColumn)
    const signals = { I01: { text }, I02: { text }, I03: { text } }
    const signalWords = new Map([['nl', { translation: 'source' as const, signals, categories: {}, places: {} }]])
    const catalogues = someCatalogues({ signalWords })
    expect(estimatedPages(guide, 'nl', words, { catalogues })).toBe(2)
    expect(estimatedPages(guide, 'en', wordsFor(guide, 'en'), { catalogues })).toBe(2)
  })

  test('a real layout goes before the budget, and is asked for every language', () => {
    const asked: string[] = []
    const pagesOf = (_guide: unknown, language: string) => {
      asked.push(language)
      return language === 'en' ? 2 : 1
    }
    const problems = checkA4(aFolder(), aCheckContext({ pagesOf }))
    expect(asked).toEqual(['nl', 'en'])
    expect(problems).toMatchObject([{ code: 'a4-overflow', file: 'en.yaml' }])
  })
})
