import type { Day } from '#kernel/days.ts'
import type { PartialDate } from '#kernel/partial-date.ts'
import { type HandOverStatement, type HandOverStep, handOverSteps } from './hand-over.ts'
import { when } from './when.ts'

/** Who says it when a municipality says it of itself, and the source that stands with it. */
export const ownParty = 'SELF'
export const ownSource = 'SELF-1'

export interface OwnAnswer {
  answer: 'yes' | 'no'
  /** Since when, or when it was looked at; as precise as the municipality knows. */
  when: PartialDate
}

/** The row of one municipality as it says itself; null: it says nothing of that step, which is not "no". */
export type OwnRow = Readonly<Record<HandOverStep, OwnAnswer | null>>

/** What a municipality said of its row at one moment. */
export interface OwnRowAt {
  municipality: string
  /** From one; the highest counts. */
  version: number
  /** The day it was said. */
  on: Day
  row: OwnRow
}

export const emptyRow: OwnRow = { received: null, adopted: null, trained: null, 'focal-point-known': null }

/**
 * What municipalities say of themselves, as statements on the board: the last row of each. An answer is known since the day it was first
 * given, also when another step of the row was changed later.
 *
 * @param by the last day of which words count; null: all that were ever said
 */
export function ownStatements(said: readonly OwnRowAt[], by: Day | null): HandOverStatement[] {
  const counting = said.filter(({ on }) => by === null || on <= by)
  return [...Map.groupBy(counting, ({ municipality }) => municipality)].flatMap(([municipality, rows]) => {
    const inOrder = rows.toSorted((one, other) => one.version - other.version)
    return handOverSteps.flatMap((step) => statementOf(municipality, step, inOrder) ?? [])
  })
}

function statementOf(municipality: string, step: HandOverStep, inOrder: readonly OwnRowAt[]): HandOverStatement | null {
  const last = inOrder.at(-1)?.row[step] ?? null
  if (last === null) return null
  const other = inOrder.findLastIndex(({ row }) => row[step]?.answer !== last.answer || row[step]?.when !== last.when)
  const knownOn = inOrder[other + 1]?.on
  if (knownOn === undefined) return null
  return {
    municipality,
    step,
    answer: last.answer,
    when: when(last.when),
    knownOn,
    knownBasis: 'published',
    by: ownParty,
    sources: [ownSource],
    confidence: 'seen',
  }
}
