import { type Tag, tagsOf } from './html.ts'
import { type Answer, send } from './send.ts'

export interface CrawledPage {
  /** Path and search, without fragment. */
  address: string
  answer: Answer
  /** Every start tag of a page, taken apart once for all that is asked of it; none of what is no page. */
  tags: readonly Tag[]
  links: readonly { to: string; fragment: string; hreflang: string | null }[]
}

/** In one folder this many addresses with a question in them (`?on=…`) are asked: filters combine without end. */
const questionsOfFolder = 16

/** Follows the links from the home pages of `languages`, as a reader could, and gives each page with its links. */
export async function crawl(languages: readonly string[]): Promise<ReadonlyMap<string, CrawledPage>> {
  const pages = new Map<string, CrawledPage>()
  const waiting = languages.map((language) => `/${language}`)
  const met = new Set(waiting)
  const questions = new Map<string, number>()
  const isOneMore = (to: string) => {
    const [path = '', question] = to.split('?')
    if (question === undefined) return false
    const folder = path.slice(0, path.lastIndexOf('/'))
    questions.set(folder, (questions.get(folder) ?? 0) + 1)
    return (questions.get(folder) ?? 0) > questionsOfFolder
  }
  const visitor = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const answer = await send({ path: address, headers: { 'accept-encoding': 'br' } })
      const tags = isPage(answer) ? tagsOf(answer.text) : []
      const links = linksOf(tags, address)
      pages.set(address, { address, answer, tags, links })
      // A page that is not there shows links too, but leads no further.
      if (answer.status !== 200) continue
      for (const { to } of links) {
        if (met.has(to)) continue
        met.add(to)
        if (!isOneMore(to)) waiting.push(to)
      }
    }
  }
  while (waiting.length > 0) await Promise.all(Array.from({ length: 8 }, visitor))
  return pages
}

/** Nothing is known of an address that was not asked because others of its folder were. */
export const wasAsked = (pages: ReadonlyMap<string, CrawledPage>, to: string): boolean =>
  pages.has(to) || !to.includes('?')

export const isPage = ({ headers }: Answer): boolean => headers['content-type']?.startsWith('text/html') === true

function linksOf(tags: readonly Tag[], from: string): CrawledPage['links'] {
  const base = new URL(from, 'http://site.example')
  return tags.flatMap(({ name, attributes }) => {
    const address = attributes.get('href') ?? attributes.get('src')
    if (address === undefined || !['a', 'link', 'script', 'img', 'source'].includes(name)) return []
    const url = new URL(address, base)
    if (url.origin !== base.origin) return []
    return { to: url.pathname + url.search, fragment: url.hash.slice(1), hreflang: attributes.get('hreflang') ?? null }
  })
}

/** Addresses outside this site that a page makes a browser fetch without being asked. */
export const fetchedElsewhere = (tags: readonly Tag[]): string[] =>
  tags.flatMap(({ name, attributes }) => {
    const rel = attributes.get('rel') ?? ''
    const fetches =
      name === 'link' ? !/^(alternate|canonical|license|author|help)$/.test(rel) : name !== 'a' && name !== 'form'
    const address = fetches ? (attributes.get('src') ?? attributes.get('href') ?? attributes.get('data') ?? '') : ''
    return /^([a-z]+:)?\/\//i.test(address) ? [address] : []
  })
