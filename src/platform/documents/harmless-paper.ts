import type { Block, Line, Paper, Run } from './paper.ts'

/** Spaces of one kind or another; line ends and tabs have no place inside a line. */
const spacing = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/** What XML does not allow, what nobody can read, and what would turn the order of the letters around. */
const unprintable =
  /[\p{Cc}\p{Co}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|\p{Noncharacter_Code_Point}/gu

/** Text that any document can hold: one line, whole characters, none of them invisible commands. */
export const harmlessText = (text: string): string => text.toWellFormed().replace(spacing, ' ').replace(unprintable, '')

const scheme = /^[a-z][a-z0-9+.-]*:/i

/** The address when a reader may safely follow it: on the web, or within the site. Null for all else. */
export function harmlessAddress(href: string): string | null {
  const address = href.trim()
  if (address !== harmlessText(address) || address.includes('\\') || address.startsWith('//')) return null
  if (scheme.test(address) && !/^https?:\/\//i.test(address)) return null
  if (!URL.canParse(address, 'https://baken.invalid')) return null
  return address === '' ? null : encodeURI(decodedOrSame(address))
}

/** Encoding what is encoded would make another address of it. */
function decodedOrSame(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address.replaceAll('%', '%25')
  }
}

/**
 * The same paper with only harmless text and addresses: a link that leads nowhere safe becomes plain text. What cannot
 * be read is left out: a heading without words, a list or table without anything in it. Rows get a cell for every column.
 */
export function harmlessPaper(paper: Paper): Paper {
  const { blocks, ...rest } = withTexts(paper, harmlessText)
  return { ...rest, blocks: blocks.filter(hasContent) }
}

function hasContent(block: Block): boolean {
  if (block.kind === 'heading') return block.text.trim() !== ''
  if (block.kind === 'list') return block.items.length > 0
  return block.kind !== 'table' || block.columns.length > 0
}

/** The same paper with every text that is printed changed by `change`. */
export function withTexts(paper: Paper, change: (text: string) => string): Paper {
  return {
    ...paper,
    title: change(paper.title),
    subtitle: paper.subtitle === null ? null : change(paper.subtitle),
    foot: change(paper.foot),
    blocks: paper.blocks.map((block) => blockWith(block, change)),
  }
}

const lineWith = (line: Line, change: (text: string) => string): Line => line.map((run) => runWith(run, change))

function runWith(run: Run, change: (text: string) => string): Run {
  if (typeof run === 'string') return change(run)
  const text = change(run.text)
  if (!('href' in run)) return { text, strong: true }
  const href = harmlessAddress(run.href)
  return href === null || text.trim() === '' ? text : { text, href }
}

function blockWith(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: change(block.text) }
    case 'paragraph':
      return { ...block, line: lineWith(block.line, change) }
    case 'list':
      return { ...block, items: block.items.map((item) => lineWith(item, change)) }
    case 'fields':
      return {
        ...block,
        fields: block.fields.map(({ term, line }) => ({ term: change(term), line: lineWith(line, change) })),
      }
    case 'table':
      return {
        ...block,
        caption: change(block.caption),
        columns: block.columns.map((column) => ({ ...column, title: change(column.title) })),
        rows: block.rows.map((row) => block.columns.map((_, index) => lineWith(row[index] ?? [], change))),
      }
    case 'page-break':
      return block
  }
}
