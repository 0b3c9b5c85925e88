import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'

const content = join(import.meta.dirname, '../../content')
const yaml = <T>(path: string): T => parse(readFileSync(join(content, path), 'utf8'))

interface ContactInFile {
  id: string
  phone: string | null
  phoneAbroad: string | null
  phoneConfidence: 'seen' | 'secondary' | 'own' | 'uncertain' | null
}
interface GuideInFile {
  id: string
  profile: string
  audience: string
  languages: string[]
}
export interface WordsInFile {
  title: string
  nodes: Record<string, { text: string; options?: Record<string, string> }>
}

export const contacts = yaml<ContactInFile[]>('contacts/contacts.yaml')

/** Digits only, as they stand in a `tel:` address, but for a leading plus. */
export const digits = (phone: string): string => phone.replace(/(?!^\+)\D/g, '')

const numbersOf = (seen: boolean): Set<string> =>
  new Set(
    contacts
      .filter(({ phone, phoneConfidence }) => phone !== null && (phoneConfidence === 'seen') === seen)
      .flatMap(({ phone, phoneAbroad }) => [phone, phoneAbroad].flatMap((one) => (one ? digits(one) : []))),
  )
/** Numbers that were seen at their source. */
export const seenNumbers = numbersOf(true)
/** Numbers that nobody saw at their source. */
export const unseenNumbers = numbersOf(false)

export const guides: readonly GuideInFile[] = readdirSync(join(content, 'guides'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => yaml<GuideInFile>(`guides/${name}/guide.yaml`))
  .filter(({ profile }) => profile === 'step-plan')

export const guideWords = (guide: string, language: string): WordsInFile => yaml(`guides/${guide}/${language}.yaml`)

/** Read once: tests ask for words at every one of some thousand answers. */
const catalogues = readCatalogues(join(content, 'interface'))

/** The words of the interface, those of its sections too. */
export function texts(language: string): (key: string, values?: Readonly<Record<string, string>>) => string {
  const words = catalogues.get(language) ?? {}
  return (key, values = {}) => {
    const text = words[key]
    if (text === undefined) throw new Error(`no text "${key}" in ${language}`)
    return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`)
  }
}

/** Languages with words of their own, and the made-up one that borrows English words. */
export const realLanguages: readonly string[] = readdirSync(join(content, 'interface'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort((a, b) => Number(b === 'nl') - Number(a === 'nl') || a.localeCompare(b))
export const pseudoLanguage = 'ar-XB'
export const allLanguages: readonly string[] = [...realLanguages, pseudoLanguage]
/** The language whose words a page in `language` shows. */
export const wordsOf = (language: string): string => (language === pseudoLanguage ? 'en' : language)

export interface ArticleInFile {
  title: string
  summary: string
  blocks: Record<string, string>
}
export const articleWords = (article: string, language: string): ArticleInFile =>
  yaml(`articles/${article}/${wordsOf(language)}.yaml`)
