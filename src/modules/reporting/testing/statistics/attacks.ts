import type { Declared } from '../../domain/statistics/declared.ts'
import type { Ladder } from '../../domain/statistics/ladder.ts'
import type { PublishedCell } from './published-cells.ts'
import type { Kind } from './small-world.ts'

export interface Thrower {
  number(below: number): number
}

export interface Tried {
  tries: number
  /** Combinations that give the number of some set of cases that was not published itself. */
  derived: number
  /** Of those, numbers that are too small. */
  small: number
}

const isIn = ({ parts, variable, categories }: PublishedCell, { part, by }: Kind): boolean =>
  parts.includes(part) && (variable === null || categories.includes(by[variable] ?? ''))

/** For each kind of case whether a published number counts it. */
export const vectorOf = (cell: PublishedCell, kinds: readonly Kind[]): Int8Array =>
  Int8Array.from(kinds, (kind) => (isIn(cell, kind) ? 1 : 0))

/**
 * Adds and subtracts two to four published numbers, by chance but with a liking for what lies in the first, and looks whether the result is the number of some
 * cases. `kinds` are those of two variables: more than that never cancel in so few.
 */
export function differences(
  cells: readonly PublishedCell[],
  kinds: readonly Kind[],
  atLeast: number,
  { dice, tries }: { dice: Thrower; tries: number },
): Tried {
  const vectors = cells.map((cell) => vectorOf(cell, kinds))
  const inside = vectors.map((outer) =>
    vectors.flatMap((inner, index) =>
      inner !== outer && inner.every((one, at) => one <= (outer[at] ?? 0)) ? [index] : [],
    ),
  )
  const known = new Set(vectors.map(String))
  const result: Tried = { tries: 0, derived: 0, small: 0 }
  const set = new Int8Array(kinds.length)
  while (result.tries < tries && cells.length > 1) {
    result.tries++
    const count = combine(set, { cells, vectors, inside }, dice)
    if (!isSet(set) || known.has(String(set))) continue
    result.derived++
    if (count < atLeast) result.small++
  }
  return result
}

interface Pool {
  cells: readonly PublishedCell[]
  vectors: readonly Int8Array[]
  inside: readonly (readonly number[])[]
}

/** Fills `set` with a combination and gives its number. */
function combine(set: Int8Array, { cells, vectors, inside }: Pool, dice: Thrower): number {
  const first = dice.number(cells.length)
  set.fill(0)
  let count = 0
  const add = (index: number, sign: 1 | -1) => {
    for (const [at, one] of (vectors[index] ?? []).entries()) set[at] = (set[at] ?? 0) + sign * one
    count += sign * (cells[index]?.count ?? 0)
  }
  add(first, 1)
  const near = inside[first] ?? []
  for (let more = dice.number(3); more >= 0; more--) {
    const stays = near.length > 0 && dice.number(4) > 0
    add(stays ? (near[dice.number(near.length)] ?? 0) : dice.number(cells.length), dice.number(4) > 0 ? -1 : 1)
  }
  return count
}

function isSet(vector: Int8Array): boolean {
  let some = false
  for (const one of vector) {
    if (one !== 0 && one !== 1) return false
    some ||= one === 1
  }
  return some
}

/** The kinds of cases by area and two variables. */
export const kindsOfTwo = ({ areas }: Declared, first: Ladder, second: Ladder): Kind[] => {
  const all = ({ levels }: Ladder) => levels[0]?.flatMap(({ of }) => of) ?? []
  return all(areas).flatMap((part) =>
    all(first).flatMap((one) => all(second).map((other) => ({ part, by: { [first.id]: one, [second.id]: other } }))),
  )
}

/**
 * Every set of kinds whose number follows from the published ones by adding, subtracting and multiplying: all there is to calculate. Gives how many sets follow, and how
 * many of them hold too few of the cases of `many`.
 */
export function everySet(
  cells: readonly PublishedCell[],
  kinds: readonly Kind[],
  many: readonly number[],
  atLeast: number,
): Tried {
  const free = nullSpace(
    cells.map((cell) => [...vectorOf(cell, kinds)]),
    kinds.length,
  )
  const result: Tried = { tries: 0, derived: 0, small: 0 }
  for (let set = 1; set < 2 ** kinds.length; set++) {
    result.tries++
    const holds = (at: number) => ((set >> at) & 1) === 1
    if (!free.every((vector) => Math.abs(vector.reduce((sum, one, at) => (holds(at) ? sum + one : sum), 0)) < 1e-9))
      continue
    result.derived++
    if (many.reduce((sum, one, at) => (holds(at) ? sum + one : sum), 0) < atLeast) result.small++
  }
  return result
}

/** What may change in the numbers of kinds without any published number changing: a basis. */
function nullSpace(rows: readonly (readonly number[])[], width: number): number[][] {
  const matrix = rows.map((row) => [...row])
  const pivots: number[] = []
  for (let column = 0; column < width; column++) {
    const rank = pivots.length
    const found = matrix.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    if (found === -1) continue
    const row = matrix[found] ?? []
    matrix.splice(found, 1)
    const scaled = row.map((one) => one / (row[column] ?? 1))
    for (const [index, other] of matrix.entries()) {
      const by = other[column] ?? 0
      if (by !== 0) matrix[index] = other.map((one, at) => one - by * (scaled[at] ?? 0))
    }
    matrix.splice(rank, 0, scaled)
    pivots.push(column)
  }
  const isPivot = new Set(pivots)
  return Array.from({ length: width }, (_, column) => column)
    .filter((column) => !isPivot.has(column))
    .map((column) => {
      const vector: number[] = Array.from({ length: width }, (_, at) => (at === column ? 1 : 0))
      for (const [index, pivot] of pivots.entries()) vector[pivot] = -(matrix[index]?.[column] ?? 0)
      return vector
    })
}
