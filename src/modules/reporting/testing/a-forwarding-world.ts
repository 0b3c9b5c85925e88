import { type Kysely, sql } from 'kysely'
import type { Actor, DeskTables } from '#modules/organisations/server/index.ts'
import { aBrowser } from '#modules/organisations/testing/a-browser.ts'
import { aMember, anOrganisation } from '#modules/organisations/testing/a-world.ts'
import { type OpeningKey, openingKey } from '#platform/sealing/index.ts'
import { newReportingId, type SealedForward, type SealedItem, sealForward } from '../ceremonies/index.ts'
import type { ForwardField } from '../domain/forwards/fields.ts'
import type { Answered, Forwarded } from '../domain/receipts/statements.ts'
import { readSignedFile } from '../forms/signed-file.ts'
import {
  type CaseTables,
  type ForwardDesk,
  type ForwardRow,
  forwardsOf,
  readerKey,
  type SignStatement,
  submitReport,
  writeInCase,
} from '../server/index.ts'
import { aReadyForward, aSigner, known, type ReadyForward, site } from './a-forward.ts'
import { aReportingWorld, colleague, type ReportingWorld, random, right, standsAt } from './a-reporting-world.ts'

/** A colleague of the partner. */
export const partner = (person: string): Actor => ({ person, organisation: 'partner', proved: true })

/** The world of a report, and an organisation `partner` whose focal points `pim` and `puk` hold its key. */
export interface ForwardingWorld extends ReportingWorld {
  forwards: ForwardDesk
  sign: SignStatement
  partnerKey(): Promise<OpeningKey>
  /** A case of `ours` that was weighed. */
  aCase(): Promise<string>
  /** As if it had been weighed. */
  weighed(caseId: string): Promise<void>
  ready(caseId: string, fields?: readonly ForwardField[]): Promise<ReadyForward>
  sealedTo(text: string): Promise<SealedForward>
  /** A note that `ann` wrote in a case, of bytes that nobody looks into. Gives its id. */
  aNote(caseId: string): Promise<string>
}

/** Somebody who works for an organisation and has no key yet. */
export const aNewColleague = (db: Kysely<CaseTables>, organisation: string, person: string) =>
  aMember(db as unknown as Kysely<DeskTables>, organisation, person, ['focal-point'])

export async function aForwardingWorld(
  db: Kysely<CaseTables>,
  today?: Parameters<typeof aReportingWorld>[1],
): Promise<ForwardingWorld> {
  const world = await aReportingWorld(db, today)
  const desk = world.keys.door
  await anOrganisation(db as unknown as Kysely<DeskTables>, 'partner', { kind: 'comensha' })
  for (const person of ['pim', 'puk'])
    await aMember(db as unknown as Kysely<DeskTables>, 'partner', person, ['focal-point'])
  const [pim, puk] = [await aBrowser(desk, partner('pim')), await aBrowser(desk, partner('puk'))]
  await pim.make([puk])
  const sign = await aSigner()
  const ownItem = ownItems()
  return {
    ...world,
    sign,
    forwards: { ...world.desk, sign },
    async partnerKey() {
      const privateKey = await pim.open(1)
      if (!privateKey) throw new Error('pim has the key')
      return openingKey(privateKey)
    },
    async aCase() {
      const { begun, sealed } = await world.aReport()
      right(await submitReport(world.reader, sealed, 'sealed'))
      await standsAt(db, begun.caseId, 'weighed')
      return begun.caseId
    },
    weighed: (caseId) => standsAt(db, caseId, 'weighed'),
    ready: aReadyForward,
    async aNote(caseId) {
      const sealed = ownItem(caseId, 'note')
      right(await writeInCase(world.desk, colleague('ann'), caseId, { sealed }))
      return sealed.item
    },
    async sealedTo(text) {
      const found = await readerKey(world.reader, 'partner')
      if (!found) throw new Error('two people read there')
      return right(
        await sealForward(
          { organisation: 'partner', keyNumber: found.keyNumber, publicKey: new Uint8Array(found.publicKey) },
          text,
          random,
        ),
      )
    },
  }
}

/** Makes items of the smallest size under the own key of a case, each with the number after the one before. */
function ownItems() {
  const next = new Map<string, number>()
  return (caseId: string, kind: 'note' | 'forward'): SealedItem => {
    const sequence = next.get(caseId) ?? 0
    next.set(caseId, sequence + 1)
    return { item: newReportingId(random), sender: 'organisation', kind, sequence, envelope: random(4096 + 50) }
  }
}

export const manifestIn = (file: string): Forwarded => {
  const { statement } = right(readSignedFile(file))
  if (statement.kind !== 'forwarded') throw new Error('it is a manifest')
  return statement
}

export const answerIn = (file: string): Answered => {
  const { statement } = right(readSignedFile(file))
  if (statement.kind !== 'answer') throw new Error('it is an answer')
  return statement
}

/** Forwards of a case as somebody sees them in their hat, whatever they may. */
export const seenBy = (db: Kysely<CaseTables>, actor: Actor, caseId: string): Promise<ForwardRow[]> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('baken.person', ${actor.person}, true), set_config('baken.organisation', ${actor.organisation}, true)`.execute(
      trx,
    )
    return forwardsOf(trx, caseId)
  })

export async function rowsIn(db: Kysely<CaseTables>, table: string): Promise<number | undefined> {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many from ${sql.table(table)}`.execute(db)
  return rows[0]?.many
}

export { colleague, known, type ReadyForward, random, right, site }
