import type { Day } from '#kernel/days.ts'
import type { Confidence } from '#kernel/sources.ts'
import { type Catalogues, hasExpired } from '#modules/guides/index.ts'

/** The number of a contact and how sure it is today; one that nobody looked at again in time is sure no more. */
export function contactNumber(
  { catalogues }: { catalogues: Pick<Catalogues, 'contacts'> },
  id: string,
  today: Day,
): { number: string; confidence: Confidence } | null {
  const contact = catalogues.contacts.get(id)
  if (!contact?.phone || contact.phoneConfidence === null) return null
  const expired = hasExpired(contact, today) && contact.phoneConfidence === 'seen'
  return { number: contact.phone, confidence: expired ? 'secondary' : contact.phoneConfidence }
}
