import { dayOfNumber } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import type { LawPlace } from '#kernel/facts.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import { citedRows, type Finding, isNotVerified, type Step, type Verdict } from './finding.ts'
import type { BookRow } from './rule-book.ts'
import { payslipUnits, type StepUnit } from './steps.ts'

/** Where a number or a rule stands. */
export interface Citation {
  fact: string
  law: readonly LawPlace[]
  sources: readonly SourceCode[]
  confidence: Confidence
  from: Day
  /** The first day on which it holds no longer; null when no end is known. */
  until: Day | null
}

/** One step of a trace, readable without us: the sentence's id, its numbers with what they count, and what it rests on. */
export interface TraceStep {
  rule: string
  /** The key of the sentence in every language. */
  message: string
  values: Readonly<Record<string, number | Day>>
  units: Readonly<Record<string, StepUnit>>
  /** Ids of facts among the citations. */
  citations: readonly string[]
}

/** A finding as JSON: for the command line, the API and an inspector's file. */
export interface FindingReport {
  id: string
  verdict: Verdict
  differenceCents: number | null
  claimCents: number
  missing: readonly string[]
  why: string | null
  notVerified: boolean
  /** True for a look ahead with what was only proposed: no verdict. */
  preview: boolean
  citations: readonly Citation[]
  trace: readonly TraceStep[]
}

const citationOf = ({ fact, law, row }: BookRow): Citation => ({
  fact,
  law,
  sources: row.sources,
  confidence: row.confidence,
  from: row.from,
  until: row.until,
})

type UnitOf = (step: string, name: string) => StepUnit

function traceStep({ id, values, cites }: Step, messages: string, unitOf: UnitOf): TraceStep {
  const numbers = Object.entries(values).map(([name, value]) => ({ name, value, unit: unitOf(id, name) }))
  return {
    rule: id,
    message: `${messages}.step.${id}`,
    values: Object.fromEntries(
      numbers.map(({ name, value, unit }) => [name, unit === 'day' ? dayOfNumber(value) : value]),
    ),
    units: Object.fromEntries(numbers.map(({ name, unit }) => [name, unit])),
    citations: cites.map(({ fact }) => fact),
  }
}

const payslipUnit: UnitOf = (_, name) => payslipUnits[name] ?? 'count'

interface ReportOptions {
  /** The section of the words: `payslip` or `rights`. */
  messages?: string
  /** What the numbers of its steps count; those of a payslip when left out. */
  unitOf?: UnitOf
  preview?: boolean
}

export const findingReport = (
  finding: Finding,
  { messages = 'payslip', unitOf = payslipUnit, preview = false }: ReportOptions = {},
): FindingReport => ({
  id: finding.id,
  verdict: finding.verdict,
  differenceCents: finding.differenceCents,
  claimCents: finding.claimCents,
  missing: finding.missing,
  why: finding.why,
  notVerified: isNotVerified(finding),
  preview,
  citations: citedRows(finding).map(citationOf),
  trace: finding.trace.map((step) => traceStep(step, messages, unitOf)),
})
