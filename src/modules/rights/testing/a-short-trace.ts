import { dayOfNumber } from '#kernel/day-number.ts'
import { unitOf } from '../domain/all-steps.ts'
import type { ShortFinding } from '../domain/short/answer.ts'

const shown = (step: string, name: string, value: number): number | string =>
  unitOf(step, name) === 'day' ? dayOfNumber(value) : Math.round(value * 1000) / 1000

/**
 * What one short check says, and the way to it, each step in one line: its name, its numbers, and what it rests on. The
 * first line is the answer, with what is missing and why.
 */
export function toldShort(findings: readonly ShortFinding[], id: string): string[] {
  const finding = findings.find((one) => one.id === id)
  if (!finding) return [`nothing is said of ${id}`]
  const { verdict, differenceCents, claimCents, missing, why, trace } = finding
  const claim = claimCents === (differenceCents ?? 0) ? [] : [`of which ${claimCents} is due`]
  const amount = differenceCents === null ? [] : [differenceCents]
  return [
    [verdict, ...amount, ...claim, ...missing, ...(why ? [`because ${why}`] : [])].join(' '),
    ...trace.map(({ id: step, values, cites }) =>
      [
        step,
        ...Object.entries(values).map(([name, value]) => `${name} ${shown(step, name, value)}`),
        ...(cites.length > 0 ? [`by ${cites.map(({ fact }) => fact).join(', ')}`] : []),
      ].join(' '),
    ),
  ]
}
