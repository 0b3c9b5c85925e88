import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { Catalogue } from './translator.ts'

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

/** Reads every `<tag>.json` in `folder`; adding a language is adding a file. Dutch comes first. */
export function readCatalogues(folder: string): Map<LanguageTag, Catalogue> {
  const tags = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort((a, b) => Number(b === sourceLanguage) - Number(a === sourceLanguage) || a.localeCompare(b))
  return new Map(tags.map((tag) => [tag, JSON.parse(readFileSync(join(folder, `${tag}.json`), 'utf8')) as Catalogue]))
}

/**
 * What makes a catalogue unfit to publish: a key that Dutch has and it has not (or the reverse), other placeholders
 * than the Dutch sentence, a plural form that the language needs, an empty text, or a safety-critical sentence
 * (`critical.*`) of a draft translation without an independent second translation (`second.critical.*`).
 */
export function catalogueProblems(catalogues: ReadonlyMap<LanguageTag, Catalogue>): string[] {
  const source = catalogues.get(sourceLanguage)
  if (!source) return [`content/interface/${sourceLanguage}.json is missing`]
  return [...catalogues].flatMap(([tag, catalogue]) => [
    ...Object.keys(source)
      .filter((key) => !isPluralForm(key) && catalogue[key] === undefined)
      .map((key) => `${tag}.json: "${key}" is missing`),
    ...Object.keys(catalogue)
      .filter((key) => !isPluralForm(key) && !key.startsWith(second) && source[key] === undefined)
      .map((key) => `${tag}.json: "${key}" is not in ${sourceLanguage}.json`),
    ...Object.entries(catalogue)
      .filter(([, text]) => text.trim() === '')
      .map(([key]) => `${tag}.json: "${key}" is empty`),
    ...Object.entries(catalogue)
      .filter(([key, text]) => placeholders(text) !== placeholders(sourceOf(key, source) ?? text))
      .map(([key]) => `${tag}.json: "${key}" has other placeholders than ${sourceLanguage}.json`),
    ...missingPlurals(tag, catalogue, source),
    ...missingSecondReadings(tag, catalogue, source),
  ])
}

const second = 'second.'

function missingSecondReadings(tag: LanguageTag, catalogue: Catalogue, source: Catalogue): string[] {
  if (catalogue['language.translation'] !== 'draft') return []
  return Object.keys(source)
    .filter((key) => key.startsWith('critical.') && catalogue[second + key] === undefined)
    .map(
      (key) => `${tag}.json: "${second}${key}" is missing: a draft needs a second translation of a critical sentence`,
    )
}

function missingPlurals(tag: LanguageTag, catalogue: Catalogue, source: Catalogue): string[] {
  const bases = Object.keys(source)
    .filter((key) => key.endsWith('.other'))
    .map((key) => key.slice(0, -'.other'.length))
  const needed = new Intl.PluralRules(catalogue['language.locale'] ?? tag).resolvedOptions().pluralCategories
  return bases.flatMap((base) =>
    needed
      .filter((form) => catalogue[`${base}.${form}`] === undefined)
      .map((form) => `${tag}.json: "${base}.${form}" is missing`),
  )
}
