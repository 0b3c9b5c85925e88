import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, secretsOf, writeDown } from '#modules/organisations/server/index.ts'
import { keptSubject } from '../../domain/item-kinds.ts'
import { type CaseDesk, type CaseTables, type CaseTransaction, caseLine } from '../cases/case-desk.ts'
import { freshIn, type KeptFresh } from '../cases/freshen-cases.ts'
import type { KeptCaseKey, OwnItem } from '../cases/open-case.ts'

/** Of one case everything sealed but its files, with its keys. */
export interface SealedTexts {
  caseId: string
  keys: KeptCaseKey[]
  fresh: KeptFresh[]
  items: OwnItem[]
}

export interface TextsPage {
  cases: SealedTexts[]
  /** The last id of this page; null: there is nothing behind it. */
  next: string | null
  /** How many cases there are in all. */
  total: number
}

/** As many as a browser opens while somebody looks at a bar. */
const casesInBatch = 20

/**
 * Sealed texts of the cases of the hat’s organisation, so that a browser with its key can look for words in them; one batch after an id. Cases that nobody read yet
 * are not among them: searching is no reading. For each case stands in the audit that it was opened. Refusals: `NotDone`.
 */
export const sealedTexts = (desk: CaseDesk, actor: Actor, after: string | null): Promise<Result<TextsPage, NotDone>> =>
  asActor<TextsPage, NotDone, CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'case.see', about(actor.organisation, 'open'), actor)
    if (!may.ok) return may
    const read = trx
      .selectFrom('reporting_case')
      .where('organisation', '=', actor.organisation)
      .where('state', '<>', 'new')
    const rows = await read
      .select('id')
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(casesInBatch)
      .execute()
    const { total } = await read.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
    const ids = rows.map(({ id }) => id)
    const cases = ids.length === 0 ? [] : await textsOf(trx, actor, ids)
    for (const id of ids) await writeDown(trx, actor, 'case.see', caseLine(id), { did: 'search' })
    return ok({ cases, next: ids.length < casesInBatch ? null : (ids.at(-1) ?? null), total: Number(total) })
  })

async function textsOf(trx: CaseTransaction, { organisation }: Actor, ids: readonly string[]): Promise<SealedTexts[]> {
  const keys = await secretsOf(trx, organisation, [...ids, ...ids.map((id) => keptSubject(id, 'own'))])
  const items = await trx
    .selectFrom('reporting_item')
    .select(['id', 'case_id', 'sender', 'kind', 'sequence', 'on_day', 'written_by', 'envelope'])
    .where('case_id', 'in', [...ids])
    .where('kind', 'in', ['report', 'message', 'note', 'facts', 'task'])
    .orderBy(sql`on_day, sequence`)
    .execute()
  const fresh = await freshIn(trx, organisation, ids)
  return ids.map((caseId) => ({
    caseId,
    fresh: fresh.get(caseId) ?? [],
    keys: keys
      .filter(({ subject }) => subject.slice(0, 32) === caseId)
      .map(({ subject, ...kept }) => ({ key: subject === caseId ? ('case' as const) : ('own' as const), ...kept })),
    items: items
      .filter(({ case_id }) => case_id === caseId)
      .map(({ id, case_id: _, on_day, written_by, ...rest }) => ({
        item: id,
        day: on_day as Day,
        writtenBy: written_by,
        ...rest,
      })),
  }))
}
