import { addDays, type Day } from '#kernel/days.ts'
import type { LawPlace } from '#kernel/facts.ts'
import type { Line } from '#platform/documents/paper.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { FindingId } from '../../domain/check-payslip.ts'
import { citedRows, type Finding, isNotVerified } from '../../domain/finding.ts'
import type { BookRow } from '../../domain/rule-book.ts'
import {
  asksMoney,
  breachesOf,
  isCountedOnce,
  itemsLacking,
  type LetterAsked,
  type LetterPeriod,
  letterClaim,
  recordsToAsk,
  unknownsOf,
} from './letter-matter.ts'

/** A part of the letter, said in one language: the same part stands in two columns. */
export type Say = (t: Translator) => Line

const strong =
  (say: (t: Translator) => string): Say =>
  (t) => [{ text: say(t), strong: true }]
const joined = (parts: readonly (string | false)[]): Line => [parts.filter((part) => part !== false).join(' ')]

/**
 * The letter from its greeting to its closing. Money is asked for only when something is certainly due; what is unknown
 * is a question.
 *
 * @param increase the row of the statutory increase for late payment; without one only "all rights" are reserved
 */
export function letterLines(asked: LetterAsked, increase: BookRow | undefined): readonly Say[] {
  return [
    (t) => [t('letter.greeting')],
    (t) => [aboutText(asked.periods, t)],
    ...wrongLines(asked.periods),
    ...demandLines(asked),
    ...questionLines(asked),
    (t) => joined([rightsText(asked, increase, t), t('letter.answer')]),
    (t) => [t('letter.closing')],
  ]
}

function aboutText(periods: readonly LetterPeriod[], t: Translator): string {
  if (periods.length > 1) return t.plural('letter.about.several', periods.length)
  const days = periods[0]?.days
  return days
    ? t('letter.about.period', { from: t.day(days.from), until: t.day(days.until) })
    : t('letter.about.no-days')
}

export const periodText = ({ days }: LetterPeriod, t: Translator): string =>
  days ? t('letter.period', { from: t.day(days.from), until: t.day(days.until) }) : t('letter.period.no-days')

function wrongLines(periods: readonly LetterPeriod[]): readonly Say[] {
  const wrong = periods.filter((period) => breachesOf(period).length > 0)
  if (wrong.length === 0) return []
  return [
    strong((t) => t('letter.wrong')),
    ...wrong.flatMap((period): Say[] => [
      ...(periods.length > 1 ? [strong((t) => `${periodText(period, t)}:`)] : []),
      ...breachesOf(period).map(
        (finding): Say =>
          (t) =>
            wrongText(finding, period, t),
      ),
    ]),
    ...(isCountedOnce(periods) ? [((t) => [t('letter.counted-once')]) satisfies Say] : []),
  ]
}

function wrongText(finding: Finding<FindingId>, period: LetterPeriod, t: Translator): Line {
  const items = finding.id === 'payslip-items' ? itemsLacking(period) : []
  const laws = lawsOf(citedRows(finding), t)
  return joined([
    t(`letter.wrong.${finding.id}`),
    items.length > 0 && t('letter.items', { items: items.map((item) => t(`letter.item.${item}`)).join(', ') }),
    amountText(finding, t),
    laws.length > 0 && t('letter.laws', { laws: laws.join(', ') }),
    isNotVerified(finding) && `(${t('letter.cite.own')})`,
  ])
}

function amountText(finding: Finding<FindingId>, t: Translator): string | false {
  const { differenceCents: difference, claimCents } = finding
  const claim = t.euros(claimCents)
  if (!asksMoney(finding)) {
    return difference !== null && difference > 0 && t('letter.amount.difference', { difference: t.euros(difference) })
  }
  return difference === null || difference === claimCents
    ? t('letter.amount.claim', { claim })
    : t('letter.amount.part', { difference: t.euros(difference), claim })
}

export const lastDayOf = ({ today, term }: LetterAsked): Day => addDays(today, term)

function demandLines(asked: LetterAsked): readonly Say[] {
  const { periods, term } = asked
  const ids = [...new Set(periods.flatMap(breachesOf).map(({ id }) => id))]
  if (ids.length === 0) return []
  const claim = letterClaim(periods)
  const day = (t: Translator) => t.day(lastDayOf(asked))
  return [
    strong((t) => t('letter.demand')),
    ...(claim > 0
      ? [
          ((t) =>
            joined([
              t('letter.demand.pay', { amount: t.euros(claim) }),
              t.plural('letter.demand.term', term, { day: day(t) }),
            ])) satisfies Say,
        ]
      : []),
    (t) => joined([t('letter.demand.correct', { day: day(t) }), ...ids.map((id) => t(`letter.correct.${id}`))]),
  ]
}

function questionLines(asked: LetterAsked): readonly Say[] {
  const unknowns = unknownsOf(asked.periods)
  if (unknowns.length === 0) return []
  const records = recordsToAsk(unknowns)
  const ids = [...new Set(unknowns.map(({ id }) => id))]
  return [
    strong((t) => t('letter.ask')),
    (t) => [t('letter.ask.lead')],
    (t) => joined(ids.map((id) => t(`letter.ask.${id}`))),
    (t) =>
      joined([
        records.length > 0 &&
          t('letter.records', { records: records.map((record) => t(`letter.record.${record}`)).join('; ') }),
        t('letter.ask.term', { day: t.day(lastDayOf(asked)) }),
      ]),
  ]
}

function rightsText({ periods }: LetterAsked, increase: BookRow | undefined, t: Translator): string {
  const law = increase ? lawsOf([increase], t).join(', ') : ''
  if (letterClaim(periods) === 0 || !increase || law === '') return t('letter.rights')
  const text = t('letter.rights.increase', { law })
  return increase.row.confidence === 'own' ? `${text} (${t('letter.cite.own')})` : text
}

/** Every place in the law that rows name, each once. */
export const lawsOf = (rows: readonly BookRow[], t: Translator): readonly string[] => [
  ...new Set(rows.flatMap(({ law }) => law.map((place) => lawText(place, t)))),
]

/** `BW artikel 7:625 lid 1`. */
export function lawText({ name, article, paragraph }: LawPlace, t: Translator): string {
  return paragraph === null
    ? t('letter.law', { law: name, article })
    : t('letter.law.paragraph', { law: name, article, paragraph })
}
