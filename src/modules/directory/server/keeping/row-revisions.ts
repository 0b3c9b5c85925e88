import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { revisionTable } from '#platform/revisions/index.ts'
import type { KeptPart, KeptRow } from '../../domain/kept-row.ts'
import { keptParts } from '../../domain/kept-row.ts'
import { rowForms } from '../../forms/directory-rows.ts'
import type { DirectoryTables } from '../tables.ts'

const { services, points, locations } = rowForms
const bodyForm: z.ZodType<KeptRow> = z.union([services, points, locations])

/** What organisations changed of their rows. */
export const rowRevisions = revisionTable('directory_row_revision', bodyForm)

export const acts = ['change', 'confirm', 'undo'] as const
export type Act = (typeof acts)[number]

/** A row by its part and id, as revisions name it. */
export const subjectOf = (part: KeptPart, id: string): string => `${part}:${id}`

/** As the audit names it. */
export const auditName = (part: KeptPart, id: string): string => `directory-row:${part}/${id}`

export const keptPart = (text: string): KeptPart | null => keptParts.find((part) => part === text) ?? null

const besideRow = z.object({ version: z.number(), before: z.unknown(), said: z.string().nullable() })

/** What this table keeps beside the columns of every table of revisions, by version: the row as it was, and why it was refused. */
export async function besideOf(
  db: Kysely<Pick<DirectoryTables, 'directory_row_revision'>>,
  subject: string,
): Promise<Map<number, { before: KeptRow; said: string | null }>> {
  const { rows } = await sql`
    select version, before, said from directory_row_revision where subject = ${subject}
  `.execute(db)
  return new Map(
    rows.map((raw) => {
      const { version, before, said } = besideRow.parse(raw)
      return [version, { before: bodyForm.parse(before), said }]
    }),
  )
}
