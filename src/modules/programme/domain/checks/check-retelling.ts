import type { Register } from '../register.ts'
import type { Retelling } from '../retelling.ts'
import {
  finding,
  findingIf,
  missing,
  type RegisterFinding,
  type RegisterSurroundings,
  type RowFinding,
  sourceFindings,
} from './finding.ts'
import { atRows, inRows } from './in-rows.ts'

/** What cannot be right in how the notes are retold; among it rows and claims of a note that no sentence of it tells. */
export function retellingFindings(register: Register, surroundings: RegisterSurroundings): RegisterFinding[] {
  const documents = idsOf(register.documents)
  const items = idsOf(register.items)
  const claims = idsOf(register.claims)
  const terms = idsOf(register.terms)
  return [
    ...inRows('terms', register.terms, ({ sources, confidence }) =>
      // What a word means may be our own knowledge.
      sources.length === 0 && confidence === 'own' ? [] : sourceFindings(sources, surroundings, ['sources']),
    ),
    ...atRows(
      'retellings',
      register.retellings,
      (retelling) => [
        ...missing([retelling.document], documents, ['document'], 'document'),
        ...missing(retelling.terms, terms, ['terms'], 'term'),
        ...headingFindings(retelling),
      ],
      ({ document }) => document,
    ),
    ...inRows('statements', register.statements, (statement) => [
      ...missing([statement.document], documents, ['document'], 'document'),
      ...missing(statement.rows, items, ['rows'], 'item'),
      ...missing(statement.claims, claims, ['claims'], 'claim'),
      ...sourceFindings(statement.sources, surroundings, ['sources']),
    ]),
    ...untoldFindings(register),
  ]
}

const idsOf = (rows: readonly { id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id))

/** Chapters and parts are found by their ids, which must therefore be there once in a note. */
function headingFindings({ chapters }: Retelling): RowFinding[] {
  const headings = chapters.map(({ id }, at) => ({ id, path: ['chapters', at, 'id'] }))
  const parts = chapters.flatMap((chapter, at) =>
    chapter.parts.map(({ id }, part) => ({ id, path: ['chapters', at, 'parts', part, 'id'] })),
  )
  return [...twiceIn(headings), ...twiceIn(parts)]
}

const twiceIn = (headings: readonly { id: string; path: RowFinding['path'] }[]): RowFinding[] =>
  headings
    .filter(({ id }, index) => headings.findIndex((other) => other.id === id) < index)
    .map(({ id, path }) => finding(path, 'heading-twice', `There is another "${id}".`))

function untoldFindings({ retellings, statements, items, claims }: Register): RegisterFinding[] {
  const retold = new Set(retellings.map(({ document }) => document))
  const untold = (list: 'items' | 'claims', told: ReadonlySet<string>) =>
    (list === 'items' ? items : claims).flatMap(({ id, document }, row): RegisterFinding[] =>
      findingIf(
        document !== null && retold.has(document) && !told.has(id),
        ['id'],
        'no-sentence',
        `No sentence of ${document} leads to ${id}.`,
      ).map((found) => ({ list, row, ...found })),
    )
  return [
    ...untold('items', new Set(statements.flatMap(({ rows }) => rows))),
    ...untold('claims', new Set(statements.flatMap((statement) => statement.claims))),
  ]
}
