import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import { declared } from '../../domain/statistics/declared.ts'
import type { PublishedArea } from '../../domain/statistics/make-edition.ts'
import type { Edition } from './read-figures.ts'

/** What a program names in words of people: an area, or a group of a variable. */
export type NameOf = (kind: 'area' | 'group', variable: string, id: string) => string

/** `figures.csv`: one row per published number, and one for each variable that could not be divided; described in `schema.json`. */
export function figuresCsv(editions: readonly Edition[], nameOf: NameOf): string {
  const columns = [
    'year',
    'fictional',
    'area',
    'area_name',
    'variable',
    'group',
    'group_name',
    'categories',
    'status',
    'count',
  ]
  const rows = editions.flatMap(({ year, isFictional, areas }) =>
    areas.flatMap((area) =>
      rowsOf(area, nameOf).map((row): CsvCell[] => [
        year,
        isFictional ? 'yes' : 'no',
        area.area,
        nameOf('area', 'area', area.area),
        ...row,
      ]),
    ),
  )
  return toCsv(columns, rows)
}

function rowsOf({ total, tables }: PublishedArea, nameOf: NameOf): CsvCell[][] {
  const divided = declared.variables.flatMap(({ id, levels }): CsvCell[][] => {
    const table = tables[id] ?? null
    if (table === null) return [[id, null, null, null, 'too-few', null]]
    return table.map(({ group, count }) => {
      const of = levels.flat().find((one) => one.id === group)?.of ?? [group]
      return [id, group, nameOf('group', id, group), of.join(' '), 'published', count]
    })
  })
  return [['total', null, null, null, 'published', total], ...divided]
}

/** The description of the table and of every column, CSV on the Web (W3C), as JSON text. */
export const figuresSchema = (dataFolder: string): Promise<string> =>
  readFile(join(dataFolder, 'reporting/figures-schema.json'), 'utf8')
