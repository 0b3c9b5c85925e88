/** What somebody keeps to prove later that they told it, and what: the signed receipt, and the text that it is bound to. */
import { openWithRing } from '#modules/reporting/ceremonies/index.ts'
import { contentFile, proofFileNames } from '#modules/reporting/index.ts'
import { type Patience, type Sent, sendPatiently } from './door.ts'
import { saveFile } from './page-hooks.ts'
import type { OpenedThread, ThreadDoor } from './thread.ts'

const save = (which: keyof typeof proofFileNames, text: string) =>
  saveFile(proofFileNames[which], text, 'application/json')

export const saveReceiptFile = (receipt: string): void => save('receipt', receipt)

/** `told`: the very bytes that were sealed. */
export const saveToldFile = (told: Uint8Array<ArrayBuffer>): void =>
  save('content', contentFile(new TextDecoder().decode(told)))

/** Asks for the receipt once more and saves it. Refusals: the codes of the server. */
export async function saveReceiptOf(
  thread: OpenedThread,
  door: Pick<ThreadDoor, 'receipt'>,
  patience: Patience,
): Promise<Sent<unknown>> {
  const sent = await sendPatiently(() => door.receipt(thread.lookupId), patience)
  if (sent.is === 'kept' && !thread.gone) saveReceiptFile(sent.value.receipt)
  return sent
}

/** Saves what was told when the case began. Refusal: `not-opened`. */
export async function saveToldOf({ items, ring, head }: OpenedThread): Promise<Sent<unknown>> {
  const report = items.find(({ kind }) => kind === 'report')
  const told = report?.envelope && (await openWithRing(ring, head, { ...report, envelope: report.envelope }))
  if (!told?.ok) return { is: 'refused', code: 'not-opened' }
  saveToldFile(told.value)
  return { is: 'kept', value: null }
}
