import { err, ok, type Result } from '#kernel/result.ts'
import { recentLines, type ShownLine } from '#platform/audit/index.ts'
import { about } from '../domain/may.ts'
import { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
import { writeDown } from './audit-lines.ts'
import type { Desk } from './desk.ts'

/** Why somebody reads the log; it stands in the log. */
export const logReasons = ['regular-check', 'incident', 'request-of-a-person', 'supervision'] as const
export type LogReason = (typeof logReasons)[number]

/** A line, with the names of who did it and whom it was about when they are people that the hat sees. */
export interface LogLine extends ShownLine {
  actorName: string | null
  objectName: string | null
}

export const logPageSize = 50
/** What one file with lines holds at most. */
export const mostLogLines = 10_000

/**
 * A page of what was done for the organisation, the newest first; lines before `before` when given, `most` of them at most. That it was read, and why, is written
 * down before it is shown. Refusal `say-why`: no known reason was given.
 */
export const readOwnLog = (
  desk: Desk,
  actor: Actor,
  { reason, before, most = logPageSize }: { reason: string; before: number | null; most?: number },
): Promise<Result<LogLine[], NotDone>> =>
  asActor<LogLine[], NotDone>(desk, actor, async (trx, hat) => {
    const known = logReasons.find((one) => one === reason)
    const may = mayNow(hat, 'log.read', about(actor.organisation, 'there'), { ...actor, reason: known ?? '' })
    if (!may.ok) return may
    if (!known) return err('say-why')
    const lines = await recentLines(trx, {
      organisation: actor.organisation,
      before,
      most: Math.min(most, mostLogLines),
    })
    const people = await trx.selectFrom('organisations_person').select(['id', 'name']).execute()
    const names = new Map(people.map(({ id, name }) => [id, name]))
    await writeDown(trx, actor, 'log.read', null, { reason: known, before })
    return ok(
      lines.map((line) => ({
        ...line,
        actorName: names.get(line.actor) ?? null,
        objectName: names.get(/^person:(.+)$/.exec(line.object ?? '')?.[1] ?? '') ?? null,
      })),
    )
  })
