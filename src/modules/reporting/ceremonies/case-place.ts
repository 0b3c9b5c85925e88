import type { EnvelopePlace, Random } from '#platform/sealing/index.ts'
import { type ItemKind, paddingOf, recipientOf, type Sender } from '../domain/item-kinds.ts'

/** Which case of which organisation. */
export interface CasePlace {
  organisation: string
  caseId: string
}

/** Where an item stands in its case: numbers count for each sender by themselves, from 0. */
export interface ItemPlace {
  sender: Sender
  kind: ItemKind
  sequence: number
}

/** Everything that an envelope is bound to; the same for who seals and for who opens. */
export const envelopePlace = (
  { organisation, caseId }: CasePlace,
  { sender, kind, sequence }: ItemPlace,
): EnvelopePlace => ({
  organisation,
  caseId,
  sender,
  recipient: recipientOf(sender, kind),
  sequence,
  kind,
  padding: paddingOf(kind),
})

/** An id for a case or an item: 16 random bytes as 32 small hexadecimal letters. */
export const newReportingId = (random: Random): string =>
  [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
