import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
import { writeDown } from './audit-lines.ts'
import type { Desk } from './desk.ts'
import { organisationOn } from './organisations-read.ts'

export type LastDayNotChanged = NotDone | 'unknown-organisation' | 'nothing-changed' | 'before-first-day'

/**
 * Puts a last day right, of an organisation that ended or is going to: a wrong one would lock everybody out for good. `until` is the first day
 * on which it is no more; null: it goes on, and no other goes on with its work. Only the platform may: an organisation itself hands over.
 */
export const changeLastDay = (
  desk: Desk,
  actor: Actor,
  id: string,
  until: Day | null,
): Promise<Result<true, LastDayNotChanged>> =>
  asActor<true, LastDayNotChanged>(desk, actor, async (trx, hat) => {
    const at = await organisationOn(trx, id)
    if (!at) return err('unknown-organisation')
    const mayRegister = mayNow(hat, 'organisation.register', about(id, 'active'), actor)
    if (!mayRegister.ok) return mayRegister
    const may = mayNow(hat, 'organisation.change', about(id, at.state, { successor: at.successor }), actor)
    if (!may.ok) return may
    if (at.period.until === null || at.period.until === until) return err('nothing-changed')
    if (until !== null && until <= at.period.from) return err('before-first-day')
    await trx
      .updateTable('organisations_organisation')
      .set(until === null ? { until_day: null, successor: null } : { until_day: until })
      .where('id', '=', id)
      .execute()
    await writeDown(trx, actor, 'organisation.change-last-day', `organisation:${id}`, { until })
    return ok(true)
  })
