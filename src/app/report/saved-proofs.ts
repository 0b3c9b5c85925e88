/** What somebody who comes back keeps to prove later that they told it, and what: the signed receipt, and the text that it is bound to. */
import { openWithRing } from '#modules/reporting/ceremonies/index.ts'
import { contentFile, proofFileNames } from '#modules/reporting/index.ts'
import { type Patience, type Sent, sendPatiently } from './door.ts'
import { saveFile } from './page-hooks.ts'
import type { OpenedThread, ThreadDoor } from './thread.ts'

const save = (which: keyof typeof proofFileNames, text: string) =>
  saveFile(proofFileNames[which], text, 'application/json')

/** Asks for the receipt once more and saves it. Refusals: the codes of the server. */
export async function saveReceiptOf(
  thread: OpenedThread,
  door: Pick<ThreadDoor, 'receipt'>,
  patience: Patience,
): Promise<Sent<unknown>> {
  const sent = await sendPatiently(() => door.receipt(thread.lookupId), patience)
  if (sent.is === 'kept' && !thread.gone) save('receipt', sent.value.receipt)
  return sent
}

/** Saves the very bytes that were sealed. Refusal: `not-opened`. */
export async function saveToldOf({ items, ring, head }: OpenedThread): Promise<Sent<unknown>> {
  const report = items.find(({ kind }) => kind === 'report')
  const told = report?.envelope && (await openWithRing(ring, head, { ...report, envelope: report.envelope }))
  if (!told?.ok) return { is: 'refused', code: 'not-opened' }
  save('content', contentFile(new TextDecoder().decode(told.value)))
  return { is: 'kept', value: null }
}
