import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import type { VaultReason } from '../../domain/desk/links.ts'
import { type CaseDesk, type CaseTables, type CaseTransaction, caseLine, onCase } from '../cases/case-desk.ts'
import { unlessGone } from '../refused-rows.ts'

/** A request to know who a reporter is. */
export interface VaultRequest {
  id: string
  why: VaultReason
  askedBy: string
  askedAt: Date
  settledBy: string | null
  agreed: boolean | null
  openUntil: Date | null
}

/** What is in the vault, sealed, with the keys of it: one for each key of the organisation that it is wrapped to. */
export interface OpenVault {
  item: string
  sequence: number
  envelope: Uint8Array
  keys: { keyNumber: number; wrapped: Uint8Array }[]
}

type Transaction = CaseTransaction

/**
 * Asks a colleague to agree that the actor gets to know who a reporter is. Refusals of its own: `nothing` – nobody told · `asked-before` – a request of
 * the actor waits already, since less than seven days.
 */
export const askVault = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { id, why }: { id: string; why: VaultReason },
): Promise<Result<true, NotDone | 'nothing' | 'asked-before'>> =>
  unlessGone('nothing', () =>
    asActor<true, NotDone | 'nothing' | 'asked-before', CaseTables>(desk, actor, async (trx, hat) => {
      // A reason is always chosen: it is one of four.
      const may = mayNow(hat, 'vault.ask', about(actor.organisation, 'there'), { ...actor, reason: why })
      if (!may.ok) return may
      const { rows } = await sql<{ became: string }>`
        select reporting_ask_vault(${id}, ${caseId}, ${why}) as became`.execute(trx)
      const became = rows[0]?.became
      if (became === 'nothing' || became === 'asked-before') return err(became)
      await writeDown(trx, actor, 'vault.ask', caseLine(caseId), { why, request: id })
      return ok(true)
    }),
  )

/** A second person agrees, or does not. Refusals of its own: `request-gone` – it does not wait any more, or who asked is not there any more · `request-over` – it is older than seven days. */
export const settleVault = (
  desk: CaseDesk,
  actor: Actor,
  { request, agrees }: { request: string; agrees: boolean },
): Promise<Result<true, NotDone | 'request-gone' | 'request-over'>> =>
  asActor<true, NotDone | 'request-gone' | 'request-over', CaseTables>(desk, actor, async (trx, hat) => {
    const found = await trx
      .selectFrom('reporting_vault_request')
      .select(['asked_by', 'case_id'])
      .where('id', '=', request)
      .executeTakeFirst()
    const on = { ...about(actor.organisation, 'there'), author: found?.asked_by ?? null }
    const may = mayNow(hat, 'vault.agree', on, actor)
    if (!may.ok) return may
    if (!found) return err('request-gone')
    const { rows } = await sql<{ became: string }>`
      select reporting_settle_vault(${request}, ${agrees}) as became`.execute(trx)
    const became = rows[0]?.became
    if (became === 'request-over') return err(became)
    if (became !== 'settled') return err('request-gone')
    await writeDown(trx, actor, 'vault.agree', caseLine(found.case_id), { request, agreed: agrees })
    return ok(true)
  })

/** What is in the vault while it is open for the actor, by the clock of the database; that it was looked at stands in the audit. Refusal of its own: `closed-vault`. */
export const openVault = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
): Promise<Result<OpenVault, NotDone | 'unknown-case' | 'closed-vault'>> =>
  onCase<OpenVault, 'closed-vault'>(desk, actor, caseId, 'case.see', async (trx) => {
    const { rows } = await sql<{
      item: string
      sequence: number
      envelope: Uint8Array
      key_number: number
      wrapped: Uint8Array
    }>`select * from reporting_open_vault(${caseId})`.execute(trx)
    const [first] = rows
    if (!first) return err('closed-vault')
    await writeDown(trx, actor, 'vault.see', caseLine(caseId))
    const keys = rows.map(({ key_number, wrapped }) => ({ keyNumber: key_number, wrapped }))
    return ok({ item: first.item, sequence: first.sequence, envelope: first.envelope, keys })
  })

/** Whether somebody told who they are, and what was asked about it: what waits, and what is open for the actor now. */
export async function vaultIn(
  trx: Transaction,
  { person }: Actor,
  caseId: string,
  now: Date,
): Promise<{ hasIdentity: boolean; waiting: VaultRequest[]; openUntil: Date | null }> {
  const { rows } = await sql<{ has: boolean }>`select reporting_has_identity(${caseId}) as has`.execute(trx)
  const requests = await trx
    .selectFrom('reporting_vault_request')
    .selectAll()
    .where('case_id', '=', caseId)
    // Of who left, or is away, none waits: it would open for the other alone. One of more than seven days ago is over.
    .where((eb) =>
      eb.or([
        eb('settled_by', 'is not', null),
        sql<boolean>`reporting_vault_counts(asked_at) and reporting_may_still_ask(asked_by)`,
      ]),
    )
    .orderBy('asked_at')
    .execute()
  const open = requests.flatMap(({ open_until, asked_by, settled_by }) =>
    open_until !== null && open_until > now && [asked_by, settled_by].includes(person) ? [open_until] : [],
  )
  return {
    hasIdentity: rows[0]?.has === true,
    waiting: requests
      .filter(({ settled_by }) => settled_by === null)
      .map((row) => ({
        id: row.id,
        why: row.why as VaultReason,
        askedBy: row.asked_by,
        askedAt: row.asked_at,
        settledBy: null,
        agreed: null,
        openUntil: null,
      })),
    openUntil: open.sort((one, other) => other.getTime() - one.getTime())[0] ?? null,
  }
}
