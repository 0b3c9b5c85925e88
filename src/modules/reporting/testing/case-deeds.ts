import type { Kysely } from 'kysely'
import { dutchDay } from '#kernel/days.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Browser } from '#modules/organisations/testing/a-browser.ts'
import { aBareDesk } from '#modules/organisations/testing/a-world.ts'
import { changeKeyByOneStep } from '#modules/organisations/testing/change-key-in-steps.ts'
import { type Bytes, linkAndCodeKeys, makeKeyPair, wrapToKey } from '#platform/sealing/index.ts'
import {
  type BegunCase,
  newReportingId,
  type Reader,
  type SealedItem,
  sealForward,
  sealItem,
  sealLetter,
  sealReport,
  sealWords,
} from '../ceremonies/index.ts'
import { reporterWrapLabel } from '../domain/item-kinds.ts'
import {
  answerByLink,
  answerForward,
  type CaseTables,
  deleteOwnCase,
  type ForwardDesk,
  forwardInside,
  forwardOutside,
  keepOwnUpload,
  keepUpload,
  type SignStatement,
  sayInThread,
  submitReport,
  takeStep,
  writeInCase,
} from '../server/index.ts'
import { aReadyForward } from './a-forward.ts'
import { colleague, random, right } from './a-reporting-world.ts'
import type { Deed } from './deed.ts'
import type { KnownCase } from './known-cases.ts'

/** What a process is doing at a moment: a deed, or a file that goes before it. */
export const moments = [
  'upload',
  'submit',
  'say',
  'answer',
  'read',
  'forward',
  'letter',
  'answer-forward',
  'change-key',
  'delete',
] as const
export type Moment = (typeof moments)[number]

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

type Submit = Extract<Deed, { do: 'submit' }>

export async function aSubmit(reader: Reader, files: number): Promise<Submit> {
  const begun = await aBegunCase(reader.organisation)
  const uploads = await someFiles(begun, 'reporter', { first: 1, many: files })
  return submitTo(reader, { begun, uploads })
}

/** The same report for another key: what was sealed under the key of the case stays as it is. */
export async function submitTo(reader: Reader, { begun, uploads }: Pick<Submit, 'begun' | 'uploads'>): Promise<Submit> {
  const report = { v: 1, story: begun.caseId }
  const told = { report, identity: null, files: uploads.map(({ item }) => item) }
  return { do: 'submit', begun, uploads, sealed: right(await sealReport(begun, reader, told, random)) }
}

async function someFiles(
  { caseId, caseKey }: Pick<BegunCase, 'caseId' | 'caseKey'>,
  sender: 'reporter' | 'organisation',
  { first, many }: { first: number; many: number },
): Promise<SealedItem[]> {
  const files: SealedItem[] = []
  for (let at = 0; at < many; at += 1) {
    const place = { item: newReportingId(random), sender, kind: 'file', sequence: first + at } as const
    files.push(right(await sealItem(caseKey, { organisation: 'ours', caseId }, place, random(1_000), random)))
  }
  return files
}

export async function aMessage(known: KnownCase, by: 'say' | 'answer', files: number): Promise<Deed> {
  const sender = by === 'say' ? 'reporter' : 'organisation'
  const first = known.next[sender]
  const at = { item: newReportingId(random), sender, kind: 'message', sequence: first } as const
  const { caseId, lookupId } = known
  const words = { v: 1, text: at.item }
  const sealed = right(await sealWords(known.caseKey, { organisation: 'ours', caseId }, at, words, random))
  const uploads = await someFiles(known, sender, { first: first + 1, many: files })
  return { do: by, caseId, lookupId, sealed, uploads }
}

/** Hands over to `partner`, or by a letter when there is none. What is urgent need not be weighed first. */
export async function aForward({ caseId }: KnownCase, partner: Reader | null): Promise<Deed> {
  const { told, text } = await aReadyForward(caseId)
  const urgent = { ...told, ground: 'acute-danger' } as const
  if (partner) {
    const inside = right(await sealForward(partner, text, random))
    return { do: 'forward', caseId, told: urgent, text, inside, letter: null }
  }
  const from = { from: 'ours', forwardId: told.forwardId }
  const { token, linkSecret, code, envelope } = right(await sealLetter(from, text, random))
  const letter = { token, envelope, ...(await linkAndCodeKeys(linkSecret, code)) }
  return { do: 'forward', caseId, told: urgent, text, inside: null, letter }
}

/** What somebody works with. */
export interface Hands {
  db: Kysely<CaseTables>
  sign: SignStatement
  /** Who holds the key of `ours`. */
  holders: readonly Browser[]
  /** Told what is about to be asked of the database. */
  begins(moment: Moment): void
  /** Told when the database said that a file is kept. */
  kept(item: string): void
}

type Done = Promise<Result<string | null, string>>

/** Does it; gives what is told about it: of a forward its manifest, of an answer to one its file, of a step of a change of key which. */
export function doDeed(hands: Hands, deed: Deed): Done {
  const desk = { db: hands.db, today: () => dutchDay(new Date()), sign: hands.sign }
  switch (deed.do) {
    case 'submit':
      return submits(hands, desk, deed)
    case 'say':
    case 'answer':
      return writesIn(hands, desk, deed)
    case 'read':
      return reads(hands, desk, deed.caseId)
    case 'forward':
      return handsOver(hands, desk, deed)
    case 'answer-forward':
      return answers(hands, desk, deed)
    case 'change-key':
      return changesKey(hands)
    case 'delete':
      return deletes(hands, desk, deed.lookupId)
  }
}

const ann = colleague('ann')

async function submits(hands: Hands, desk: ForwardDesk, { begun, uploads, sealed }: Submit): Done {
  const sent = await upload(hands, uploads, (file) => keepUpload(desk, begun, file))
  if (!sent.ok) return sent
  hands.begins('submit')
  return nothingTold(await submitReport(desk, sealed, 'sealed'))
}

async function writesIn(hands: Hands, desk: ForwardDesk, deed: Extract<Deed, { do: 'say' | 'answer' }>): Done {
  const { caseId, lookupId, uploads, sealed } = deed
  const isReporter = deed.do === 'say'
  const keep = (file: SealedItem): Promise<Result<unknown, string>> =>
    isReporter ? keepUpload(desk, deed, file) : keepOwnUpload(desk, ann, caseId, file)
  const sent = await upload(hands, uploads, keep)
  if (!sent.ok) return sent
  hands.begins(deed.do)
  const files = uploads.map(({ item }) => item)
  if (isReporter) return nothingTold(await sayInThread(desk, lookupId, sealed, files))
  return nothingTold(await writeInCase(desk, ann, caseId, { sealed, files }))
}

async function reads({ begins }: Hands, desk: ForwardDesk, caseId: string): Done {
  begins('read')
  const taken = await takeStep(desk, ann, caseId, { step: 'read', given: {} })
  // It was taken, and the answer was lost.
  return !taken.ok && taken.error === 'no-such-step' ? ok(null) : nothingTold(taken)
}

async function handsOver(
  { begins }: Hands,
  desk: ForwardDesk,
  { told, inside, letter }: Extract<Deed, { do: 'forward' }>,
): Done {
  begins(inside ? 'forward' : 'letter')
  const sent = inside
    ? await forwardInside(desk, ann, told, { partner: 'partner', sealed: inside })
    : await forwardOutside(desk, ann, told, { outside: 'Politie', letter: letter ?? neither() })
  return sent.ok ? ok(sent.value.manifest) : sent
}

async function answers(
  { begins }: Hands,
  desk: ForwardDesk,
  { newCase, letter }: Extract<Deed, { do: 'answer-forward' }>,
): Done {
  const told = { answer: 'accepted', reason: 'taken-up' } as const
  const pim = { person: 'pim', organisation: 'partner', proved: true }
  begins('answer-forward')
  const put = newCase
    ? await answerForward(desk, pim, newCase, told)
    : await answerByLink(desk, letter ?? neither(), told)
  return put.ok ? ok(put.value.file) : put
}

async function changesKey({ begins, db, holders }: Hands): Done {
  begins('change-key')
  return ok(await changeKeyByOneStep(aBareDesk(db as never), holders))
}

async function deletes({ begins }: Hands, desk: ForwardDesk, lookupId: Bytes): Done {
  begins('delete')
  const gone = await deleteOwnCase(desk, lookupId)
  // A deletion whose answer was lost finds nothing any more.
  return !gone.ok && gone.error === 'unknown' ? ok(null) : nothingTold(gone)
}

const nothingTold = (done: Result<unknown, string>): Result<null, string> => (done.ok ? ok(null) : done)

function neither(): never {
  throw new Error('it goes to a partner or to somebody outside')
}

async function upload(
  { begins, kept }: Hands,
  files: readonly SealedItem[],
  keep: (file: SealedItem) => Promise<Result<unknown, string>>,
): Promise<Result<null, string>> {
  for (const file of files) {
    begins('upload')
    const done = await keep(file)
    if (!done.ok) return done
    kept(file.item)
  }
  return ok(null)
}

/** Something with bytes in it as a line of text, and back. */
export const lineOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Uint8Array ? { b: Buffer.from(part).toString('base64') } : part,
  )
export const ofLine = <Value>(line: string): Value =>
  JSON.parse(line, (_, part: unknown) =>
    part !== null && typeof part === 'object' && 'b' in part && typeof part.b === 'string'
      ? new Uint8Array(Buffer.from(part.b, 'base64'))
      : part,
  )
