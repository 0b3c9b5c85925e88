import type { Block, Line } from '#platform/documents/paper.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { FindingId } from '../../domain/check-payslip.ts'
import { citedRows, type Finding, type Step } from '../../domain/finding.ts'
import type { BookRow } from '../../domain/rule-book.ts'
import { lawsOf, periodText } from './letter-lines.ts'
import { breachesOf, type LetterAsked, type LetterPeriod } from './letter-matter.ts'
import { bothTexts, type LetterWords, type SayText } from './letter-words.ts'

/** The second page: how each breach was worked out, what it rests on, and who made the letter. */
export function withThisLetter(asked: LetterAsked, words: LetterWords): readonly Block[] {
  const breaches = asked.periods.flatMap((period) => breachesOf(period).map((finding) => ({ period, finding })))
  return [
    { kind: 'page-break' },
    ...(breaches.length === 0
      ? []
      : [
          heading(words, (t) => t('letter.with')),
          ...both(words, (t) => t('letter.with.lead')),
          ...breaches.map(({ period, finding }) => traceTable(period, finding, words)),
        ]),
    heading(words, (t) => t('letter.note')),
    ...both(words, (t) => noteText(asked, t)),
    ...sourceBlocks(asked, words),
  ]
}

const noteText = ({ today }: LetterAsked, t: Translator): string =>
  [t('letter.note.made', { day: t.day(today) }), t('letter.note.advice'), t('letter.note.marks')].join(' ')

function traceTable(period: LetterPeriod, finding: Finding<FindingId>, words: LetterWords): Block {
  const { dutch, reader, step } = words
  const two = reader.language !== dutch.language
  const name = dutch(`letter.finding.${finding.id}`)
  return {
    kind: 'table',
    caption: `${name} – ${periodText(period, dutch)}`,
    columns: [
      { title: two ? dutch('language.name') : dutch('letter.with.step'), share: 4 },
      ...(two ? [{ title: reader('language.name'), share: 4 }] : []),
      { title: dutch('letter.with.source'), share: 3 },
    ],
    rows: finding.trace.map((one): Line[] => [
      [step(one, dutch)],
      ...(two ? [[step(one, reader)]] : []),
      [citationsText(one, dutch)],
    ]),
  }
}

const citationsText = ({ cites }: Step, t: Translator): string => cites.map((row) => citationText(row, t)).join('; ')

/** Where a number stands, from when it holds, and how sure it is. */
function citationText(one: BookRow, t: Translator): string {
  const { row } = one
  const laws = lawsOf([one], t)
  return [
    ...laws,
    t('letter.cite', { from: t.day(row.from), sources: row.sources.join(', ') }),
    ...(row.confidence === 'secondary' ? [t('letter.cite.secondary')] : []),
    ...(row.confidence === 'own' ? [t('letter.cite.own')] : []),
  ].join(', ')
}

function sourceBlocks({ periods }: LetterAsked, words: LetterWords): readonly Block[] {
  const rows = periods.flatMap((period) => breachesOf(period).flatMap(citedRows))
  const listed = words.sources(new Set(rows.flatMap(({ row }) => row.sources)))
  if (listed.length === 0) return []
  const items = listed.map(
    ({ code, title, url }): Line =>
      url === null ? [`${code}: ${title}`] : [`${code}: ${title}, `, { text: url, href: url }],
  )
  return [heading(words, (t) => t('letter.sources')), { kind: 'list', ordered: false, items }]
}

const heading = (words: LetterWords, say: SayText): Block => ({
  kind: 'heading',
  level: 1,
  text: bothTexts(words, say),
})

/** The Dutch paragraph, with the reader's after it. */
const both = ({ dutch, reader }: LetterWords, say: SayText): readonly Block[] =>
  (reader.language === dutch.language ? [dutch] : [dutch, reader]).map(
    (t): Block => ({
      kind: 'paragraph',
      line: [say(t)],
    }),
  )
