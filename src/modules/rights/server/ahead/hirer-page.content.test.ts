import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { offerLanguages, translator } from '#platform/i18n/languages.ts'
import { cataloguesOf, readSections } from '#platform/i18n/read-catalogues.ts'
import { loadFacts } from '../load-facts.ts'
import { beforeYouSend } from './before-you-send.ts'
import { changesPage, hirerPage, hirerRules } from './hirer-page.ts'

const root = join(import.meta.dirname, '../../../../..')
const sections = readSections(join(root, 'content/interface'))
const catalogues = cataloguesOf(sections)
offerLanguages(catalogues)
const facts = await loadFacts(join(root, 'data'), () => true)
const wordsOn = (on: string, language: LanguageTag) => ({
  facts,
  today: day(on),
  t: translator(language),
  catalogue: catalogues.get(language) ?? {},
})
const languages = [...(sections.get('hirers')?.keys() ?? [])]
const today = '2026-11-21'

describe.each(languages)('in %s', (language) => {
  test('everything that lies ahead has words of its own', () => {
    const page = changesPage(wordsOn(today, language))
    const all = [
      ...page.decided.flatMap(({ rules }) => rules),
      ...page.proposed,
      ...page.withdrawn.map(({ title }) => title),
      ...page.awaited.map(({ rule }) => rule),
    ]
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter((rule) => rule.language !== language).map(({ id }) => id)).toEqual([])
    for (const { title } of all) expect(title).not.toMatch(/[{}]/)
  })
  test('every rule for hirers is known today', () => {
    expect(Object.keys(hirerPage(wordsOn(today, language)).rules)).toEqual([...hirerRules])
  })
})

describe('the days that hirers are told', () => {
  const days = (on: string) => hirerPage(wordsOn(on, 'nl')).days.map(({ id, from, lastDay }) => [id, from, lastDay])

  test('are those of the admission system', () => {
    expect(days(today)).toEqual(
      expect.arrayContaining([
        ['WT-03', '2026-11-01', '2026-12-31'],
        ['equal-terms-law', '2026-12-31', null],
        ['WT-02', '2027-01-01', null],
        ['WT-04', '2027-05-01', '2027-06-30'],
        ['WT-05', '2027-07-01', null],
        ['WT-06', '2028-01-01', null],
      ]),
    )
    expect(days(today).map(([, from]) => from)).toEqual(
      days(today)
        .map(([, from]) => from)
        .sort(),
    )
  })
  test('leave out a stretch that is over', () => {
    expect(days('2026-12-31').map(([id]) => id)).toContain('WT-03')
    expect(days('2027-01-01').map(([id]) => id)).not.toContain('WT-03')
  })
})

describe('plans', () => {
  const page = changesPage(wordsOn(today, 'nl'))

  test('the end of the deduction for housing is a proposal without an amount', () => {
    expect(page.proposed.find(({ id }) => id === 'housing-deduction-abolition')).toMatchObject({
      state: 'proposed',
      value: null,
    })
  })
  test('the lowering of the deduction for housing was withdrawn', () => {
    expect(page.withdrawn.map(({ title }) => title.id)).toContain('housing-cap-lowering')
    expect(page.decided.flatMap(({ rules }) => rules.map(({ id }) => id))).not.toContain('housing-cap-lowering')
  })
  test('the minimum wage of 2027 is not known yet', () => {
    const wage = page.awaited.find(({ rule }) => rule.id === 'minimum-wage-hour')
    expect(wage).toMatchObject({ lastKnown: '2026-12-31' })
  })
})

describe('before a letter', () => {
  test('what nobody checked is told as that', () => {
    const { noDisadvantage, weeksToLeave, yearsToClaim } = beforeYouSend(wordsOn(today, 'nl'))
    expect(noDisadvantage).toMatchObject({ law: 'WML artikel 6a' })
    expect(weeksToLeave).toMatchObject({ value: '4', verified: false })
    expect(yearsToClaim).toMatchObject({ value: '5' })
  })
  test('a day that no row covers gives no number', () => {
    expect(beforeYouSend(wordsOn('2029-01-01', 'nl')).weeksToLeave).toBeNull()
  })
})
