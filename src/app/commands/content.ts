import { join } from 'node:path'
import { type Day, parseDay } from '#kernel/days.ts'
import type { Facts } from '#kernel/facts.ts'
import { loadGuides, placesIn } from '#modules/guides/server/index.ts'
import {
  feedbackStore,
  type InformationLibrary,
  informationPages,
  loadInformation,
  stampArticle,
  stillCorrect,
} from '#modules/information/server/index.ts'
import { readFacts } from '#modules/rights/server/index.ts'
import { type ContentFinding, findingText } from '#platform/content/yaml-file.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { areaCodes, publicContacts } from '../article-surroundings.ts'
import type { Command, Io } from './command.ts'
import { readWords, soundAreas, wrongUse } from './command-line.ts'

const check: Command = {
  name: 'content check',
  summary: 'whether articles, their translations and the facts they rest on are sound',
  usage: 'baken content check [ARTICLE] [--language LANGUAGE] [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' }, language: { type: 'string' } }, 1)
    if (!read) return wrongUse(check, io)
    const content = await readContent(io)
    if (!content) return 1
    const [article] = read.positionals
    const { json, language } = read.values
    const findings = content.findings
      .filter(({ file }) => article === undefined || file.startsWith(`content/articles/${article}/`))
      .filter(({ file }) => language === undefined || file.endsWith(`/${language}.yaml`))
    const { articles } = content.library
    if (json) io.out(JSON.stringify({ articles: articles.length, facts: content.facts.size, findings }))
    else
      io.out(
        [
          ...findings.map(findingText),
          `${articles.length} articles, ${content.facts.size} facts, ${findings.length} findings`,
        ].join('\n'),
      )
    return findings.length === 0 ? 0 : 1
  },
}

const status: Command = {
  name: 'content status',
  summary: 'per language what is complete, outdated, missing or a draft, and what must be looked at again',
  usage: 'baken content status [--on DAY] [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' }, on: { type: 'string' } })
    const on = dayOr(read?.values.on, io.today)
    if (!read || !on) return wrongUse(status, io)
    const content = await readContent(io)
    if (!content) return 1
    const pages = informationPages(content.library, {
      facts: content.facts,
      sources: content.sources,
      contentLanguage: (tag) => tag,
    })
    const report = pages.status([...readCatalogues(join(io.root, 'content/interface')).keys()], on)
    if (read.values.json) io.out(JSON.stringify(report))
    else
      io.out(
        [
          `${report.on}: ${report.articles} articles over ${report.topics} topics`,
          ...report.languages.map(
            ({ language, complete, outdated, missing, drafts }) =>
              `${language}: ${complete} complete, ${outdated.length} outdated, ${missing.length} missing, ${drafts} drafts`,
          ),
          ...report.review.map(({ article, why, facts }) => `look at ${article}: ${[why, ...facts].join(' ')}`),
        ].join('\n'),
      )
    return 0
  },
}

const stillRight: Command = {
  name: 'content still-correct',
  summary: 'writes down that an article is still right, for all its languages at once',
  usage: 'baken content still-correct ARTICLE… [--on DAY]',
  async run(args, io) {
    const read = readWords(args, { on: { type: 'string' } }, 1_000)
    const on = dayOr(read?.values.on, io.today)
    if (!read || !on || read.positionals.length === 0) return wrongUse(stillRight, io)
    const content = await readContent(io)
    const found = content && articlesCalled(read.positionals, content.library, io)
    if (!found) return 1
    for (const loaded of found) {
      const before = await stillCorrect(io.root, loaded, content.facts, on)
      io.out(`${loaded.article.id}: right on ${on} in ${[...loaded.words.keys()].join(', ')}; again before ${before}`)
    }
    return 0
  },
}

const stamp: Command = {
  name: 'content stamp',
  summary: 'writes down of which Dutch text a translation was made',
  usage: 'baken content stamp LANGUAGE ARTICLE…',
  async run(args, io) {
    const [language, ...ids] = args
    if (!language || ids.length === 0 || args.some((word) => word.startsWith('-'))) return wrongUse(stamp, io)
    const content = await readContent(io)
    const found = content && articlesCalled(ids, content.library, io)
    if (!found) return 1
    let refused = 0
    for (const loaded of found) {
      const done = await stampArticle(io.root, loaded, language)
      if (done.ok) io.out(`${loaded.article.id} ${language}: ${done.value}`)
      else {
        io.err(`${loaded.article.id} ${language}: ${done.error}`)
        refused++
      }
    }
    return refused === 0 ? 0 : 1
  },
}

const feedback: Command = {
  name: 'content feedback',
  summary: 'how often each article helped, and what readers missed: for editors only',
  usage: 'baken content feedback [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } })
    if (!read || !io.database) return wrongUse(feedback, io)
    const { db, close } = await io.database()
    try {
      const store = feedbackStore(db.$pickTables<'information_feedback' | 'information_remark'>())
      const [counts, remarks] = [await store.counts(), await store.remarks(io.today)]
      if (read.values.json) io.out(JSON.stringify({ counts, remarks }))
      else
        io.out(
          [
            ...counts.map(
              ({ article, language, helped, not }) => `${article} ${language}: helped ${helped}, not ${not}`,
            ),
            ...remarks.map(
              ({ article, language, week, helped, line }) =>
                `${week} ${article} ${language} ${helped ? 'helped' : 'not'}: ${line}`,
            ),
            `${counts.length} articles and languages, ${remarks.length} lines`,
          ].join('\n'),
        )
      return 0
    } finally {
      await close()
    }
  },
}

/** What `baken content …` can do. */
export const contentCommands: Command[] = [check, status, stillRight, stamp, feedback]

interface Content {
  library: InformationLibrary
  facts: Facts
  sources: Awaited<ReturnType<typeof loadGuides>>['catalogues']['sources']
  findings: readonly ContentFinding[]
}

/** Articles with everything they refer to; undefined when the areas are not sound. */
async function readContent(io: Io): Promise<Content | undefined> {
  const areas = soundAreas(io)
  if (!areas) return undefined
  const guides = await loadGuides(placesIn(io.root), { today: io.today })
  const { sources, contacts } = guides.catalogues
  const { facts, findings } = await readFacts(join(io.root, 'data'), (code) => sources.has(code))
  const library = await loadInformation(io.root, {
    facts,
    contacts: publicContacts(contacts.values()),
    guides: new Set(guides.guides.keys()),
    areas: areaCodes(areas),
  })
  return { library, facts, sources, findings: [...findings, ...library.findings] }
}

function articlesCalled(ids: readonly string[], { articles }: InformationLibrary, io: Io) {
  const found = ids.flatMap((id) => articles.find(({ article }) => article.id === id) ?? [])
  if (found.length === ids.length) return found
  const missing = ids.filter((id) => !articles.some(({ article }) => article.id === id))
  io.err(`There is no article ${missing.join(', ')}. Nothing was changed.`)
  return undefined
}

function dayOr(text: string | undefined, otherwise: Day): Day | undefined {
  if (text === undefined) return otherwise
  const day = parseDay(text)
  return day.ok ? day.value : undefined
}
