import { attentions } from '#modules/programme/index.ts'
import type { OwnQuery } from '#modules/programme/server/index.ts'

/** A list asked for in an address. What the list does not know is left out, and everything is shown. */
export const ownQuery = (asked: URLSearchParams): OwnQuery => ({
  attention: attentions.find((one) => one === asked.get('show')) ?? null,
  q: (asked.get('q') ?? '').slice(0, 100),
})
