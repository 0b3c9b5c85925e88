import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { offerLanguages, translator } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { a4Document } from './a4-document.ts'
import { guidePages } from './guide-pages.ts'
import { placesIn } from './guide-places.ts'
import { guidePrinter } from './guide-printer.ts'
import { loadGuides } from './load-guides.ts'

const root = join(import.meta.dirname, '../../../..')
/** The day the texts were written for. */
const today = day('2026-11-21')
const catalogues = readCatalogues(join(root, 'content/interface'))
offerLanguages(catalogues)
const library = await loadGuides(placesIn(root), { today })
const pages = guidePages(library, (tag) => tag)
const printer = guidePrinter(pages, join(root, 'content'), () => today)

/** Every step plan in every language that the site is offered in. */
const plans = [...library.guides.values()]
  .filter(({ guide }) => guide.profile === 'step-plan')
  .flatMap(({ guide, words }) =>
    [...words.keys()].filter((tag) => catalogues.has(tag)).map((language) => ({ id: guide.id, language })),
  )

function documentOf(id: string, language: string) {
  const found = pages.find(id, language)
  if (found.kind !== 'found') throw new Error(`no ${id} in ${language}`)
  const t = translator(language)
  return a4Document(pages.overview(found.worded, t, today), t, () => null, 8)
}

const digits = (text: string): string => text.replace(/\D/g, '')
/** Every run of digits that may be a telephone number, without what stands between them. */
const numbersIn = (data: unknown): string[] =>
  [...JSON.stringify(data).matchAll(/\+?\d(?:[\d\s\u00A0\u2011.-]*\d)?/g)].map(([run]) => digits(run))

describe('on one A4', () => {
  test.each(plans)('$id in $language is one page of PDF/UA that can be read', ({ id, language }) => {
    const printed = printer.print(id, language)
    if (!printed.ok) throw new Error(printed.error)
    const { pages: count, points, bytes } = printed.value
    expect(count).toBe(1)
    expect(points).toBeGreaterThanOrEqual(7.5)
    const text = Buffer.from(bytes).toString('latin1')
    expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toMatch(new RegExp(`/Lang\\s*\\(${language}`))
  })

  test.each(plans)('$id in $language has only numbers that were seen at their source', ({ id, language }) => {
    const contacts = [...library.catalogues.contacts.values()]
    const numbersOf = (seen: boolean) =>
      contacts
        .filter(({ phoneConfidence }) => (phoneConfidence === 'seen') === seen)
        .flatMap(({ phone, phoneAbroad }) => [phone, phoneAbroad])
        .flatMap((number) => (number === null ? [] : digits(number)))
    const printed = numbersIn(documentOf(id, language))
    const unseen = numbersOf(false).filter((number) => !numbersOf(true).includes(number))
    expect(unseen.length).toBeGreaterThan(0)
    expect(printed.filter((number) => unseen.includes(number))).toEqual([])
    expect(printed).toContain('112')
  })

  test.each(plans)(
    '$id in $language says until when it holds and that nobody of the field checked it',
    ({ id, language }) => {
      const t = translator(language)
      const guide = library.guides.get(id)?.guide
      const { foot, untilText } = documentOf(id, language)
      expect(untilText).toContain(t.day(guide?.reviewBefore ?? today))
      for (const sentence of [t('guide.disclaimer'), t('critical.promise'), t.day(today)])
        expect(foot).toContain(sentence)
      expect(foot.includes(t('guide.draft'))).toBe(language !== 'nl')
    },
  )
})
