import type { Kysely } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import { isSettled } from '../../domain/editing/check-saying.ts'
import { keepersOf } from '../../domain/editing/keepers.ts'
import { nothingSaid } from '../../domain/editing/said.ts'
import type { Register } from '../../domain/register.ts'
import type { EditingTables } from './tables.ts'

/** More than half of a municipality went there: its work did too. */
const most = 5_000

/** The municipalities that went on with the work of one; itself while it is there. */
export function goesOnAs(areas: Pick<Areas, 'successions' | 'municipalities'>, on: Day, code: string): string[] {
  const { successions, municipalities } = areas
  const known = municipalities.findLast((one) => one.code === code)
  if (!known || known.period.until === null || known.period.until > on) return [code]
  const next = successions.filter((one) => one.from === code && one.on <= on && one.shareOf10000 > most)
  return next.length === 0 ? [code] : next.flatMap(({ to }) => (to === code ? [code] : goesOnAs(areas, on, to)))
}

/**
 * Tells the database who keeps what, in the place of what it held. For the owner, at start: what the files say of an item, only they change.
 */
export const loadKeepers = (
  db: Kysely<Pick<EditingTables, 'programme_item' | 'programme_keeper'>>,
  register: Pick<Register, 'items' | 'parties'>,
  areas: Areas,
  today: Day,
): Promise<void> => {
  const parties = new Map(register.parties.map((party) => [party.id, party]))
  const items = register.items.map((item) => ({
    id: item.id,
    type: item.type,
    settled: isSettled(item, nothingSaid, today),
  }))
  const keepers = register.items.flatMap((item) =>
    keepersOf(item, parties, (code) => goesOnAs(areas, today, code)).map((seat) => ({
      item: item.id,
      kind: seat.kind,
      code: seat.kind === 'province' ? null : seat.code,
      scheme: seat.kind === 'region' ? seat.scheme : null,
    })),
  )
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom('programme_item').execute()
    if (items.length > 0) await trx.insertInto('programme_item').values(items).execute()
    if (keepers.length > 0) await trx.insertInto('programme_keeper').values(keepers).execute()
  })
}
