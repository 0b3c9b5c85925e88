import { dayOfNumber } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { Batch, LineResult } from '../../domain/batch.ts'
import { citedRows, type Finding, isNotVerified } from '../../domain/finding.ts'
import type { BookRow } from '../../domain/rule-book.ts'
import type { LineRefusal } from '../../forms/read-batch.ts'
import { refusedCell, ruleName, whyWords } from '../../ui/batch-words.ts'

/** The head of a table of results: one rule of one payslip per row, and one wrong cell per row. */
export const resultColumns = [
  'line',
  'person',
  'periodFrom',
  'periodUntil',
  'rule',
  'ruleName',
  'verdict',
  'verdictWords',
  'differenceEuro',
  'claimEuro',
  'missing',
  'why',
  'notVerified',
  'restsOn',
  'sources',
  'checkedOn',
] as const

interface Told {
  batch: Batch
  refused: readonly LineRefusal[]
  /** The day on which it was worked out. */
  today: Day
  t: Translator
}

/** The results as a table. Every row says the day it was made, and the rules it rests on with their days. */
export function resultsCsv({ batch, refused, today, t }: Told): string {
  const found = batch.lines.flatMap((one) => one.findings.map((finding) => findingRow(one, finding, today, t)))
  return toCsv(resultColumns, [...found, ...refused.map((one) => refusedRow(one, today, t))])
}

const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100)
const dayText = (day: number | null): string | null => (day === null ? null : dayOfNumber(day))
/** `minimum-wage-hour 2026-07-01/2027-01-01`: the second day is the first on which it holds no longer. */
const rowText = ({ fact, row }: BookRow): string => `${fact} ${row.from}/${row.until ?? ''}`

function findingRow(one: LineResult, finding: Finding, today: Day, t: Translator): CsvCell[] {
  const { id, verdict, differenceCents, claimCents, missing, why } = finding
  const rows = citedRows(finding)
  return [
    one.line,
    one.person,
    dayText(one.slip.first),
    dayText(one.slip.last),
    id,
    ruleName(t, id),
    verdict,
    t(`batch.verdict.${verdict}`),
    euros(differenceCents),
    euros(verdict === 'breach' ? claimCents : null),
    missing.join(' '),
    whyWords(t, why),
    isNotVerified(finding) ? t('batch.yes') : '',
    rows.map(rowText).join(' | '),
    [...new Set(rows.flatMap(({ row }) => row.sources))].join(' '),
    today,
  ]
}

/** A line that was left out is in the table too: whoever reads only the file must know. */
function refusedRow(one: LineRefusal, today: Day, t: Translator): CsvCell[] {
  const blank = (count: number): null[] => Array.from({ length: count }, () => null)
  const words = [one.column ?? '', refusedCell(t, one)].filter((part) => part !== '').join(': ')
  return [one.line, ...blank(5), 'left-out', t('batch.left-out'), ...blank(3), words, ...blank(3), today]
}
