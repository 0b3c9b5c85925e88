import type { RequestEvent } from '@sveltejs/kit'
import { type Entrance, type FromPlan, readDraft } from '#modules/reporting/index.ts'
import type { ReaderView } from '#modules/reporting/ui/index.ts'
import { placeName } from './report-places.ts'
import { readerOf, sentText } from './report-reader.ts'

/** What the page that seals is about: who tells, where, and who will read it. */
export interface SealedPageFacts {
  entrance: Entrance
  /** Its code, or `unknown`. */
  municipality: string
  /** Null: not known. */
  placeName: string | null
  reader: ReaderView
  from: FromPlan | null
}

/**
 * Out of the draft that the page before sends. Null: who tells or where it is was not chosen, or nobody reads for that place now; then there is nothing to fill in.
 */
export async function sealedPageFacts(
  event: Pick<RequestEvent, 'locals'>,
  form: FormData,
): Promise<SealedPageFacts | null> {
  const { draft } = readDraft(sentText(form, 'draft'))
  const { entrance, municipality, from } = draft
  const reader = await readerOf(event, draft)
  if (entrance === null || municipality === null || reader === null) return null
  return { entrance, municipality, placeName: placeName(event.locals.services, municipality), reader, from }
}
