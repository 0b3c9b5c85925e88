import type { Kysely } from 'kysely'
import { type Day, dutchDay } from '#kernel/days.ts'
import { everInEffect, type InEffect, revisionMark, revisionTable } from '#platform/revisions/index.ts'
import type { HandOverStatement } from '../../domain/hand-over.ts'
import { type OwnRowAt, ownStatements } from '../../domain/own-hand-over.ts'
import { type OwnRowBody, ownRowForm } from '../../forms/own-hand-over-form.ts'
import type { OwnRowTables } from './tables.ts'

export const ownRowTable = revisionTable('programme_hand_over_revision', ownRowForm)

export const rowAt = ({
  subject,
  version,
  madeAt,
  body,
}: Pick<InEffect<OwnRowBody>, 'subject' | 'version' | 'madeAt' | 'body'>): OwnRowAt => ({
  municipality: subject,
  version,
  on: dutchDay(madeAt),
  row: body.steps,
})

/** What municipalities say of themselves, for pages that anybody may open: never who it was. */
export interface OwnHandOver {
  /** @param by the last day of which words count; null: all that were ever said */
  statements(by: Day | null): Promise<readonly HandOverStatement[]>
}

/** @param db as the public role: it sees what holds, and not who said it. What was read is kept until there is something new. */
export function ownHandOver(db: Kysely<OwnRowTables>): OwnHandOver {
  let known: { mark: string; rows: readonly OwnRowAt[] } = { mark: '', rows: [] }
  return {
    async statements(by) {
      const mark = await revisionMark(db, ownRowTable)
      if (mark !== known.mark) known = { mark, rows: (await everInEffect(db, ownRowTable)).map(rowAt) }
      return ownStatements(known.rows, by)
    },
  }
}
