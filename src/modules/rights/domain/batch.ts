import { type Cents, cents, sumOf } from '#kernel/units.ts'
import { type Checked, checkedPayslip, type FindingId, findingIds, sumOnce } from './check-payslip.ts'
import type { Verdict } from './finding.ts'
import type { Payslip } from './payslip.ts'
import type { RuleBook } from './rule-book.ts'

/** One payslip of a table. */
export interface BatchLine {
  /** The line on which it stands, from 1. */
  line: number
  /** Words of whoever asks, to find the person back; empty when none were given. */
  person: string
  slip: Payslip
}

export type LineResult = BatchLine & Checked

export type VerdictCounts = Readonly<Record<Verdict, number>>

/** What one rule says of all payslips together. */
export interface RuleTotal {
  id: FindingId
  counts: VerdictCounts
  /** By how much the limit was passed, over all breaches. */
  difference: Cents
  /** What of it is certainly due. */
  claim: Cents
}

/** All payslips of one person. */
export interface PersonTotal {
  /** Empty for a line without a reference, which is then a person of its own: strangers are never added up. */
  person: string
  lines: readonly LineResult[]
  /** Over all rules and payslips. */
  counts: VerdictCounts
  difference: Cents
  claim: Cents
}

export interface Batch {
  lines: readonly LineResult[]
  rules: readonly RuleTotal[]
  /** What is certainly due the most comes first, then the most breaches, then as in the table. */
  people: readonly PersonTotal[]
  counts: VerdictCounts
  /**
   * Over everything. Money that two rules are about counts once (`sumOnce`): this may be less than the sum over the rules.
   */
  difference: Cents
  claim: Cents
}

/** Holds many payslips against the rules, each by itself, and adds up. Who somebody is plays no part in it. */
export function checkBatch(given: readonly BatchLine[], book: RuleBook): Batch {
  const lines = given.map((one): LineResult => ({ ...one, ...checkedPayslip(one.slip, book) }))
  return {
    lines,
    rules: findingIds.map((id) => ruleTotal(id, lines)),
    people: peopleOf(lines),
    ...totalOf(lines),
  }
}

const countsOf = (found: readonly { verdict: Verdict }[]): VerdictCounts => {
  const counts: Record<Verdict, number> = { ok: 0, breach: 0, unknown: 0, 'not-applicable': 0, 'out-of-coverage': 0 }
  for (const { verdict } of found) counts[verdict] += 1
  return counts
}

function totalOf(lines: readonly LineResult[]): Pick<PersonTotal, 'counts' | 'difference' | 'claim'> {
  return {
    counts: countsOf(lines.flatMap(({ findings }) => findings)),
    difference: sumOf(lines.map(({ findings }) => sumOnce(findings, ({ differenceCents }) => differenceCents ?? 0))),
    claim: sumOf(lines.map(({ claim }) => claim)),
  }
}

function ruleTotal(id: FindingId, lines: readonly LineResult[]): RuleTotal {
  const found = lines.flatMap(({ findings }) => findings.filter((one) => one.id === id))
  return {
    id,
    counts: countsOf(found),
    difference: sumOf(found.map(({ differenceCents }) => differenceCents ?? cents(0))),
    claim: sumOf(found.map(({ claimCents }) => claimCents)),
  }
}

function peopleOf(lines: readonly LineResult[]): PersonTotal[] {
  const groups = new Map<string, LineResult[]>()
  for (const one of lines) {
    const key = one.person === '' ? `line ${one.line}` : `person ${one.person.normalize('NFC')}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  const people = [...groups.values()].map((group) => ({
    person: group[0]?.person ?? '',
    lines: group,
    ...totalOf(group),
  }))
  return people.sort((a, b) => b.claim - a.claim || b.counts.breach - a.counts.breach)
}
