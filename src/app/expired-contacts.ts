import type { Services } from './services.ts'

/** Contacts whose number nobody looked at again in time: they are shown with "check first". */
export const expiredContacts = ({ library, today }: Pick<Services, 'library' | 'today'>): string[] =>
  [...library.catalogues.contacts.values()].filter(({ expiresOn }) => today() >= expiresOn).map(({ id }) => id)
