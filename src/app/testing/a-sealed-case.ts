import { randomBytes } from 'node:crypto'
import { day } from '#kernel/days.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { beginCase, type CasePlace, sealReport } from '#modules/reporting/ceremonies/index.ts'
import { type Bytes, makeKeyPair, openingKey } from '#platform/sealing/index.ts'
import { openKeys } from '../casework/open-sealed.ts'
import type { CaseFacts, SentCase, SentItem } from '../casework/sent-case.ts'
import type { WorkKeys } from '../casework/work-key.ts'
import type { OpenCase, Send } from '../casework/write-sealed.ts'
import { Refused } from '../keys/ceremony-page.ts'

export const random = (length: number): Bytes => new Uint8Array(randomBytes(length))
export const right = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}
const pair = await makeKeyPair(random)
export const work: WorkKeys = new Map([[2, await openingKey(pair.privateKey)]])
export const begun = await beginCase('voorbeeldstad', random)
export const place: CasePlace = { organisation: 'voorbeeldstad', caseId: begun.caseId }
export const today = day('2026-11-30')
export const told = {
  v: 1,
  entrance: 'worker',
  language: 'pl',
  forms: ['labour'],
  place: { municipality: 'GM0855', words: 'szklarnia' },
  goingOn: 'yes',
  danger: 'threats',
  story: 'Od sześciu tygodni nie dostaję wypłaty.',
  hasIdentity: false,
  files: [],
  salt: toBase64url(begun.salt),
}
const reader = { organisation: 'voorbeeldstad', keyNumber: 2, publicKey: pair.publicKey }
const sealed = right(await sealReport(begun, reader, { report: told, identity: null, files: [] }, random))

/** A server that keeps what it is sent, as long as nobody else has the number. */
export function aServer() {
  const kept: SentItem[] = []
  const wrapped = toBase64url(sealed.wrappedForOrganisation)
  const keys: SentCase['keys'][number][] = [{ key: 'case', keyNumber: 2, wrapped }]
  const { envelope, ...report } = sealed.report
  kept.push({ ...report, day: today, writtenBy: null, envelope: toBase64url(envelope) })
  const now = (): SentCase => ({ keys: [...keys], fresh: [], items: [...kept], advice: [] })
  /** Files that wait, by their number, and how many answers get lost. */
  const waiting = new Map<string, number>()
  const line = { loses: 0 }
  const isThere = (one: Pick<SentItem, 'sequence' | 'kind'>) =>
    kept.some(
      (other) => other.sender === 'organisation' && other.sequence === one.sequence && under(other) === under(one),
    )
  const steps: string[] = []
  type Step = Readonly<Record<string, unknown>>
  const keepFirst = (sent: SentItem, files: readonly { item: string; sequence: number }[]) => {
    if (isThere(sent)) throw new Refused('changed-meanwhile')
    if (files.some(({ sequence }) => isThere({ sequence, kind: 'file' }))) throw new Refused('taken')
    const by = { sender: 'organisation', day: today, writtenBy: 'ann' } as const
    kept.push({ ...sent, ...by }, ...files.map((file) => ({ ...file, ...by, kind: 'file', envelope: null }) as const))
  }
  const write = (step: Step) => {
    const sent = step['sealed'] as SentItem
    const before = kept.find(({ item }) => item === sent.item)
    if (before && before.envelope !== sent.envelope) throw new Refused('taken')
    const files = (step['files'] as string[]).map((item) => ({ item, sequence: waiting.get(item) ?? -1 }))
    if (!before) keepFirst(sent, files)
    if (step['instead']) remove(String(step['instead']))
  }
  const makeOwnKey = (step: Step) => {
    if (keys.some(({ key }) => key === 'own')) throw new Refused('taken')
    keys.push({ key: 'own', keyNumber: 2, wrapped: String(step['wrapped']) })
  }
  const send: Send = async <Answer>(step: Step) => {
    steps.push(String(step['do']))
    if (step['do'] === 'open') return now() as Answer
    if (step['do'] === 'own-key') makeOwnKey(step)
    if (step['do'] === 'throw-away') remove(String(step['item']))
    if (step['do'] === 'write') write(step)
    line.loses -= 1
    if (line.loses >= 0) throw new Refused('no-connection')
    return true as Answer
  }
  const remove = (item: string) =>
    kept.splice(
      kept.findIndex((one) => one.item === item),
      1,
    )
  return { kept, keys, now, send, steps, waiting, line }
}
const under = ({ kind }: Pick<SentItem, 'kind'>) => (['message', 'file', 'report'].includes(kind) ? 'case' : 'own')

export const facts: CaseFacts = {
  send: '',
  files: '',
  words: '',
  plans: '',
  caseId: place.caseId,
  organisation: 'voorbeeldstad',
  organisationName: 'Voorbeeldstad',
  me: 'ann',
  work: { organisation: 'voorbeeldstad', keys: [], half: '' },
  keyNumber: 2,
  news: 0,
  places: {},
  people: {},
}
export type CaseServer = ReturnType<typeof aServer>

/** The case as a desk opens it that just began. */
export async function aDesk(server: CaseServer): Promise<OpenCase> {
  const sent = server.now()
  const keys = await openKeys(work, place, sent)
  if (!keys) throw new Error('the key is here')
  return { facts, send: server.send, keys, work, sent, begun: new Map() }
}
