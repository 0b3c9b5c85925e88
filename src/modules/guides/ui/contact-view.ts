import type { Day } from '#kernel/days.ts'
import { type Contact, type ContactWords, hasExpired } from '../domain/catalogues.ts'

export { telephoneAddress } from '#ui/telephone-address.ts'

/** A contact as a reader sees it. */
export interface ContactView {
  id: string
  name: string
  purpose: string
  note: string | null
  phone: string | null
  phoneAbroad: string | null
  /** Only a number that was seen at its source and is not too old may be tapped or printed on an A4. */
  trusted: boolean
  url: string | null
  cost: Contact['cost']
  anonymous: Contact['anonymous']
  checkedOn: Day
  expired: boolean
}

/** An uncertain number is never shown: a wrong number does harm. */
export function contactView(contact: Contact, words: ContactWords, today: Day): ContactView {
  const word = words.contacts[contact.id]
  const expired = hasExpired(contact, today)
  const sayable = contact.phoneConfidence !== 'uncertain'
  return {
    id: contact.id,
    name: word?.name ?? contact.id,
    purpose: word?.purpose ?? '',
    note: word?.note ?? null,
    phone: sayable ? contact.phone : null,
    phoneAbroad: sayable ? contact.phoneAbroad : null,
    trusted: contact.phoneConfidence === 'seen' && !expired,
    url: contact.url,
    cost: contact.cost,
    anonymous: contact.anonymous,
    checkedOn: contact.checkedOn,
    expired,
  }
}
