import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone } from '#modules/organisations/server/index.ts'
import type { SealedItem } from '../../ceremonies/index.ts'
import type { CaseDesk, CaseTables } from '../cases/case-desk.ts'
import { type RefusedRows, unlessRefused } from '../refused-rows.ts'
import { hashOf } from '../report-desk.ts'
import type { LetterDesk, NotProved } from './letter-desk.ts'

/** Where something that goes along belongs: `target` – the new case of a partner in Baken (`isInside`), or the id of a letter. */
export interface AlongPlace {
  caseId: string
  target: string
  isInside: boolean
}

/**
 * Keeps a sealed file until what it goes along with is passed on; the same again is kept once. Refusals: `NotDone`; `taken` – an id is of something else, or it was passed on without this ·
 * `full` – more than goes along with one forward · `busy` – too much waits everywhere · `malformed`.
 */
export const keepAlong = (
  desk: CaseDesk,
  actor: Actor,
  { caseId, target, isInside }: AlongPlace,
  { item, sequence, envelope }: Pick<SealedItem, 'item' | 'sequence' | 'envelope'>,
): Promise<Result<true, NotDone | 'unknown-case' | 'full' | 'busy' | RefusedRows>> =>
  unlessRefused(() =>
    asActor<true, NotDone | 'unknown-case' | 'taken' | 'full' | 'busy', CaseTables>(desk, actor, async (trx, hat) => {
      const may = mayNow(hat, 'forward.send', about(actor.organisation, 'there'), actor)
      if (!may.ok) return may
      const found = await trx.selectFrom('reporting_case').select('id').where('id', '=', caseId).executeTakeFirst()
      if (!found) return err('unknown-case')
      const { rows } = await sql<{ outcome: string }>`
        select reporting_keep_along(${item}, ${caseId}, ${target}, ${isInside}, ${sequence}, ${envelope}) as outcome`.execute(
        trx,
      )
      const outcome = rows[0]?.outcome
      return outcome === 'taken' || outcome === 'full' || outcome === 'busy' ? err(outcome) : ok(true)
    }),
  )

/** Something that goes along with a letter, sealed, by its number in the manifest from 1. Refusals: see `NotProved`; `gone` – it is not there, or no more. */
export async function openLetterFile(
  { db }: Pick<LetterDesk, 'db'>,
  { token, proof, sequence }: { token: Uint8Array; proof: Uint8Array; sequence: number },
): Promise<Result<Uint8Array, NotProved>> {
  const { rows } = await sql<{ outcome: string; envelope: Uint8Array | null }>`
    select outcome, envelope from reporting_letter_file(${hashOf(token)}, ${hashOf(proof)}, ${sequence})`.execute(db)
  const [row] = rows
  if (row?.outcome === 'right' && row.envelope) return ok(row.envelope)
  if (row?.outcome === 'wrong' || row?.outcome === 'locked' || row?.outcome === 'gone') return err(row.outcome)
  return err('unknown')
}
