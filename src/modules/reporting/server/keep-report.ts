import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import type { SealedReport } from '../ceremonies/index.ts'
import { type CaseDesk, type CaseTables, caseLine } from './cases/case-desk.ts'
import { unlessRefused } from './refused-rows.ts'
import { hashOf, type ReportDesk } from './report-desk.ts'

/** How a report came in. */
export type DoorIn = 'sealed' | 'seen-once'

/**
 * `not-read-here` – no two people can open it there now · `old-key` – the key of the organisation changed: seal it to the new one · `taken` – the id is of another report ·
 * `no-file` – a file that belongs to it is not there: send it again · `malformed` – what came has not the form of what we seal.
 */
export type NotKept = 'not-read-here' | 'old-key' | 'taken' | 'no-file' | 'malformed'

/**
 * Keeps a report for good before it says so; all of it or nothing. The same report again is kept again and never twice, and has the day on which it came first.
 * Refusals: see `NotKept`.
 */
export const submitReport = (
  { db, today }: ReportDesk,
  sealed: SealedReport,
  door: DoorIn,
): Promise<Result<{ day: Day }, NotKept>> =>
  unlessRefused(async () => {
    const { rows } = await sql<Outcome>`select * from reporting_submit(
      ${sealed.caseId}, ${sealed.organisation}, ${sealed.keyNumber}, ${door}, ${today()}, ${parts(sealed)})`.execute(db)
    return kept(rows[0])
  })

/**
 * Keeps what somebody told a colleague by telephone or at the desk, for the organisation of the hat. Its code has to be changed by who told it.
 * Refusals: see `NotKept` and `NotDone`.
 */
export const fileReport = (
  desk: CaseDesk,
  actor: Actor,
  sealed: SealedReport,
): Promise<Result<{ day: Day }, NotKept | NotDone>> =>
  unlessRefused(() =>
    asActor<{ day: Day }, NotKept | NotDone, CaseTables>(desk, actor, async (trx, hat) => {
      const may = mayNow(hat, 'case.file', about(actor.organisation, 'open'), actor)
      if (!may.ok) return may
      if (sealed.organisation !== actor.organisation) return err('not-read-here')
      const { rows } = await sql<Outcome>`select * from reporting_file(
        ${sealed.caseId}, ${sealed.keyNumber}, ${desk.today()}, ${parts(sealed)})`.execute(trx)
      const done = kept(rows[0])
      if (done.ok) await writeDown(trx, actor, 'case.file', caseLine(sealed.caseId))
      return done
    }),
  )

/** What both functions take in the same order. */
const parts = ({ identity, ...sealed }: SealedReport): RawBuilder<unknown> => sql`
  ${sealed.wrappedForOrganisation}, ${sealed.wrappedForReporter}, ${hashOf(sealed.lookupId)}, ${sealed.reporterKey}, ${sealed.commitment},
  ${sealed.report.envelope}, ${identity?.item.item ?? null}, ${identity?.wrapped ?? null}, ${identity?.item.envelope ?? null},
  ${sql.val([...sealed.files])}`

interface Outcome {
  outcome: string
  kept_on: Day | null
}

function kept(came: Outcome | undefined): Result<{ day: Day }, NotKept> {
  const outcome = came?.outcome
  if (outcome === 'kept' && came?.kept_on) return ok({ day: came.kept_on })
  if (outcome === 'not-read-here' || outcome === 'old-key' || outcome === 'taken') return err(outcome)
  throw new Error(`a report was neither kept nor refused: ${outcome}`)
}
