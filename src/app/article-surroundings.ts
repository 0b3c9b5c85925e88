import type { Areas } from '#modules/areas/index.ts'
import type { Contact } from '#modules/guides/index.ts'

/** Every code of a municipality or region that exists or existed: what a local addition may be for. */
export const areaCodes = ({ municipalities, regions }: Areas): ReadonlySet<string> =>
  new Set([...municipalities, ...regions].map(({ code }) => code))

/** Those that the public may be sent to. */
export const publicContacts = (contacts: Iterable<Contact>): ReadonlySet<string> =>
  new Set([...contacts].filter((one) => one.for.includes('public')).map(({ id }) => id))
