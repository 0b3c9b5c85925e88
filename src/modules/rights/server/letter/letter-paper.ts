import { dayNumberOf } from '#kernel/day-number.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Block, Line, Paper } from '#platform/documents/paper.ts'
import { letterLines, type Say } from './letter-lines.ts'
import { breachesOf, type LetterAsked, unknownsOf } from './letter-matter.ts'
import { withThisLetter } from './letter-trace.ts'
import { bothTexts, type LetterWords } from './letter-words.ts'

/** The fact that carries the statutory increase for late payment. */
const increaseFact = 'late-pay-max-share'

/** Room to write by hand, for what the worker did not fill in. */
const line = '_'.repeat(34)

/**
 * A letter to an employer in Dutch, with the worker's language beside it: what is certainly wrong with its amount and its
 * law, what is asked, by when, and questions about what nobody can say yet. The second page shows how it was worked out,
 * and that Baken made it. It claims nothing but certain breaches.
 *
 * Refusal: `nothing-to-write` – no breach and nothing unknown.
 */
export function letterPaper(asked: LetterAsked, words: LetterWords): Result<Paper, 'nothing-to-write'> {
  if (asked.periods.every((period) => breachesOf(period).length === 0) && unknownsOf(asked.periods).length === 0) {
    return err('nothing-to-write')
  }
  const { dutch, reader } = words
  const day = dutch.day(asked.today)
  return ok({
    language: dutch.language,
    title: dutch('letter.title'),
    subtitle: reader.language === dutch.language ? null : reader('letter.title'),
    foot: dutch('letter.foot', { day }),
    on: asked.today,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { term: bothTexts(words, (t) => t('letter.from')), line: [asked.worker ?? line] },
          { term: bothTexts(words, (t) => t('letter.address')), line: [line] },
          { term: bothTexts(words, (t) => t('letter.to')), line: [asked.employer ?? line] },
          { term: bothTexts(words, (t) => t('letter.date')), line: [day] },
        ],
      },
      ...besideEachOther(letterLines(asked, words.book.on(increaseFact, dayNumberOf(asked.today))), words),
      {
        kind: 'fields',
        fields: [
          { term: bothTexts(words, (t) => t('letter.sign.name')), line: [asked.worker ?? line] },
          { term: bothTexts(words, (t) => t('letter.sign.signature')), line: [line] },
        ],
      },
      ...withThisLetter(asked, words),
    ],
  })
}

/** A row per part with Dutch on the left; plain paragraphs for a reader of Dutch. */
function besideEachOther(parts: readonly Say[], { dutch, reader }: LetterWords): readonly Block[] {
  if (reader.language === dutch.language) return parts.map((say): Block => ({ kind: 'paragraph', line: say(dutch) }))
  return [
    {
      kind: 'table',
      caption: bothTexts({ dutch, reader }, (t) => t('letter.caption')),
      columns: [
        { title: dutch('language.name'), share: 1 },
        { title: reader('language.name'), share: 1 },
      ],
      rows: parts.map((say): Line[] => [say(dutch), say(reader)]),
    },
  ]
}
