import type { Day } from '#kernel/days.ts'
import { type Contact, hasExpired } from '#modules/guides/index.ts'

/** Contacts whose number nobody looked at again in time: they are shown with "check first". */
export const expiredContacts = (contacts: Iterable<Pick<Contact, 'id' | 'expiresOn'>>, today: Day): string[] =>
  [...contacts].filter((contact) => hasExpired(contact, today)).map(({ id }) => id)
