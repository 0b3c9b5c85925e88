import type { Declared } from './declared.ts'
import type { Group, Ladder, Level } from './ladder.ts'

/** What one organisation has in one part of the province in one year: margins only, nothing is crossed with anything. */
export interface OwnCounts {
  organisation: string
  part: string
  total: number
  /** By variable, then by category; what is not there is 0. Categories of a variable add up to `total`. */
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface CountedGroup {
  group: string
  count: number
}

export interface PublishedArea {
  /** A group of the ladder of areas, or `whole`. */
  area: string
  parts: readonly string[]
  total: number
  /** By variable. null: not divided, since some group would be too small. */
  tables: Readonly<Record<string, readonly CountedGroup[] | null>>
}

/** What is published of one year: the whole first, then ever smaller areas. Empty: the whole is too small. */
export type EditionAreas = readonly PublishedArea[]

/** What an organisation's policy officers see: its own cases, in the smallest published areas. */
export interface OwnArea {
  area: string
  total: number
  tables: PublishedArea['tables']
}

const whole = 'whole'

const countIn = ({ counts }: OwnCounts, variable: string, { of }: Group): number =>
  of.reduce((sum, category) => sum + (counts[variable]?.[category] ?? 0), 0)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** By organisation: how many it has in these rows. */
function byOrganisation(rows: readonly OwnCounts[], count: (row: OwnCounts) => number): Map<string, number> {
  const found = new Map<string, number>()
  for (const row of rows) found.set(row.organisation, (found.get(row.organisation) ?? 0) + count(row))
  return found
}

/**
 * Whether a cell may stand there: it is large enough, and stays so for each organisation that takes its own cases away. Who has all cases of an area
 * finds nothing of others in it.
 */
function isSound(rows: readonly OwnCounts[], count: (row: OwnCounts) => number, atLeast: number): boolean {
  const own = byOrganisation(rows, count)
  const totals = byOrganisation(rows, ({ total }) => total)
  const [cell, all] = [sum([...own.values()]), sum([...totals.values()])]
  return (
    cell >= atLeast &&
    [...own].every(([organisation, mine]) => cell - mine >= atLeast || totals.get(organisation) === all)
  )
}

const rowsIn = (rows: readonly OwnCounts[], { of }: Group): OwnCounts[] => rows.filter(({ part }) => of.includes(part))

/** The finest level, from `from` on, of which every cell in every area passes; the length of the ladder: none does. */
function finest(ladder: Ladder, from: number, passes: (group: Group) => boolean): number {
  const found = ladder.levels.findIndex((level, index) => index >= from && level.every(passes))
  return found === -1 ? ladder.levels.length : found
}

/**
 * What may be published of a year. From the whole province down, an area level is published if each of its areas is sound; a variable is divided
 * in all areas of a level in the same way: by the finest level of its ladder of which every cell is sound, and never finer than in the larger areas.
 * So every published number, and every number that follows from published numbers, is at least `atLeast` (docs/decisions/051).
 */
export function makeEdition(rows: readonly OwnCounts[], { areas, variables, atLeast }: Declared): EditionAreas {
  const levels: Level[] = [...areas.levels].reverse()
  const published: PublishedArea[] = []
  const from = new Map(variables.map((ladder) => [ladder.id, firstLevel(rows, ladder)]))
  for (const level of [[{ id: whole, of: areas.levels[0]?.flatMap(({ of }) => of) ?? [] }], ...levels]) {
    if (!level.every((area) => isSound(rowsIn(rows, area), ({ total }) => total, atLeast))) break
    for (const { id, ...ladder } of variables)
      from.set(
        id,
        finest({ id, ...ladder }, from.get(id) ?? 0, (group) =>
          level.every((area) => isSound(rowsIn(rows, area), (row) => countIn(row, id, group), atLeast)),
        ),
      )
    // What stands there already, stands there divided at least as finely.
    for (const area of level)
      if (!published.some((one) => one.area === area.id))
        published.push(publishedArea(rowsIn(rows, area), area, variables, from))
  }
  return published
}

/** 0; where a variable was not counted for every case none: the rest could be subtracted. */
const firstLevel = (rows: readonly OwnCounts[], { id, levels }: Ladder): number =>
  rows.every(({ total, counts }) => sum(Object.values(counts[id] ?? {})) === total) ? 0 : levels.length

function publishedArea(
  rows: readonly OwnCounts[],
  area: Group,
  variables: readonly Ladder[],
  chosen: ReadonlyMap<string, number>,
): PublishedArea {
  return {
    area: area.id,
    parts: area.of,
    total: sum(rows.map(({ total }) => total)),
    tables: Object.fromEntries(
      variables.map(({ id, levels }) => [id, tableOf(rows, id, levels[chosen.get(id) ?? levels.length])]),
    ),
  }
}

const tableOf = (rows: readonly OwnCounts[], variable: string, level: Level | undefined): CountedGroup[] | null =>
  level?.map((group) => ({ group: group.id, count: sum(rows.map((row) => countIn(row, variable, group))) })) ?? null

/** The areas of the smallest level of an edition. */
export const smallestAreas = (edition: EditionAreas): EditionAreas =>
  edition.filter(
    ({ parts }) =>
      !edition.some((other) => other.parts.length < parts.length && other.parts.every((one) => parts.includes(one))),
  )

/**
 * What policy officers of an organisation see of its own cases, in each smallest published area (in the whole while nothing is published). A variable is divided
 * nowhere finer than there, and each number is at least `ownAtLeast`. Areas in which the organisation has fewer are left out.
 */
export function ownAreas(
  rows: readonly OwnCounts[],
  edition: EditionAreas,
  organisation: string,
  { areas, variables, ownAtLeast }: Declared,
): OwnArea[] {
  const everything = { area: whole, parts: areas.levels[0]?.flatMap(({ of }) => of) ?? [], tables: null }
  const places = edition.length > 0 ? smallestAreas(edition) : [everything]
  return places.flatMap(({ area, parts, tables }) => {
    const mine = rowsIn(rows, { id: area, of: parts }).filter((row) => row.organisation === organisation)
    const total = sum(mine.map((row) => row.total))
    if (total < ownAtLeast) return []
    const divided = variables.map((ladder) => {
      const from = tables === null ? firstLevel(mine, ladder) : levelOf(ladder, tables[ladder.id] ?? null)
      const at = finest(ladder, from, (group) => sum(mine.map((row) => countIn(row, ladder.id, group))) >= ownAtLeast)
      return [ladder.id, tableOf(mine, ladder.id, ladder.levels[at])] as const
    })
    return [{ area, total, tables: Object.fromEntries(divided) }]
  })
}

/** The level that a table is divided by; the length of the ladder: it is not divided. */
function levelOf({ levels }: Ladder, table: readonly CountedGroup[] | null): number {
  const found = levels.findIndex(
    (level) => level.length === table?.length && level.every(({ id }) => table.some(({ group }) => group === id)),
  )
  return found === -1 ? levels.length : found
}
