import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { Catalogue } from './translator.ts'

/**
 * The words of each section of the site by language. `''` is what every page needs: its files make a language exist.
 * Another section exists in the languages it has a file for; Dutch is always one of them.
 */
export type Sections = ReadonlyMap<string, ReadonlyMap<LanguageTag, Catalogue>>

const everywhere = ''
const second = 'second.'

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([whole]) => whole)
    .sort()
    .join(' ')
const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other']
const isPluralForm = (key: string) => pluralForms.includes(key.slice(key.lastIndexOf('.') + 1))

/** The Dutch text that `key` translates; for a plural form that Dutch has not, its form for "other". */
const sourceOf = (key: string, source: Catalogue): string | undefined =>
  source[key] ?? (isPluralForm(key) ? source[key.replace(/\.[^.]+$/, '.other')] : undefined)

/** Reads `<tag>.json` in `folder` and in each folder of a section below it. Adding a language is adding a file. */
export function readSections(folder: string): Sections {
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = [everywhere, ...below.map(({ name }) => name).sort()]
  return new Map(names.map((name) => [name, readLanguages(join(folder, name))]))
}

function readLanguages(folder: string): Map<LanguageTag, Catalogue> {
  const tags = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort((a, b) => Number(b === sourceLanguage) - Number(a === sourceLanguage) || a.localeCompare(b))
  return new Map(tags.map((tag) => [tag, JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8')) as Catalogue]))
}

/** All words of a language together, of the sections it has. Dutch comes first. */
export function cataloguesOf(sections: Sections): Map<LanguageTag, Catalogue> {
  const tags = [...(sections.get(everywhere)?.keys() ?? [])]
  const partsIn = (tag: LanguageTag) => [...sections.values()].map((languages) => languages.get(tag) ?? {})
  return new Map(tags.map((tag) => [tag, Object.assign({}, ...partsIn(tag))]))
}

/** As `readSections`, together. */
export const readCatalogues = (folder: string): Map<LanguageTag, Catalogue> => cataloguesOf(readSections(folder))

/**
 * What makes a catalogue unfit to publish: a key that Dutch has and it has not (or the reverse), other placeholders
 * than the Dutch sentence, a plural form that the language needs, an empty text, or a safety-critical sentence
 * (`critical.*`) of a draft translation without an independent second translation (`second.critical.*`). And of a
 * section: a key that does not begin with its name, or a language that the rest of the site does not have.
 */
export function catalogueProblems(sections: Sections): string[] {
  const languages = sections.get(everywhere) ?? new Map<LanguageTag, Catalogue>()
  return [...sections].flatMap(([section, catalogues]) => {
    const place = section === everywhere ? '' : `${section}/`
    const source = catalogues.get(sourceLanguage)
    if (!source) return [`content/interface/${place}${sourceLanguage}.json is missing`]
    const problems = [...catalogues].flatMap(([tag, catalogue]) => {
      const language = languages.get(tag)
      if (!language) return [`${tag}.json: the site has no such language`]
      return problemsIn({ tag, catalogue, source, language, prefix: section === everywhere ? '' : `${section}.` })
    })
    return problems.map((problem) => `${place}${problem}`)
  })
}

interface Checked {
  tag: LanguageTag
  catalogue: Catalogue
  source: Catalogue
  /** What the language says of itself. */
  language: Catalogue
  /** What every key begins with. */
  prefix: string
}

function problemsIn(checked: Checked): string[] {
  const { tag, catalogue, source, prefix } = checked
  const keys = Object.keys(catalogue)
  const entries = Object.entries(catalogue)
  const said: [keys: string[], what: string][] = [
    [Object.keys(source).filter((key) => !isPluralForm(key) && catalogue[key] === undefined), 'is missing'],
    [
      keys.filter((key) => !isPluralForm(key) && !key.startsWith(second) && source[key] === undefined),
      `is not in ${sourceLanguage}.json`,
    ],
    [entries.filter(([, text]) => text.trim() === '').map(([key]) => key), 'is empty'],
    [
      entries
        .filter(([key, text]) => placeholders(text) !== placeholders(sourceOf(key, source) ?? text))
        .map(([key]) => key),
      `has other placeholders than ${sourceLanguage}.json`,
    ],
    [
      keys.filter((key) => !key.startsWith(prefix) && !key.startsWith(second)),
      `does not begin with the name of its section, "${prefix}"`,
    ],
    [isLocale(catalogue['language.locale'] ?? tag) ? [] : ['language.locale'], 'is no locale, such as "pl" or "en-GB"'],
    [missingPlurals(checked), 'is missing'],
    [missingSecondReadings(checked), 'is missing: a draft needs a second translation of a critical sentence'],
  ]
  return said.flatMap(([found, what]) => found.map((key) => `${tag}.json: "${key}" ${what}`))
}

/** Well formed by BCP 47; whether anybody speaks it is not ours to say. */
function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

function missingSecondReadings({ catalogue, source, language }: Checked): string[] {
  if (language['language.translation'] !== 'draft') return []
  return Object.keys(source)
    .filter((key) => /^(?:\w+\.)?critical\./.test(key) && catalogue[second + key] === undefined)
    .map((key) => second + key)
}

function missingPlurals({ tag, catalogue, source, language }: Checked): string[] {
  const bases = Object.keys(source)
    .filter((key) => key.endsWith('.other'))
    .map((key) => key.slice(0, -'.other'.length))
  const locale = language['language.locale'] ?? tag
  if (!isLocale(locale)) return []
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  return bases.flatMap((base) => needed.map((form) => `${base}.${form}`).filter((key) => catalogue[key] === undefined))
}
