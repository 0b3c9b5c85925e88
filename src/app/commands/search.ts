import { type Evaluation, evaluate, type Figures } from '#platform/search/evaluate.ts'
import { createSearch } from '#platform/search/search.ts'
import type { Command } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { queryLine, readDocuments, readLines } from './search-lines.ts'

const evaluation: Command = {
  name: 'search eval',
  summary: 'how well our search finds the pages that answer questions, over any pages and any questions',
  usage: [
    'baken search eval --documents FILE --queries FILE [--json]',
    '',
    'Both files have one JSON object on each line, at most 50 MB in a file:',
    '  documents  {"id","language","title","body"}; body may be left out and may hold HTML.',
    '             Also read when given: "lead", "words" (what people call it), "official" (Dutch official words).',
    '  queries    {"id","language","query","relevant":["id of a document", …]}',
    'A query is searched only among the documents of its own language.',
    '',
    'ndcg10       mean nDCG over the first ten results; a page is relevant or it is not (1 is best)',
    'zeroResults  share of the queries without any result (0 is best)',
    'p50ms p95ms  time of half and of 95 % of the queries, in milliseconds, index already built',
    'perLanguage  the same four figures for each language',
  ].join('\n'),
  async run(args, io) {
    const text = { type: 'string' } as const
    const read = readWords(args, { documents: text, queries: text, json: { type: 'boolean' } })
    const { documents: pagesPath, queries: queriesPath, json = false } = read?.values ?? {}
    if (!pagesPath || !queriesPath) return wrongUse(evaluation, io)
    const pages = readDocuments(pagesPath)
    const queries = readLines(queriesPath, queryLine)
    if (!pages.ok || !queries.ok) {
      const what = [pages, queries].flatMap((file) => (file.ok ? [] : file.what))
      for (const line of what.slice(0, mostMessages)) io.err(line)
      if (what.length > mostMessages) io.err(`and ${what.length - mostMessages} more`)
      return 1
    }
    const ids = new Set(pages.value.map(({ id, language }) => keyOf(id, language)))
    const lost = queries.value.filter(({ relevant, language }) => relevant.some((id) => !ids.has(keyOf(id, language))))
    if (lost.length > 0)
      io.err(
        `${lost.length} queries name a page that is not among the documents of their language, such as "${lost[0]?.id}".`,
      )
    const figures = evaluate(createSearch(pages.value), queries.value)
    io.out(json ? JSON.stringify(figures) : table(figures, queries.value))
    return 0
  },
}

/** What `baken search …` can do. */
export const searchCommands: Command[] = [evaluation]

const mostMessages = 20
const keyOf = (id: string, language: string): string => `${language.toLowerCase()} ${id}`

function table({ perLanguage, ...all }: Evaluation, queries: readonly { language: string }[]): string {
  const count = (tag: string): number => queries.filter(({ language }) => language === tag).length
  const rows = Object.entries(perLanguage).map(([tag, figures]) => row(tag, count(tag), figures))
  return ['language     queries  nDCG@10  no results  p50 ms  p95 ms', ...rows, row('all', queries.length, all)].join(
    '\n',
  )
}

function row(name: string, count: number, { ndcg10, zeroResults, p50ms, p95ms }: Figures): string {
  const none = `${(zeroResults * 100).toFixed(1)} %`
  return [
    name.padEnd(11),
    String(count).padStart(8),
    ndcg10.toFixed(3).padStart(8),
    none.padStart(11),
    p50ms.toFixed(2).padStart(7),
    p95ms.toFixed(2).padStart(7),
  ].join(' ')
}
