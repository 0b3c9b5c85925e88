import type { Kysely } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Result } from '#kernel/result.ts'
import { type Bytes, makeKeyPair, wrapToKey } from '#platform/sealing/index.ts'
import {
  type BegunCase,
  newReportingId,
  type SealedItem,
  type SealedReport,
  sealItem,
  sealReport,
  sealWords,
} from '../ceremonies/index.ts'
import { reporterWrapLabel } from '../domain/item-kinds.ts'
import { type CaseTables, deleteOwnCase, keepUpload, sayInThread, submitReport, writeInCase } from '../server/index.ts'
import { colleague, random, right } from './a-reporting-world.ts'

/** A case as those who work on it know it. */
export interface KnownCase {
  caseId: string
  lookupId: Bytes
  caseKey: Bytes
  /** The next number of the reporter and of the organisation. */
  next: { reporter: number; organisation: number }
}

/** One thing that somebody does in a case, ready to be done, and done again with the same bytes when nobody answered. */
export type Deed =
  | { do: 'submit'; caseId: string; lookupId: Bytes; caseKey: Bytes; sealed: SealedReport; uploads: SealedItem[] }
  | { do: 'say' | 'answer'; caseId: string; lookupId: Bytes; sealed: SealedItem }
  | { do: 'delete'; caseId: string; lookupId: Bytes }

export interface Reads {
  organisation: string
  keyNumber: number
  publicKey: Bytes
}

/** A case that is begun without the cost of stretching a code: what is killed here is not that. */
async function aBegunCase(organisation: string): Promise<BegunCase> {
  const caseId = newReportingId(random)
  const caseKey = random(32)
  const { publicKey } = await makeKeyPair(random)
  const wrapped = right(await wrapToKey(publicKey, caseKey, reporterWrapLabel(caseId)))
  const code = random(10) as BegunCase['code']
  const keys = { lookupId: random(16), reporterKey: publicKey, wrappedForReporter: wrapped }
  return { organisation, caseId, code, caseKey, salt: random(32), ...keys }
}

export async function aSubmit(reads: Reads, files: number): Promise<Deed> {
  const begun = await aBegunCase(reads.organisation)
  const uploads: SealedItem[] = []
  for (let at = 1; at <= files; at += 1) {
    const place = { item: newReportingId(random), sender: 'reporter', kind: 'file', sequence: at } as const
    uploads.push(right(await sealItem(begun.caseKey, begun, place, random(1_000), random)))
  }
  const report = { v: 1, story: begun.caseId }
  const told = { report, identity: null, files: uploads.map(({ item }) => item) }
  const sealed = right(await sealReport(begun, reads, told, random))
  const { caseId, lookupId, caseKey } = begun
  return { do: 'submit', caseId, lookupId, caseKey, sealed, uploads }
}

export async function aMessage(known: KnownCase, by: 'say' | 'answer'): Promise<Deed> {
  const sender = by === 'say' ? 'reporter' : 'organisation'
  const at = { item: newReportingId(random), sender, kind: 'message', sequence: known.next[sender] } as const
  const place = { organisation: 'ours', caseId: known.caseId }
  const sealed = right(await sealWords(known.caseKey, place, at, { v: 1, text: at.item }, random))
  return { do: by, caseId: known.caseId, lookupId: known.lookupId, sealed }
}

/** Does it on a database; gives what came of it. */
export async function doDeed(db: Kysely<CaseTables>, deed: Deed, today: () => Day): Promise<Result<unknown, string>> {
  const desk = { db, today }
  switch (deed.do) {
    case 'submit': {
      for (const upload of deed.uploads) {
        const kept = await keepUpload(desk, deed.caseId, upload)
        if (!kept.ok) return kept
      }
      return submitReport(desk, deed.sealed, 'sealed')
    }
    case 'say':
      return sayInThread(desk, deed.lookupId, deed.sealed, [])
    case 'answer':
      return writeInCase(desk, colleague('ann'), deed.caseId, { sealed: deed.sealed })
    case 'delete':
      return deleteOwnCase(desk, deed.lookupId)
  }
}

/** A deed as a line of text, and back. */
export const deedLine = (deed: unknown): string =>
  JSON.stringify(deed, (_, part: unknown) =>
    part instanceof Uint8Array ? { b: Buffer.from(part).toString('base64') } : part,
  )
export const deedOf = (line: string): Deed =>
  JSON.parse(line, (_, part: unknown) =>
    part !== null && typeof part === 'object' && 'b' in part && typeof part.b === 'string'
      ? new Uint8Array(Buffer.from(part.b, 'base64'))
      : part,
  )
