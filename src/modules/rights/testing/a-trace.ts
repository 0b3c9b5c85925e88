import type { FindingId } from '../domain/check-payslip.ts'
import { findingReport } from '../domain/report.ts'
import { aWeek, findingOf, type SlipJson } from './a-payslip.ts'

const rounded = (value: number | string): number | string =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : value

/**
 * What a rule says of a week with these changes, and the way to it, each step in one line: its name, its numbers, and what it
 * rests on. The first line is the answer, with what is missing and why.
 */
export function told(id: FindingId, changes: SlipJson): string[] {
  const { verdict, differenceCents, claimCents, missing, why, trace } = findingReport(findingOf(id, aWeek(changes)))
  const claim = claimCents === differenceCents ? [] : [`of which ${claimCents} is due`]
  const amount = differenceCents === null ? [] : [differenceCents, ...claim]
  return [
    [verdict, ...amount, ...missing, ...(why ? [`because ${why}`] : [])].join(' '),
    ...trace.map(({ rule, values, citations }) =>
      [
        rule,
        ...Object.entries(values).map(([name, value]) => `${name} ${rounded(value)}`),
        ...(citations.length > 0 ? [`by ${citations.join(', ')}`] : []),
      ].join(' '),
    ),
  ]
}
