import type { Kysely } from 'kysely'
import { dutchDay } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { GuideLibrary } from '#modules/guides/server/index.ts'
import { type FigureTables, loadDemoFigures, loadSignalKinds, publishDue } from '#modules/reporting/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'

/** What the owner of the database does at start for the figures: the kinds of signals, years whose day has come, and made-up years for the demonstration. */
export async function loadFigures(
  owner: Kysely<FigureTables & AuditTables>,
  areas: Areas,
  { signals }: GuideLibrary['catalogues'],
  { demo }: { demo: boolean },
): Promise<void> {
  await loadSignalKinds(
    owner,
    [...signals].map(([id, { category }]) => ({ id, category })),
  )
  await publishDue(owner, areas, { today: dutchDay(new Date()), isFictional: demo })
  if (demo)
    await loadDemoFigures(owner, (part) =>
      part === 'west' ? ['voorbeeldstad', 'voorbeelddorp'] : ['hulppunt-voorbeeld', 'opvang-voorbeeld'],
    )
}
