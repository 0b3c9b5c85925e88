import { fitsContent, openAdvice } from '#modules/reporting/ceremonies/index.ts'
import { readAdvice, readSignedFile } from '#modules/reporting/index.ts'
import type { SentAdvice } from '../consulting/question-facts.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { WorkKeys } from './work-key.ts'

/** An answer to a question, as the browser of who asked opened it. */
export interface OpenedAdvice {
  id: string
  /** Null: it did not open. */
  text: string | null
  /** Whether it is, to the letter, what was signed. */
  fits: boolean
}

/** Opens every answer with the unlocked keys of the organisation. */
export const openAllAdvice = (
  work: WorkKeys,
  organisation: string,
  advice: readonly SentAdvice[],
): Promise<OpenedAdvice[]> => Promise.all(advice.map((one) => openOne(work, organisation, one)))

async function openOne(
  work: WorkKeys,
  organisation: string,
  { id, envelope, answerFile, keys }: SentAdvice,
): Promise<OpenedAdvice> {
  const place = { from: organisation, forwardId: id }
  for (const { keyNumber, wrapped } of keys) {
    const key = work.get(keyNumber)
    if (!key) continue
    const opened = await openAdvice(key, place, { wrapped: bytesOf(wrapped), envelope: bytesOf(envelope) })
    if (!opened.ok) continue
    const signed = readSignedFile(answerFile)
    const statement = signed.ok && signed.value.statement.kind === 'advice' ? signed.value.statement : null
    const fits = statement !== null && (await fitsContent(statement, opened.value))
    return { id, text: readAdvice(opened.value)?.text ?? null, fits }
  }
  return { id, text: null, fits: false }
}
