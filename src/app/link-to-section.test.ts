import { beforeAll, expect, test } from 'vitest'
import { offerLanguages } from '#platform/i18n/languages.ts'
import { linkToSection } from './link-to-section.ts'

const catalogue = (tag: string, door: string) => ({
  'language.name': tag,
  'language.locale': tag,
  'language.direction': 'ltr',
  'notes.door': door,
})
const texts = new Map<string, Record<string, string>>([
  ['nl', catalogue('nl', 'De notities')],
  ['en', catalogue('en', 'The notes')],
  ['pl', {}],
])
const services = { texts: (tag: string) => texts.get(tag) ?? {} }
beforeAll(() =>
  offerLanguages(
    new Map([...texts].map(([tag]) => [tag, catalogue(tag, '')])),
    new Map([
      ['notes', ['nl', 'en']],
      ['dutch', ['nl']],
    ]),
  ),
)

test.each([
  ['nl', '/nl/notes', 'De notities', 'nl'],
  ['en', '/en/notes', 'The notes', 'en'],
  ['pl', '/en/notes', 'The notes', 'en'],
])('from a page in %s it leads to %s', (language, href, text, to) => {
  expect(linkToSection({ services, language }, 'notes', '/notes', 'notes.door')).toEqual({ href, text, language: to })
})

test('what is there in Dutch only is linked to in Dutch', () => {
  expect(linkToSection({ services, language: 'pl' }, 'dutch', '/dutch', 'notes.door')).toMatchObject({
    href: '/nl/dutch',
    language: 'nl',
  })
})

test('a section that is not there is a mistake of ours', () => {
  expect(() => linkToSection({ services, language: 'nl' }, 'nothing', '/x', 'notes.door')).toThrow('nothing')
})
