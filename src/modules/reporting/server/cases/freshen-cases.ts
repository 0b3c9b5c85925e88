import { sql } from 'kysely'
import { ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  keyStateIn,
  mayNow,
  type NotDone,
  secretsOf,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { freshSubject } from '../../domain/item-kinds.ts'
import { type RefusedRows, unlessRefused } from '../refused-rows.ts'
import type { CaseDesk, CaseTables, CaseTransaction } from './case-desk.ts'

/** A case that has no secret of the new key yet, and the key of its reporter (32 bytes). */
export interface ToFreshen {
  caseId: string
  reporterKey: Uint8Array
}

/** A secret that freshens a case, as a browser made it: wrapped to the key of the organisation, and to that of the reporter. */
export interface FreshenedCase extends ToFreshen {
  wrapped: Uint8Array
  forReporter: Uint8Array
}

/** The secret that freshens a case since the key with this number, as it is kept. */
export interface KeptFresh {
  number: number
  keyNumber: number
  wrapped: Uint8Array
}

/**
 * Cases of before the change of the key that is going on, those after an id, in the order of their ids, `limit` at most: they are freshened before it ends. Refusals: `NotDone`, of whom may not change the key.
 */
export const casesToFreshen = (
  desk: Pick<CaseDesk, 'db'>,
  actor: Actor,
  { after, limit }: { after: string; limit: number },
): Promise<Result<ToFreshen[], NotDone>> =>
  asActor<ToFreshen[], NotDone, CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'key.change', about(actor.organisation, await keyStateIn(trx, actor.organisation)), actor)
    if (!may.ok) return may
    const { rows } = await sql<{ id: string; reporter_key: Uint8Array }>`
      select id, reporter_key from reporting_to_freshen(${after}, ${limit})`.execute(trx)
    return ok(rows.map(({ id, reporter_key }) => ({ caseId: id, reporterKey: reporter_key })))
  })

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/**
 * Keeps secrets that freshen cases since the key with this number; the first one of a case stays, and one for a code that was changed meanwhile is left out. Gives how many came. Refusals: `NotDone`,
 * `RefusedRows`.
 */
export const freshenCases = (
  desk: Pick<CaseDesk, 'db'>,
  actor: Actor,
  number: number,
  cases: readonly FreshenedCase[],
): Promise<Result<number, NotDone | RefusedRows>> =>
  unlessRefused(() =>
    asActor<number, NotDone, CaseTables>(desk, actor, async (trx, hat) => {
      const may = mayNow(hat, 'key.change', about(actor.organisation, await keyStateIn(trx, actor.organisation)), actor)
      if (!may.ok) return may
      const rows = cases.map(({ caseId, reporterKey, wrapped, forReporter }) => ({
        caseId,
        reporterKey: hex(reporterKey),
        wrapped: hex(wrapped),
        forReporter: hex(forReporter),
      }))
      const { rows: done } = await sql<{ came: number }>`
        select reporting_freshen(${number}, ${JSON.stringify(rows)}::jsonb) as came`.execute(trx)
      const came = done[0]?.came ?? 0
      await writeDown(trx, actor, 'key.freshen', `organisation:${actor.organisation}`, { number, cases: came })
      return ok(came)
    }),
  )

/** What freshens these cases, by case, as far as the hat of the transaction may see it. */
export async function freshIn(
  trx: CaseTransaction,
  organisation: string,
  caseIds: readonly string[],
): Promise<Map<string, KeptFresh[]>> {
  const found = new Map<string, KeptFresh[]>(caseIds.map((caseId) => [caseId, []]))
  if (caseIds.length === 0) return found
  const numbers = await trx
    .selectFrom('reporting_freshening')
    .select(['case_id', 'number'])
    .where('case_id', 'in', [...caseIds])
    .execute()
  const subjects = new Map(numbers.map((one) => [freshSubject(one.case_id, one.number), one]))
  for (const { subject, ...kept } of await secretsOf(trx, organisation, [...subjects.keys()])) {
    const of = subjects.get(subject)
    if (of) found.get(of.case_id)?.push({ number: of.number, ...kept })
  }
  return found
}
