import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogueProblems, cataloguesOf, readSections } from '#platform/i18n/read-catalogues.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import { pseudoCatalogue, pseudoLanguage } from './pseudo-language.ts'

const sections = readSections(join(import.meta.dirname, '../../content/interface'))
const catalogues = cataloguesOf(sections)

test('the made-up language is English from right to left, with everything a language needs', () => {
  const pseudo = pseudoCatalogue(catalogues.get('en') ?? {})
  const everywhere = new Map([
    ...(sections.get('') ?? []),
    [pseudoLanguage, pseudoCatalogue(sections.get('')?.get('en') ?? {})] as const,
  ])
  const t = createTranslator(pseudoLanguage, pseudo)
  expect([t.direction, t.plural('areas.members', 1_234)]).toEqual(['rtl', '1,234 municipalities'])
  expect(catalogueProblems(new Map([['', everywhere]]))).toEqual([])
  expect(new Intl.Locale(pseudoLanguage).language).toBe('ar')
})

test('nobody is offered it by accident: there is no file of it', () => {
  expect([...catalogues.keys()]).not.toContain(pseudoLanguage)
})
