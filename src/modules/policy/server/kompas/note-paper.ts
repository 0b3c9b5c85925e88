import type { Day } from '#kernel/days.ts'
import type { Block, Line, Paper } from '#platform/documents/paper.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import {
  type KompasAnswer,
  type KompasSheet,
  type KompasTheme,
  kompasThemes,
  plateaus,
} from '../../domain/kompas/kompas.ts'
import type { AnswerCounts, KompasCell } from '../../domain/kompas/result.ts'
import type { ItemView, OpenPointView, ResultView } from '../../domain/kompas/views.ts'
import { guideWords, type KompasSources, kompasItems, resultView } from './kompas-views.ts'

/** A source as it is listed in a paper. */
export interface ListedSource {
  code: string
  title: string
  url: string | null
}

interface NoteParts {
  result: ResultView
  items: readonly ItemView[]
  today: Day
  t: Translator
  version: string
  questions: KompasSources['kompas']['questions']
  answers: KompasSheet['answers']
  textOf(question: string): string
  evidenceOf(question: string): string
}

/**
 * A draft policy note out of what a municipality filled in: every answer, every open point, every note, and nothing that
 * is not there. What was not answered is said to be so. It says on every page that it is a draft.
 *
 * @param listed looks up the sources by their codes; those that are not known are left out
 */
export function notePaper(
  sources: KompasSources,
  sheet: KompasSheet,
  region: string | null,
  listed: (codes: ReadonlySet<string>) => readonly ListedSource[],
): Paper {
  const { t, today, kompas } = sources
  const words = guideWords(sources)
  const parts: NoteParts = {
    result: resultView(sources, sheet, region),
    items: kompasItems(sources, region),
    today,
    t,
    version: kompas.version,
    questions: kompas.questions,
    answers: sheet.answers,
    textOf: (question) => words?.nodes[question]?.text ?? question,
    evidenceOf: (question) => words?.nodes[question]?.evidence ?? '',
  }
  const { municipality } = parts.result
  const cited = new Set([...kompas.questions, ...parts.items].flatMap(({ sources: codes }) => codes))
  return {
    language: t.language,
    title: municipality ? t('kompas.note.title', { municipality: municipality.name }) : t('kompas.note.title.none'),
    subtitle: t('kompas.note.subtitle', { day: t.day(today) }),
    foot: t('kompas.note.foot', { day: t.day(today) }),
    on: today,
    blocks: [
      ...opening(parts),
      ...kompasThemes.flatMap((theme) => themeBlocks(parts, theme)),
      ...openBlocks(parts),
      ...sourceBlocks(t, listed(cited)),
    ],
  }
}

function opening({ result, t, today, version }: NoteParts): Block[] {
  const { municipality, region, cells, answered, asked } = result
  const missing = asked - answered
  return [
    heading(1, t('kompas.note.what')),
    paragraph(t('kompas.note.draft')),
    paragraph(t('kompas.note.frame')),
    {
      kind: 'fields',
      fields: [
        { term: t('kompas.note.municipality'), line: [municipality?.name ?? t('kompas.note.none-chosen')] },
        { term: t('kompas.note.region'), line: [region?.title ?? t('kompas.region.national')] },
        { term: t('kompas.note.made'), line: [t.day(today)] },
        { term: t('kompas.note.version'), line: [version] },
        {
          term: t('kompas.note.answered'),
          line: [t('kompas.note.of', { part: t.number(answered), all: t.number(asked) })],
        },
      ],
    },
    ...(missing > 0 ? [paragraph(t.plural('kompas.note.missing', missing))] : []),
    heading(1, t('kompas.note.summary')),
    {
      kind: 'table',
      caption: t('kompas.profile.caption'),
      columns: [
        { title: t('kompas.table.theme'), share: 4 },
        { title: t('kompas.plateau.1'), share: 5 },
        { title: t('kompas.plateau.2'), share: 5 },
      ],
      rows: kompasThemes.map((theme) => [
        [t(`kompas.theme.${theme}`)],
        ...plateaus.map((plateau): Line => [cellText(cells, theme, plateau, t)]),
      ]),
    },
  ]
}

function cellText(cells: readonly KompasCell[], theme: KompasTheme, plateau: number, t: Translator): string {
  const cell = cells.find((one) => one.theme === theme && one.plateau === plateau)
  return cell ? `${t(`kompas.state.${cell.state}`)} (${countsText(cell.counts, t)})` : ''
}

/** `2 ja, 1 deels, 1 niet beantwoord`: only what occurs. */
export const countsText = (counts: AnswerCounts, t: Translator): string =>
  (['yes', 'partly', 'no', 'unknown', 'open'] as const)
    .filter((answer) => counts[answer] > 0)
    .map((answer) => `${t.number(counts[answer])} ${t(`kompas.count.${answer}`)}`)
    .join(', ')

function themeBlocks(parts: NoteParts, theme: KompasTheme): Block[] {
  const { t, result, items } = parts
  const own = items.filter((item) => item.theme === theme)
  const note = result.notes.find((one) => one.theme === theme)
  return [
    heading(1, t(`kompas.theme.${theme}`)),
    ...own.filter(({ kind }) => kind === 'text').map((item) => paragraph(cited(item))),
    ...listOf(
      t('kompas.kinds.partner'),
      own.filter(({ kind }) => kind === 'partner'),
    ),
    ...listOf(
      t('kompas.kinds.figure'),
      own.filter(({ kind }) => kind === 'figure'),
    ),
    ...plateaus.flatMap((plateau) => answerTable(parts, theme, plateau)),
    heading(2, t('kompas.note.own-words')),
    ...(note ? note.text.split('\n').filter((line) => line.trim() !== '') : [t('kompas.note.no-words')]).map(paragraph),
  ]
}

function answerTable(parts: NoteParts, theme: KompasTheme, plateau: 1 | 2): Block[] {
  const { t, questions, answers, textOf, evidenceOf } = parts
  const own = questions.filter((question) => question.theme === theme && question.plateau === plateau)
  return [
    {
      kind: 'table',
      caption: `${t(`kompas.theme.${theme}`)}: ${t(`kompas.plateau.${plateau}`)}`,
      columns: [
        { title: t('kompas.table.question'), share: 5 },
        { title: t('kompas.table.answer'), share: 2 },
        { title: t('kompas.evidence'), share: 5 },
      ],
      rows: own.map(({ id }): Line[] => [[textOf(id)], [answerText(answers.get(id) ?? null, t)], [evidenceOf(id)]]),
    },
  ]
}

function openBlocks({ result: { points }, t }: NoteParts): Block[] {
  if (points.length === 0) return [heading(1, t('kompas.note.open')), paragraph(t('kompas.steps.none'))]
  const rows = points.map((point): Line[] => [
    [point.text],
    [answerText(point.answer, t)],
    [todoText(point, t)],
    [whoText(point, t)],
  ])
  return [
    heading(1, t('kompas.note.open')),
    paragraph(t('kompas.note.open.text')),
    {
      kind: 'table',
      caption: t('kompas.note.open'),
      columns: [
        { title: t('kompas.table.question'), share: 4 },
        { title: t('kompas.table.answer'), share: 2 },
        { title: t('kompas.table.todo'), share: 5 },
        { title: t('kompas.table.who'), share: 4 },
      ],
      rows,
    },
  ]
}

const todoText = ({ todo }: OpenPointView, t: Translator): string => todo ?? t('kompas.steps.answer-first')

function whoText({ owner, with: partners }: OpenPointView, t: Translator): string {
  if (owner === null) return t('kompas.note.nobody-yet')
  return partners.length === 0 ? owner : t('kompas.who-with', { who: owner, with: partners.join(', ') })
}

function sourceBlocks(t: Translator, listed: readonly ListedSource[]): Block[] {
  const items = listed.map(
    ({ code, title, url }): Line =>
      url === null ? [`${code}: ${title}`] : [`${code}: ${title}, `, { text: url, href: url }],
  )
  return [heading(1, t('kompas.sources')), paragraph(t('kompas.note.sources')), { kind: 'list', ordered: false, items }]
}

const answerText = (answer: KompasAnswer | null, t: Translator): string => t(`kompas.answer.${answer ?? 'open'}`)

const cited = ({ text, sources }: ItemView): string => `${text} (${sources.join(', ')})`

const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', line: [text] })

const listOf = (title: string, items: readonly ItemView[]): Block[] =>
  items.length === 0
    ? []
    : [heading(2, title), { kind: 'list', ordered: false, items: items.map((item): Line => [cited(item)]) }]
