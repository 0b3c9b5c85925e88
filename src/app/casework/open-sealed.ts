import {
  type CasePlace,
  caseKeyOf,
  type FreshSecret,
  freshOf,
  jsonOf,
  type KeyRing,
  openWithRing,
  ringOf,
  type SealedItem,
} from '#modules/reporting/ceremonies/index.ts'
import {
  type NoteEntry,
  type OpenedCaseView,
  readDeskDraft,
  readForwardCopy,
  readKnown,
  readMessage,
  readNote,
  readPayload,
  readReport,
  type ThreadEntry,
} from '#modules/reporting/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { SentCase, SentItem } from './sent-case.ts'
import type { WorkKeys } from './work-key.ts'

/** The keys of a case; `own` null: nobody made it yet. */
export interface CaseKeys {
  case: KeyRing
  own: KeyRing | null
}

/** What freshened a case, as far as the unlocked keys of the organisation open it. */
export async function openFresh(work: WorkKeys, place: CasePlace, { fresh }: SentCase): Promise<FreshSecret[]> {
  const secrets = new Map<number, FreshSecret>()
  for (const { number, keyNumber, wrapped } of fresh) {
    const organisationKey = work.get(keyNumber)
    if (!organisationKey || secrets.has(number)) continue
    const opened = await freshOf(organisationKey, place, number, bytesOf(wrapped))
    if (opened.ok) secrets.set(number, opened.value)
  }
  return [...secrets.values()]
}

/** Opens the keys of a case with the unlocked keys of the organisation; null: none of them opens the key of the case. */
export async function openKeys(work: WorkKeys, place: CasePlace, sent: SentCase): Promise<CaseKeys | null> {
  const { keys } = sent
  const opened = async (name: 'case' | 'own'): Promise<Bytes | null> => {
    for (const { key, keyNumber, wrapped } of keys) {
      const organisationKey = work.get(keyNumber)
      if (key !== name || !organisationKey) continue
      const one = await caseKeyOf(organisationKey, place, name, bytesOf(wrapped))
      if (one.ok) return one.value
    }
    return null
  }
  const [caseKey, ownKey] = [await opened('case'), await opened('own')]
  if (caseKey === null) return null
  const fresh = await openFresh(work, place, sent)
  return { case: await ringOf(caseKey, fresh), own: ownKey && (await ringOf(ownKey, fresh)) }
}

const sealedOf = ({ item, sender, kind, sequence, envelope }: SentItem): SealedItem => ({
  item,
  sender,
  kind,
  sequence,
  envelope: bytesOf(envelope ?? ''),
})

/** What an item says, as JSON; undefined: it does not open, or is the draft of a colleague. */
async function saidIn(ring: KeyRing | null, place: CasePlace, sent: SentItem): Promise<unknown> {
  if (ring === null || sent.envelope === null) return undefined
  const opened = await openWithRing(ring, place, sealedOf(sent))
  return opened.ok ? jsonOf(opened.value) : undefined
}

/** Opens everything of a case but its files. `told`: how many are done, for whoever waits. */
export async function openEverything(
  keys: CaseKeys,
  place: CasePlace,
  { items }: SentCase,
  told: (done: number, total: number) => void = () => undefined,
): Promise<OpenedCaseView> {
  const said = new Map<string, unknown>()
  const words = items.filter(({ kind }) => kind !== 'file')
  for (const [at, one] of words.entries()) {
    const isShared = one.kind === 'report' || one.kind === 'message'
    said.set(one.item, await saidIn(isShared ? keys.case : keys.own, place, one))
    told(at + 1, words.length)
  }
  const of = (kind: SentItem['kind']) => words.filter((one) => one.kind === kind)
  const noteText = (one: SentItem): string | null => {
    const note = readNote(said.get(one.item))
    return note.ok ? note.value.text : null
  }
  const [report] = of('report')
  const known = of('facts').flatMap(({ item }) => {
    const facts = readKnown(said.get(item))
    return facts.ok ? [facts.value] : []
  })
  return {
    report: report ? reportIn(said.get(report.item)) : null,
    thread: of('message').map((one) => threadEntry(one, said.get(one.item))),
    notes: of('note').map(
      (one): NoteEntry => ({ item: one.item, day: one.day, by: one.writtenBy, text: noteText(one) }),
    ),
    forwards: of('forward').map((one) => ({
      item: one.item,
      day: one.day,
      by: one.writtenBy,
      copy: readForwardCopy(said.get(one.item)),
    })),
    tasks: new Map(of('task').map((one) => [one.item, noteText(one)])),
    known: known.at(-1) ?? null,
    drafts: of('draft').flatMap(({ item, writtenBy }) => {
      const draft = readDeskDraft(said.get(item))
      if (!draft.ok || writtenBy === null) return []
      const { page, texts } = draft.value
      return [{ item, by: writtenBy, page, texts }]
    }),
  }
}

function reportIn(said: unknown): OpenedCaseView['report'] {
  if (said === undefined) return null
  const report = readReport(said)
  if (report.ok) return { known: report.value }
  const forwarded = readPayload(JSON.stringify(said))
  return forwarded ? { forwarded } : { unknown: JSON.stringify(said, null, 2) }
}

function threadEntry({ item, sender, day, writtenBy }: SentItem, said: unknown): ThreadEntry {
  const message = readMessage(said)
  return {
    item,
    sender,
    day,
    by: writtenBy,
    text: message.ok ? message.value.text : null,
    files: message.ok ? message.value.files : [],
  }
}
