/**
 * How well and how fast our search finds pages, beside MiniSearch as it comes and as Integreat has it set (all words must
 * be there, a quarter of the letters may differ, beginnings count, the title counts double). Over the texts of this
 * repository, with questions that were written for this measurement; over the same questions with a letter wrong;
 * and over 5,000 made-up pages with their words. Run: `node bench/search.ts`.
 * It reports and never fails: the speed of the machine is not a property of the code.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import MiniSearch, { type SearchOptions } from 'minisearch'
import { build } from 'vite'
import { type Evaluation, evaluate, type JudgedQuery } from '#platform/search/evaluate.ts'
import { createSearch, type Search, type SearchDocument } from '#platform/search/search.ts'
import { dice, withALetterWrong } from './search/dice.ts'
import { pagesOfRepository, questionsOfRepository } from './search/questions.ts'

const root = join(import.meta.dirname, '..')

const pages = pagesOfRepository(root)
const questions = questionsOfRepository(pages)
const wrong = questions.map((one) => ({ ...one, query: withALetterWrong(one.query, dice(one.id.length)) }))
const engines: [string, Pick<Search, 'search'>][] = [
  ['Baken', createSearch(pages)],
  ['MiniSearch as it comes', miniSearch(pages, {})],
  [
    'MiniSearch as Integreat',
    miniSearch(pages, { combineWith: 'AND', fuzzy: 0.25, prefix: true, boost: { title: 2 } }),
  ],
]

console.log(`${pages.length} texts of this repository, ${questions.length} questions`)
console.log(`${''.padEnd(24)}  language  nDCG@10  no results  one letter wrong  p50 ms  p95 ms`)
for (const [name, engine] of engines) reportQuality(name, evaluate(engine, questions), evaluate(engine, wrong))

console.log('')
reportLarge(5000)
await reportBytes()

function reportQuality(name: string, right: Evaluation, wrong: Evaluation): void {
  const rows = [...Object.entries(right.perLanguage), ['all', right] as const]
  for (const [language, figures] of rows) {
    const spoiled = language === 'all' ? wrong : wrong.perLanguage[language]
    const cells = [
      name.padEnd(24),
      language.padStart(9),
      figures.ndcg10.toFixed(3).padStart(8),
      `${(figures.zeroResults * 100).toFixed(0)} %`.padStart(11),
      (spoiled?.ndcg10 ?? 0).toFixed(3).padStart(17),
      figures.p50ms.toFixed(2).padStart(7),
      figures.p95ms.toFixed(2).padStart(7),
    ]
    console.log(cells.join(' '))
  }
}

/** MiniSearch with one index per language, and the folding of letters that Integreat has. */
function miniSearch(documents: readonly SearchDocument[], options: SearchOptions): Pick<Search, 'search'> {
  const indexes = new Map<string, MiniSearch>()
  for (const page of documents) {
    const index = indexes.get(page.language) ?? new MiniSearch({ fields: ['title', 'body'], processTerm: folded })
    indexes.set(page.language, index)
    index.add(page)
  }
  return {
    search: (query, { language, limit = 10 }) =>
      (indexes.get(language)?.search(query, options) ?? [])
        .slice(0, limit)
        .map(({ id, score, queryTerms }) => ({ id: String(id), score, terms: queryTerms })),
  }
}

function folded(term: string): string {
  return term.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
}

/** Pages of some 300 words, common words often and rare words seldom, and questions of words that one page has. */
function reportLarge(count: number): void {
  const words = [...new Set(pages.flatMap(({ title, body = '' }) => `${title} ${body}`.match(/\p{L}{2,}/gu) ?? []))]
  const next = dice(19)
  const word = (): string => words[Math.floor(next() ** 2 * words.length)] ?? ''
  const text = (length: number): string => Array.from({ length }, word).join(' ')
  const made = Array.from({ length: count }, (_, index): SearchDocument => {
    return { id: String(index), language: 'nl', title: text(5), body: text(150 + Math.floor(next() * 300)) }
  })
  const asked = Array.from({ length: 400 }, (_, index): JudgedQuery => {
    const page = made[Math.floor(next() * count)]
    const own = (page?.body ?? '').split(' ')
    const query = Array.from({ length: 9 }, () => own[Math.floor(next() * own.length)]).join(' ')
    return { id: String(index), language: 'nl', query: withALetterWrong(query, next), relevant: [page?.id ?? ''] }
  })
  for (const [some, name] of [
    [made.slice(0, 60), '60'],
    [made, String(count)],
  ] as const) {
    const heap = heapBytes()
    const begin = performance.now()
    const search = createSearch(some)
    search.search('', { language: 'nl' })
    const built = performance.now() - begin
    const bytes = heapBytes() - heap
    const { p50ms, p95ms } = evaluate(search, asked)
    const megabytes = globalThis.gc ? `, ${(bytes / 1e6).toFixed(1)} MB of memory` : ''
    console.log(
      `${name} made-up pages: built in ${built.toFixed(0)} ms${megabytes}; full questions p50 ${p50ms.toFixed(1)} ms, p95 ${p95ms.toFixed(1)} ms`,
    )
  }
  const length = made.reduce((sum, { title, body = '' }) => sum + title.length + body.length, 0)
  console.log(`the text of those ${count} pages itself: ${(length / 1e6).toFixed(1)} MB`)
}

function heapBytes(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** What a browser downloads for the whole engine, made by the bundler that builds the site. */
async function reportBytes(): Promise<void> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#platform': join(root, 'src/platform') } },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(root, 'src/platform/search/search.ts'), formats: ['es'], fileName: 'search' },
      minify: true,
    },
  })
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []))
  const code = outputs.map((one) => ('code' in one ? one.code : '')).join('')
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  const whole = readFileSync(join(root, 'node_modules/minisearch/dist/es/index.js'))
  console.log(
    `the engine in a browser: ${code.length} bytes, ${brotliCompressSync(code, quality).length} with brotli ` +
      `(all of MiniSearch, not minified: ${brotliCompressSync(whole, quality).length})`,
  )
}
