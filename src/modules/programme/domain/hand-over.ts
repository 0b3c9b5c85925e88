import type { Day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { KnownBasis } from './items.ts'
import type { PartyId } from './parties.ts'
import { compareWhen, type When } from './when.ts'

/** The four steps of handing the step plans over to a municipality. */
export const handOverSteps = ['received', 'adopted', 'trained', 'focal-point-known'] as const
export type HandOverStep = (typeof handOverSteps)[number]

/** Somebody said that a municipality made a step, or said that it did not. */
export interface HandOverStatement extends Provenance {
  municipality: string
  step: HandOverStep
  answer: 'yes' | 'no'
  when: When
  knownOn: Day
  knownBasis: KnownBasis
  by: PartyId
}

/** The last that was said; null when nobody said anything, which is not "no". */
export type HandOverCell = HandOverStatement | null

export interface HandOverRow {
  municipality: string
  cells: Readonly<Record<HandOverStep, HandOverCell>>
  /** Said of municipalities that went into this one; never its own. */
  ofPredecessors: readonly HandOverStatement[]
}

export interface StepCount {
  yes: number
  no: number
  unknown: number
}

/**
 * One row per municipality of the day, in the order given. A statement about a municipality that was dissolved does not
 * move: a merged municipality starts unknown.
 *
 * @param statements those known on the day
 * @param predecessorsOf codes of the municipalities that went into one
 */
export function handOverBoard(
  statements: readonly HandOverStatement[],
  municipalities: readonly string[],
  predecessorsOf: (municipality: string) => readonly string[],
): HandOverRow[] {
  const said = Map.groupBy(statements, ({ municipality }) => municipality)
  return municipalities.map((municipality) => ({
    municipality,
    cells: cellsOf(said.get(municipality) ?? []),
    ofPredecessors: predecessorsOf(municipality).flatMap((code) => said.get(code) ?? []),
  }))
}

/** How many made a step, did not, or never said. */
export function countStep(rows: readonly HandOverRow[], step: HandOverStep): StepCount {
  const answers = rows.map(({ cells }) => cells[step]?.answer ?? 'unknown')
  const count = (wanted: keyof StepCount) => answers.filter((answer) => answer === wanted).length
  return { yes: count('yes'), no: count('no'), unknown: count('unknown') }
}

function cellsOf(said: readonly HandOverStatement[]): Readonly<Record<HandOverStep, HandOverCell>> {
  const last = (step: HandOverStep): HandOverCell =>
    said
      .filter((statement) => statement.step === step)
      .toSorted(laterLast)
      .at(-1) ?? null
  return {
    received: last('received'),
    adopted: last('adopted'),
    trained: last('trained'),
    'focal-point-known': last('focal-point-known'),
  }
}

const laterLast = (one: HandOverStatement, other: HandOverStatement): number =>
  compareWhen(one.when, other.when) || (one.knownOn < other.knownOn ? -1 : Number(one.knownOn > other.knownOn))
