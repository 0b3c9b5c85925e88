import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ok, type Result } from '#kernel/result.ts'
import { fontLetters } from './font-letters.ts'
import { harmlessPaper, withTexts } from './harmless-paper.ts'
import type { Block, Line, Paper, Run } from './paper.ts'
import { spokenIn } from './spoken-in.ts'
import { fontFile, layOut } from './typst.ts'

/** Found from here upwards, because the built server lies elsewhere than the source. */
function templateText(): string {
  const name = 'content/documents/paper.typ'
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, name)
    if (existsSync(file)) return readFileSync(file, 'utf8')
    if (folder === dirname(folder)) throw new Error(`${name} is not there`)
  }
}

let template: string | undefined

/**
 * The paper as PDF/UA-1: tagged, with title and language, header rows that come again on the next page. Equal papers
 * give equal bytes. A letter that our type does not have is printed as the sign for that. Refusal: the compiler's own words, such as for a level of headings that is skipped.
 */
export function paperPdf(paper: Paper): Result<Uint8Array<ArrayBuffer>, string> {
  template ??= templateText()
  const laidOut = layOut(template, dataOf(withTexts(harmlessPaper(paper), printable)))
  if (!laidOut.ok) return laidOut
  const bytes = laidOut.value.pdf()
  return bytes.ok ? ok(bytes.value) : bytes
}

let letters: ReadonlySet<number> | undefined

/** PDF/UA refuses a document with a letter that its type cannot show. */
function printable(text: string): string {
  letters ??= fontLetters(readFileSync(fontFile('400Regular/NotoSans_400Regular.ttf')))
  let shown = ''
  for (const letter of text) {
    if (letters.has(letter.codePointAt(0) ?? 0)) shown += letter
    else if (!/\p{Default_Ignorable_Code_Point}/u.test(letter)) shown += '\uFFFD'
  }
  return shown
}

function dataOf({ language, title, subtitle, foot, on, blocks }: Paper) {
  const locale = new Intl.Locale(spokenIn(language))
  return {
    language: locale.language,
    region: locale.region ?? null,
    direction: locale.getTextInfo().direction ?? 'ltr',
    title,
    subtitle,
    foot,
    date: on.split('-').map(Number),
    blocks: blocks.map(blockData),
  }
}

/** In objects, because the template takes lists in lists apart into one. */
const lineData = (line: Line) => ({ line: line.map((run, at) => runData(run, line[at + 1])) })

/** Sticks two words together, and is not seen. The compiler loses a link at which the next text sticks by itself, where a narrow line breaks in that text. */
const wordJoiner = '\u2060'

function runData(run: Run, next: Run | undefined) {
  if (typeof run === 'string') return { text: run, strong: false, href: null }
  if (!('href' in run)) return { ...run, href: null }
  const after = typeof next === 'string' ? next : (next?.text ?? '')
  return { ...run, text: /^\S/.test(after) ? run.text + wordJoiner : run.text, strong: false }
}

function blockData(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, ...lineData(block.line) }
    case 'list':
      return { kind: block.ordered ? 'ordered' : 'unordered', items: block.items.map(lineData) }
    case 'fields':
      return { kind: block.kind, fields: block.fields.map(({ term, line }) => ({ term, ...lineData(line) })) }
    case 'table':
      return {
        kind: block.kind,
        caption: block.caption,
        columns: block.columns.map(({ title, share, align }) => ({ title, share, end: align === 'end' })),
        rows: block.rows.map((row) => row.map(lineData)),
      }
    default:
      return block
  }
}
