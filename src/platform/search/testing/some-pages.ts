import type { SearchDocument } from '../search.ts'

/** Pages of a title and a text (`Title: text`), with ids in their order: 0, 1, 2 … */
export const pagesOf = (language: string, ...texts: string[]): SearchDocument[] =>
  texts.map((text, index) => {
    const [title = '', body = ''] = text.split(': ')
    return { id: String(index), language, title, body }
  })
