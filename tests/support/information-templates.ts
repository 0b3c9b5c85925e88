import { articleWords } from './content.ts'
import type { Template } from './template.ts'

/** Kinds of page of the information point, in every language. */
export function informationTemplatesIn(language: string): Template[] {
  const base = `/${language}`
  const question = encodeURIComponent(articleWords('papers-are-yours', language).title)
  return [
    { name: 'topics', path: `${base}/articles` },
    { name: 'article', path: `${base}/articles/minimum-wage` },
    { name: 'article about danger', path: `${base}/articles/threats-and-debt` },
    { name: 'article with something local', path: `${base}/articles/register-municipality?place=GM0855` },
    { name: 'answers to a question', path: `${base}/search?q=${question}` },
    { name: 'no answers', path: `${base}/search?q=xyzzyq` },
    { name: 'search without a question', path: `${base}/search` },
    { name: 'without a connection', path: `${base}/offline` },
    { name: 'state of the texts', path: `${base}/articles/status` },
  ]
}
