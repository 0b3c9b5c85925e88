import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogueProblems, readCatalogues } from './read-catalogues.ts'
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
const problems = (pl: Catalogue, nl: Catalogue = dutch) =>
  catalogueProblems(
    new Map([
      ['nl', nl],
      ['pl', pl],
    ]),
  )

describe('the catalogues of interface texts', () => {
  test('of this project are fit to publish', () => {
    expect(catalogueProblems(readCatalogues(real))).toEqual([])
  })

  test('are sound when keys, placeholders and plural forms agree', () => {
    expect(problems(polish)).toEqual([])
  })

  test.each([
    ['a key is missing', without(polish, 'farewell'), ['pl.json: "farewell" is missing']],
    ['a key is too much', { ...polish, hello: 'Cześć' }, ['pl.json: "hello" is not in nl.json']],
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
    expect(catalogueProblems(new Map([['pl', polish]]))).toEqual(['content/interface/nl.json is missing'])
  })

  test('all problems are told at once', () => {
    expect(problems({ 'language.locale': 'pl', farewell: '' })).toHaveLength(6)
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
})
