import type { Day } from '#kernel/days.ts'
import { toCsv } from '#platform/documents/csv.ts'
import { handOverSteps } from '../../domain/hand-over.ts'
import type { HandOverPage } from '../local-pages.ts'

/** What an import reads back. It can do without `known_basis`, and then takes it that the editors read it. */
export const handOverColumns = [
  'municipality',
  'step',
  'answer',
  'when',
  'known_on',
  'known_basis',
  'by',
  'sources',
  'confidence',
] as const

/** Beside it, for whoever reads the table. An import passes over these. */
export const handOverContext = ['day', 'name', 'region'] as const

/**
 * The board as a table: one line per municipality and step, with `unknown` where nobody said anything. Filled in, it can
 * be read back by `importHandOver`.
 */
export function handOverCsv({ rows }: Pick<HandOverPage, 'rows'>, on: Day): string {
  const lines = rows.flatMap(({ municipality, region, cells }) =>
    handOverSteps.map((step) => {
      const said = cells[step]
      const what = said
        ? [said.answer, said.when, said.knownOn, said.knownBasis, said.by.id, said.sources.join(' '), said.confidence]
        : ['unknown', null, null, null, null, null, null]
      return [municipality.code, step, ...what, on, municipality.name, region?.name ?? null]
    }),
  )
  return toCsv([...handOverColumns, ...handOverContext], lines)
}
