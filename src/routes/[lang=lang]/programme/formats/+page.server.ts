import { tableColumns } from '#modules/programme/index.ts'
import { clerkColumns, maximumImportBytes, maximumImportRows } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { services } }) => ({
  columns: tableColumns.map(({ name, sort, use, values }) => ({ name, sort, use, values: values ?? [] })),
  clerkColumns,
  megabytes: maximumImportBytes / 1_000_000,
  rows: maximumImportRows,
  /** The day on which the last of the two notes became known. */
  example:
    services.programme.documents
      .map(({ knownOn }) => knownOn)
      .toSorted()
      .at(-1) ?? services.today(),
})
