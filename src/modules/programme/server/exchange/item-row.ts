import type { z } from 'zod'
import { tableColumns } from '../../domain/table-columns.ts'
import { type Refusal, refused } from './refusal.ts'

const readColumns: readonly string[] = tableColumns.filter(({ use }) => use !== 'shown').map(({ name }) => name)

/** The cells of a row in the shape of a row of the files, for the same schema. */
export function rawItem(cell: (name: string) => string): Record<string, unknown> {
  const one = (name: string) => cell(name) || null
  const list = (name: string) => cell(name).split(/\s+/).filter(Boolean)
  const number = (name: string) => (cell(name) === '' ? null : Number(cell(name)))
  const known = cell('known_on') ? { on: cell('known_on'), basis: one('known_basis') ?? 'read' } : undefined
  return {
    id: cell('id'),
    type: cell('type'),
    document: one('document'),
    kind: one('kind'),
    certainty: one('certainty'),
    starts: one('starts'),
    owners: list('owners'),
    reporters: cell('reporters') ? list('reporters') : undefined,
    partners: list('partners'),
    places: list('places'),
    instruments: list('instruments'),
    deadline: { basis: cell('deadline_basis'), last: one('deadline_last') },
    since: one('since'),
    until: one('until'),
    known: one('document') === null ? known : undefined,
    stage: one('stage'),
    inBaken: one('in_baken'),
    motion:
      cell('motion_name') === ''
        ? null
        : {
            name: cell('motion_name'),
            year: number('motion_year'),
            number: number('motion_number'),
            suffix: one('motion_suffix'),
            vote: one('motion_vote'),
          },
    pilot: cell('type') === 'pilot' ? { euros: number('pilot_euros'), measuredBy: one('pilot_measured_by') } : null,
    agreement: cell('agreement_table')
      ? { table: cell('agreement_table'), executors: list('agreement_executors') }
      : null,
    watch: cell('watch_again') ? { again: cell('watch_again'), planned: cell('watch_planned') } : null,
    sources: list('sources'),
    confidence: cell('confidence'),
  }
}

/** `deadline.basis` is the column `deadline_basis`, `known.on` is `known_on`; what has no column has null. */
export function columnOf(path: readonly PropertyKey[]): string | null {
  const names = path.filter((step) => typeof step === 'string').map(snake)
  const joined = names.join('_')
  const first = names[0] ?? ''
  if (readColumns.includes(joined)) return joined
  if (readColumns.includes(first)) return first
  return readColumns.find((name) => name.startsWith(`${first}_`)) ?? null
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const issueRefusal = (issue: z.core.$ZodIssue, line: number): Refusal =>
  refused(line, columnOf(issue.path), 'row-invalid', issue.message.replace(/^Invalid input: /, ''))
