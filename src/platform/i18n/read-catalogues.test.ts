import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogueProblems, readCatalogues, readSections } from './read-catalogues.ts'
import type { Catalogue } from './translator.ts'

const real = join(import.meta.dirname, '../../../content/interface')

const dutch: Catalogue = {
  'language.locale': 'nl-NL',
  greeting: 'Dag {name}, het is {day}',
  farewell: 'Tot ziens',
  'count.one': '{count} gemeente',
  'count.other': '{count} gemeenten',
}
const polish: Catalogue = {
  'language.locale': 'pl',
  greeting: 'Dzień dobry {name}, dziś jest {day}',
  farewell: 'Do widzenia',
  'count.one': '{count} gmina',
  'count.few': '{count} gminy',
  'count.many': '{count} gmin',
  'count.other': '{count} gminy',
}
const without = (catalogue: Catalogue, key: string): Catalogue =>
  Object.fromEntries(Object.entries(catalogue).filter(([own]) => own !== key))
const site = (pl: Catalogue, nl: Catalogue = dutch) =>
  new Map([
    ['nl', nl],
    ['pl', pl],
  ])
const problems = (pl: Catalogue, nl: Catalogue = dutch) => catalogueProblems(new Map([['', site(pl, nl)]]))
const withSection = (languages: readonly (readonly [string, Catalogue])[]) =>
  catalogueProblems(
    new Map([
      ['', site(polish)],
      ['notes', new Map(languages)],
    ]),
  )

describe('the catalogues of interface texts', () => {
  test('of this project are fit to publish', () => {
    expect(catalogueProblems(readSections(real))).toEqual([])
  })

  test('are sound when keys, placeholders and plural forms agree', () => {
    expect(problems(polish)).toEqual([])
  })

  test.each([
    ['a key is missing', without(polish, 'farewell'), ['pl.json: "farewell" is missing']],
    ['a key is too much', { ...polish, hello: 'Cześć' }, ['pl.json: "hello" is not in nl.json']],
    [
      'the locale is none',
      { ...polish, 'language.locale': 'Polish (PL)' },
      ['pl.json: "language.locale" is no locale, such as "pl" or "en-GB"'],
    ],
    ['a text is empty', { ...polish, farewell: ' \n' }, ['pl.json: "farewell" is empty']],
    [
      'a placeholder is lost',
      { ...polish, greeting: 'Dzień dobry {name}' },
      ['pl.json: "greeting" has other placeholders than nl.json'],
    ],
    [
      'a placeholder is translated',
      { ...polish, greeting: 'Dzień dobry {imię}, dziś jest {day}' },
      ['pl.json: "greeting" has other placeholders than nl.json'],
    ],
    [
      'a placeholder is told twice',
      { ...polish, greeting: '{name} {name} {day}' },
      ['pl.json: "greeting" has other placeholders than nl.json'],
    ],
    ['a plural form is missing', without(polish, 'count.few'), ['pl.json: "count.few" is missing']],
    [
      'a plural form that Dutch has not lost its number',
      { ...polish, 'count.many': 'gmin' },
      ['pl.json: "count.many" has other placeholders than nl.json'],
    ],
  ])('%s: it is told', (_, changed, expected) => expect(problems(changed)).toEqual(expected))

  test('the order of placeholders is free: languages differ', () => {
    expect(problems({ ...polish, greeting: '{day} – {name}' })).toEqual([])
  })

  test('Dutch is held to the same', () => {
    expect(problems(polish, { ...dutch, farewell: '' })).toContain('nl.json: "farewell" is empty')
    expect(problems(polish, without(dutch, 'count.one'))).toContain('nl.json: "count.one" is missing')
  })

  test('without Dutch there is nothing to compare with', () => {
    expect(catalogueProblems(new Map([['', new Map([['pl', polish]])]]))).toEqual([
      'content/interface/nl.json is missing',
    ])
    expect(withSection([['pl', { 'notes.title': 'Notatki' }]])).toEqual(['content/interface/notes/nl.json is missing'])
  })

  test('all problems are told at once', () => {
    expect(problems({ 'language.locale': 'pl', farewell: '' })).toHaveLength(6)
  })
})

describe('a section of the site', () => {
  const notes = { 'notes.title': 'Notities', 'notes.count.one': '{count} zin', 'notes.count.other': '{count} zinnen' }
  const notatki = {
    'notes.title': 'Notatki',
    'notes.count.one': '{count} zdanie',
    'notes.count.few': '{count} zdania',
    'notes.count.many': '{count} zdań',
    'notes.count.other': '{count} zdania',
  }

  test('may be there in fewer languages', () => expect(withSection([['nl', notes]])).toEqual([]))

  test('is whole in the languages it has, with the plural forms of the language', () => {
    expect(
      withSection([
        ['nl', notes],
        ['pl', notatki],
      ]),
    ).toEqual([])
    expect(
      withSection([
        ['nl', notes],
        ['pl', without(notatki, 'notes.count.few')],
      ]),
    ).toEqual(['notes/pl.json: "notes.count.few" is missing'])
  })

  test('keeps to keys of its own, so that no two sections say the same thing', () => {
    expect(withSection([['nl', { farewell: 'Dag' }]])).toEqual([
      'notes/nl.json: "farewell" does not begin with the name of its section, "notes."',
    ])
  })

  test('cannot bring a language that the rest of the site does not have', () => {
    const languages = withSection([
      ['nl', notes],
      ['bg', notes],
    ])
    expect(languages).toEqual(['notes/bg.json: the site has no such language'])
  })

  test('of a draft has a second translation of what is safety-critical', () => {
    const draft = { ...polish, 'language.translation': 'draft' }
    const found = catalogueProblems(
      new Map([
        ['', site(draft, { ...dutch, 'language.translation': 'source' })],
        ['notes', site({ 'notes.critical.a': 'Dzwoń' }, { 'notes.critical.a': 'Bel' })],
      ]),
    )
    expect(found).toEqual([
      'notes/pl.json: "second.notes.critical.a" is missing: a draft needs a second translation of a critical sentence',
    ])
  })
})

describe('reading a folder of catalogues', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalogues-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('every file is a language, Dutch first, then by tag; other files are none', () => {
    for (const name of ['pl.json', 'en.json', 'nl.json', 'bg.json', 'notes.txt'])
      writeFileSync(join(folder, name), JSON.stringify({ name }))
    expect([...readCatalogues(folder)]).toEqual([
      ['nl', { name: 'nl.json' }],
      ['bg', { name: 'bg.json' }],
      ['en', { name: 'en.json' }],
      ['pl', { name: 'pl.json' }],
    ])
  })

  test('a folder below it is a section, whose words come along in the languages it has', () => {
    mkdirSync(join(folder, 'notes'))
    for (const tag of ['nl', 'pl']) writeFileSync(join(folder, `${tag}.json`), JSON.stringify({ own: tag }))
    writeFileSync(join(folder, 'notes/nl.json'), JSON.stringify({ 'notes.title': 'Notities' }))
    expect([...readCatalogues(folder)]).toEqual([
      ['nl', { own: 'nl', 'notes.title': 'Notities' }],
      ['pl', { own: 'pl' }],
    ])
    expect([...(readSections(folder).get('notes')?.keys() ?? [])]).toEqual(['nl'])
  })
})
