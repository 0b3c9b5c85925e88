import { dayOfNumber } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import type { Batch, LineResult, PersonTotal } from '../../domain/batch.ts'
import type { FindingId } from '../../domain/check-payslip.ts'
import { citedRows, type Finding } from '../../domain/finding.ts'
import { type Citation, findingReport } from '../../domain/report.ts'
import type { BookRow } from '../../domain/rule-book.ts'
import type { LineRefusal } from '../../forms/read-batch.ts'
import { lineSentence } from '../api/refusal-sentences.ts'

/** A row of a rule by a name that is its own: `minimum-wage-hour@2026-07-01`. */
const rowName = ({ fact, row }: BookRow): string => `${fact}@${row.from}`

interface Told {
  batch: Batch
  refused: readonly LineRefusal[]
  linesRefused: number
  today: Day
}

/** The results for a program or for another time: every number with the way to it. What each row says stands there once. */
export function resultsJson({ batch, refused, linesRefused, today }: Told): string {
  const citations = new Map<string, Citation>()
  const lines = batch.lines.map((one) => lineJson(one, citations))
  return JSON.stringify({
    checkedOn: today,
    linesChecked: batch.lines.length,
    linesLeftOut: linesRefused,
    ...totals(batch),
    rules: batch.rules.map(({ id, counts, difference, claim }) => ({
      id,
      counts,
      differenceCents: difference,
      claimCents: claim,
    })),
    people: batch.people.map((one) => ({
      person: one.person,
      lines: one.lines.map(({ line }) => line),
      ...totals(one),
    })),
    lines,
    leftOut: refused.map((one) => ({ ...one, detail: lineSentence(one) })),
    citations: Object.fromEntries(citations),
  })
}

const totals = ({ counts, difference, claim }: Pick<PersonTotal, 'counts' | 'difference' | 'claim'>) => ({
  counts,
  differenceCents: difference,
  claimCents: claim,
})

function lineJson({ line, person, slip, findings, claim }: LineResult, citations: Map<string, Citation>) {
  return {
    line,
    person,
    periodFrom: slip.first === null ? null : dayOfNumber(slip.first),
    periodUntil: slip.last === null ? null : dayOfNumber(slip.last),
    claimCents: claim,
    findings: findings.map((finding) => findingJson(finding, citations)),
  }
}

function findingJson(finding: Finding<FindingId>, citations: Map<string, Citation>) {
  const { citations: cited, trace, preview: _, ...report } = findingReport(finding)
  for (const [at, row] of citedRows(finding).entries()) {
    const citation = cited[at]
    if (citation) citations.set(rowName(row), citation)
  }
  return {
    ...report,
    citations: citedRows(finding).map(rowName),
    trace: trace.map(({ rule, values, units }) => ({ rule, values, units })),
  }
}
