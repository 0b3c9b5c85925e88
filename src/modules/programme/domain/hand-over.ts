import type { Day } from '#kernel/days.ts'
import type { Provenance, SourceCode } from '#kernel/sources.ts'
import type { KnownBasis } from './items.ts'
import type { PartyId } from './parties.ts'
import { compareWhen, type When, when } from './when.ts'

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

/** A focal point that stands in the list of contacts, without who it is. */
export interface ListedFocalPoint {
  municipality: string
  /** The first day it holds, and the first day it no longer does. */
  from: Day
  until: Day | null
  checkedOn: Day
  source: SourceCode
}

/**
 * A focal point in the list of contacts says yes to the last step, on the days it holds. It counts from the day it was
 * last checked: on an earlier day we cannot show that it was known, so that day stays unknown.
 *
 * @param by the party that keeps the list
 */
export function focalPointStatements(points: readonly ListedFocalPoint[], on: Day, by: PartyId): HandOverStatement[] {
  return points
    .filter(({ from, until, checkedOn }) => from <= on && checkedOn <= on && (until === null || on < until))
    .map(({ municipality, from, checkedOn, source }) => ({
      municipality,
      step: 'focal-point-known',
      answer: 'yes',
      when: when(from),
      knownOn: checkedOn,
      knownBasis: 'read',
      by,
      sources: [source],
      confidence: 'seen',
    }))
}

/** Of how many of the four steps somebody said yes or no. */
export const stepsKnown = (cells: Readonly<Record<HandOverStep, unknown>>): number =>
  handOverSteps.filter((step) => cells[step] !== null).length
