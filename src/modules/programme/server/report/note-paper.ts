import type { SourceCode } from '#kernel/sources.ts'
import type { Block, Line, Paper, Run } from '#platform/documents/paper.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { ItemId } from '../../domain/items.ts'
import {
  type Ground,
  type NoteGroup,
  type NoteMessage,
  type NotePoint,
  type NoteRow,
  type NoteSection,
  type ParliamentNote,
  type Sentence,
  sentencesOf,
  tellingOf,
} from '../../domain/report/note.ts'
import { type OwnWriting, paragraphsOf } from '../../domain/report/own-writing.ts'
import type { NoteWords } from '../../domain/report/templates.ts'
import type { NoteSource } from './read-note-words.ts'

/** What a note is written out with. */
export interface NotePaperWords {
  words: NoteWords
  t: Translator
  sources: ReadonlyMap<SourceCode, NoteSource>
  /** What an officer wrote around it; left out: nothing. */
  own?: OwnWriting
}

interface Writing extends NotePaperWords {
  note: ParliamentNote
  told: ReadonlyMap<ItemId, number>
}

/**
 * The note as a paper: the text, with the number of each sentence behind it; then the annexes, in which every number
 * points to rows, events, claims and sources, and every row of the register stands with its deadline and state.
 */
export function notePaper(note: ParliamentNote, with_: NotePaperWords): Paper {
  const writing = { ...with_, note, told: tellingOf(note) }
  const { labels } = writing.words
  const memo = note.asked.form === 'memo'
  return {
    language: note.language,
    title: note.kind,
    subtitle: with_.own?.title ?? note.subject,
    foot: note.foot,
    on: note.asked.to,
    blocks: [
      ...(memo ? [addressed(writing)] : []),
      ...(with_.own ? [subjectBelow(note.subject), ...ownBlocks(writing, with_.own, 'before')] : []),
      ...note.sections.flatMap((section) => sectionBlocks(writing, section)),
      ...(with_.own ? ownBlocks(writing, with_.own, 'after') : []),
      ...note.signatures.map((text): Block => ({ kind: 'paragraph', line: [text] })),
      { kind: 'page-break' },
      heading(1, labels['annex-sentences']),
      sentenceTable(writing),
      { kind: 'page-break' },
      heading(1, labels['annex-rows']),
      rowTable(writing, labels['annex-rows'], note.rows),
      ...(note.related.length === 0
        ? []
        : [heading(1, labels['annex-related']), rowTable(writing, labels['annex-related'], note.related)]),
      heading(1, labels['annex-sources']),
      sourceTable(writing),
    ],
  }
}

/** The subject as the register has it, under a title of the officer's own. */
const subjectBelow = (subject: string): Block => ({ kind: 'paragraph', line: [subject] })

/** Own words stand apart, under a heading that says whose they are: no row bears them. */
function ownBlocks({ t }: Writing, own: OwnWriting, where: 'before' | 'after'): Block[] {
  const paragraphs = paragraphsOf(own[where])
  if (paragraphs.length === 0) return []
  return [
    heading(1, t(`report.own.${where}`, { by: own.by })),
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', line: [text] })),
    { kind: 'paragraph', line: [{ text: t('report.own.not-proven'), strong: true }] },
  ]
}

const addressed = ({ words: { labels }, note }: Writing): Block => ({
  kind: 'fields',
  fields: [
    { term: labels.to, line: [labels.members] },
    { term: labels.from, line: [note.signatures.join(' ')] },
  ],
})

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })

function sectionBlocks(writing: Writing, { title, lead, groups, points }: NoteSection): Block[] {
  const several = groups.length > 1
  return [
    heading(1, title),
    ...paragraphs(writing, lead),
    ...groups.flatMap((group) => groupBlocks(writing, group, several)),
    ...pointList(writing, points, writing.note.asked.form === 'memo'),
  ]
}

const groupBlocks = (writing: Writing, { title, messages, pointers }: NoteGroup, several: boolean): Block[] => [
  ...(several ? [heading(2, title)] : []),
  ...messages.flatMap((message, index) => messageBlocks(writing, message, index + 1, several ? 3 : 2)),
  ...paragraphs(writing, pointers),
]

const messageBlocks = (writing: Writing, message: NoteMessage, number: number, level: 2 | 3): Block[] => [
  heading(level, `${number}. ${message.title}`),
  ...paragraphs(writing, message.lead),
  ...pointList(writing, message.points, writing.note.asked.form === 'memo'),
]

const paragraphs = (writing: Writing, sentences: readonly Sentence[]): Block[] =>
  sentences.map((sentence) => ({ kind: 'paragraph', line: runs(writing, [sentence]) }))

/** Bullets in the official note; a memo numbers its points. */
function pointList(writing: Writing, points: readonly NotePoint[], ordered: boolean): Block[] {
  if (points.length === 0) return []
  const items = points.map(
    ({ title, sentences }): Line => [{ text: `${title}.`, strong: true }, ' ', ...runs(writing, sentences)],
  )
  return [{ kind: 'list', ordered, items }]
}

/** Each sentence with its number; one that is told elsewhere with the number of that. */
function runs({ told, words: { labels } }: Writing, sentences: readonly Sentence[]): Run[] {
  return sentences.flatMap(({ text, number, see }, index) => {
    const elsewhere = see === null ? undefined : told.get(see)
    const pointer = elsewhere === undefined ? '' : ` (${labels['see-sentence']} ${elsewhere})`
    return [`${index === 0 ? '' : ' '}${text}${pointer} [${number}]`]
  })
}

function sentenceTable(writing: Writing): Block {
  const { labels } = writing.words
  return {
    kind: 'table',
    caption: labels['annex-sentences'],
    columns: [
      { title: labels['column-sentence'], share: 5, align: 'end' },
      { title: labels['column-ground'], share: 36 },
      { title: labels['column-source'], share: 16 },
      { title: labels['column-date'], share: 18 },
      { title: labels['column-confidence'], share: 18 },
    ],
    rows: sentencesOf(writing.note).map(({ number, grounds }) => [
      [String(number)],
      [grounds.map(({ id }) => id).join(', ')],
      sourcesOf(writing, grounds),
      [unique(grounds.map(({ date }) => writing.t.date(date))).join('; ')],
      [unique(grounds.map(({ confidence }) => writing.t(`confidence.${confidence}`))).join('; ')],
    ]),
  }
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

/** The codes of the sources; what was looked for in vain has none. */
function sourcesOf({ words: { labels } }: Writing, grounds: readonly Ground[]): Line {
  const codes = unique(grounds.flatMap(({ sources }) => sources))
  const searched = grounds.some(({ inVain, sources }) => inVain && sources.length === 0)
  return [[...codes, ...(searched ? [labels['own-search']] : [])].join(', ')]
}

/** Every source that a sentence names, with its title, linked where it has an address on the web. */
function sourceTable({ note, sources, words: { labels } }: Writing): Block {
  const codes = unique(sentencesOf(note).flatMap(({ grounds }) => grounds.flatMap((ground) => ground.sources)))
  return {
    kind: 'table',
    caption: labels['annex-sources'],
    columns: [
      { title: labels['column-source'], share: 12 },
      { title: labels['column-title'], share: 88 },
    ],
    rows: codes.sort().map((code) => {
      const source = sources.get(code)
      const title = source?.title ?? '–'
      return [[code], [source?.url ? { text: title, href: source.url } : title]]
    }),
  }
}

function rowTable({ words: { labels } }: Writing, caption: string, rows: readonly NoteRow[]): Block {
  return {
    kind: 'table',
    caption,
    columns: [
      { title: labels['column-row'], share: 22 },
      { title: labels['column-owner'], share: 15 },
      { title: labels['column-reporter'], share: 15 },
      { title: labels['column-deadline'], share: 16 },
      { title: labels['column-state'], share: 12 },
      { title: labels['column-follow-up'], share: 13 },
      { title: labels['column-sentence'], share: 7, align: 'end' },
    ],
    rows: rows.map(({ id, title, owners, reporters, deadline, state, followUp, sentence }) => [
      [{ text: id, strong: true }, ` ${title}`],
      ...[owners, reporters, deadline, state, followUp].map((text) => [text === '' ? '–' : text]),
      [sentence === null ? '–' : String(sentence)],
    ]),
  }
}
