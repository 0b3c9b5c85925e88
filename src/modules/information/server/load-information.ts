import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import type { Facts } from '#kernel/facts.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { namesIn, readLanguages, shownName } from '#platform/content/language-files.ts'
import { type ContentFinding, type LineOf, readYamlFile } from '#platform/content/yaml-file.ts'
import type {
  ArticleWords,
  CriticalWords,
  EverydayWords,
  LoadedArticle,
  LocalAddition,
  LocalWords,
  Topic,
} from '../domain/article.ts'
import {
  type ArticleFinding,
  type ArticleSurroundings,
  checkArticle,
  checkBlocks,
  checkWords,
  compareWithSource,
} from '../domain/check-article.ts'
import { checkCritical } from '../domain/check-critical.ts'
import {
  articleForm,
  articleWordsForm,
  criticalForm,
  everydayForm,
  localForm,
  localWordsForm,
  topicsForm,
} from '../forms/article-forms.ts'

/** Everything under `content/articles/`, in memory and never changed. */
export interface InformationLibrary {
  topics: readonly Topic[]
  /** In the order of topics and folders. An article that could not be read is not here. */
  articles: readonly LoadedArticle[]
  critical: ReadonlyMap<LanguageTag, CriticalWords>
  /** What people say when they have the question of an article or of a step plan (`guide:<id>`), by language: for search. */
  everyday: ReadonlyMap<LanguageTag, EverydayWords>
  findings: readonly ContentFinding[]
}

/** What articles refer to, as other modules know it. */
export interface InformationContext {
  facts: Facts
  /** Contacts that the public may be sent to. */
  contacts: ReadonlySet<string>
  guides: ReadonlySet<string>
  /** Codes of municipalities and regions that have existed. */
  areas: ReadonlySet<string>
}

const articlesIn = (root: string) => resolve(root, 'content/articles')
/** Folders beside the articles that are none. */
const notArticles = new Set(['critical', 'everyday', 'questions'])

/** Reads every article with its translations and local additions. Never throws for what stands in the files. */
export async function loadInformation(root: string, context: InformationContext): Promise<InformationLibrary> {
  const folder = articlesIn(root)
  const findings: ContentFinding[] = []
  const topics = await readYamlFile(join(folder, 'topics.yaml'), topicsForm, 'content/articles/topics.yaml')
  if (!topics.ok) findings.push(...topics.findings)
  const critical = await readCritical(root, findings)
  const everyday = await readEveryday(root, context, findings)
  const entries = await readdir(folder, { withFileTypes: true })
  const ids = entries
    .filter((entry) => entry.isDirectory() && !notArticles.has(entry.name))
    .map(({ name }) => name)
    .sort()
  const around: ArticleSurroundings = {
    topics: new Set(topics.ok ? topics.value.map(({ id }) => id) : []),
    articles: new Set(ids),
    guides: context.guides,
    contacts: context.contacts,
    critical: new Set(Object.keys(critical.get(sourceLanguage)?.sentences ?? {})),
    facts: context.facts,
  }
  const articles: LoadedArticle[] = []
  for (const id of ids) {
    const loaded = await readArticle(root, id, { around, areas: context.areas, findings })
    if (loaded) articles.push(loaded)
  }
  const order = topics.ok ? topics.value.map(({ id }) => id) : []
  articles.sort((a, b) => order.indexOf(a.article.topic) - order.indexOf(b.article.topic))
  return { topics: topics.ok ? topics.value : [], articles, critical, everyday, findings }
}

interface Reading {
  around: ArticleSurroundings
  areas: ReadonlySet<string>
  findings: ContentFinding[]
}

async function readArticle(root: string, id: string, reading: Reading): Promise<LoadedArticle | undefined> {
  const folder = join(articlesIn(root), id)
  const file = shownName(root, join(folder, 'article.yaml'))
  const read = await readYamlFile(join(folder, 'article.yaml'), articleForm, file)
  const { words, lines } = await readWords<ArticleWords>(folder, articleWordsForm, root, reading.findings)
  if (!read.ok) {
    reading.findings.push(...read.findings)
    return undefined
  }
  const article = { id, ...read.value }
  const local = await readLocal(root, folder, article, reading)
  const loaded = { article, words, local }
  report(checkArticle(loaded, reading.around), { file, lineOf: read.lineOf }, lines, reading.findings)
  return loaded
}

type Lines = ReadonlyMap<LanguageTag, { file: string; lineOf: LineOf }>

async function readWords<W>(
  folder: string,
  form: z.ZodType<W>,
  root: string,
  findings: ContentFinding[],
): Promise<{ words: ReadonlyMap<LanguageTag, W>; lines: Lines }> {
  const words = new Map<LanguageTag, W>()
  const lines = new Map<LanguageTag, { file: string; lineOf: LineOf }>()
  for (const { language, read } of await readLanguages(folder, form, root)) {
    if (!read.ok) {
      findings.push(...read.findings)
      continue
    }
    words.set(language, read.value)
    lines.set(language, read)
  }
  return { words, lines }
}

function report(
  found: readonly ArticleFinding[],
  source: { file: string; lineOf: LineOf },
  lines: Lines,
  findings: ContentFinding[],
): void {
  for (const { code, language, path, message } of found) {
    const at = language === null ? source : (lines.get(language) ?? source)
    findings.push({ code, file: at.file, line: at.lineOf(path), message })
  }
}

async function readLocal(
  root: string,
  folder: string,
  article: LoadedArticle['article'],
  { around, areas, findings }: Reading,
): Promise<LocalAddition[]> {
  const below = join(folder, 'local')
  const found: LocalAddition[] = []
  for (const area of await namesIn(below)) {
    const path = join(below, area, 'local.yaml')
    const read = await readYamlFile(path, localForm, shownName(root, path))
    const { words, lines } = await readWords<LocalWords>(join(below, area), localWordsForm, root, findings)
    if (!read.ok) {
      findings.push(...read.findings)
      continue
    }
    if (!areas.has(area))
      findings.push({ code: 'area-unknown', file: read.file, line: 1, message: `There is no area "${area}".` })
    const dutch = words.get(sourceLanguage)
    const problems = [
      ...checkBlocks(read.value.blocks, article.reviewedOn, around),
      ...[...words].flatMap(([language, own]) => [
        ...checkWords(read.value.blocks, language, own, around.facts),
        ...(dutch ? compareWithSource(language, own, dutch) : []),
      ]),
    ]
    report(problems, read, lines, findings)
    found.push({ area, ...read.value, words })
  }
  return found
}

async function readCritical(
  root: string,
  findings: ContentFinding[],
): Promise<ReadonlyMap<LanguageTag, CriticalWords>> {
  const { words, lines } = await readWords<CriticalWords>(
    join(articlesIn(root), 'critical'),
    criticalForm,
    root,
    findings,
  )
  for (const { language, path, message, code } of checkCritical(words)) {
    const at = lines.get(language)
    findings.push({ code, file: at?.file ?? 'content/articles/critical', line: at?.lineOf(path) ?? 1, message })
  }
  return words
}

async function readEveryday(
  root: string,
  { guides }: InformationContext,
  findings: ContentFinding[],
): Promise<ReadonlyMap<LanguageTag, EverydayWords>> {
  const folder = join(articlesIn(root), 'everyday')
  const { words, lines } = await readWords<EverydayWords>(folder, everydayForm, root, findings)
  const articles = new Set(await readdir(articlesIn(root)))
  for (const [language, own] of words)
    for (const key of Object.keys(own)) {
      const guide = /^guide:(.*)$/.exec(key)?.[1]
      if (guide === undefined ? articles.has(key) : guides.has(guide)) continue
      const at = lines.get(language)
      const message = `There is no article or step plan "${key}".`
      findings.push({ code: 'everyday-unknown', file: at?.file ?? folder, line: at?.lineOf([key]) ?? 1, message })
    }
  return words
}
