import { error } from '@sveltejs/kit'
import { inSection } from '#app/in-section.ts'
import { letterWords } from '#app/letter-words.ts'
import { hasToWait, reportDesk } from '#app/report-door.ts'
import { fromBase64url } from '#modules/organisations/index.ts'
import { letterHead } from '#modules/reporting/server/index.ts'
import type { PageServerLoad } from './$types'

/** Who has a link sees from whom it is and until when; what is in it, only with the code. */
export const load: PageServerLoad = async (event) => {
  const { language } = event.locals
  // Before anything can be refused: no browser keeps from whom a letter is, or that there is one.
  event.setHeaders({ 'cache-control': 'no-store' })
  const inLanguages = inSection('passed-on', language)
  if (hasToWait(event, 'code')) error(429, 'too many from one part of the internet')
  const token = fromBase64url(event.params.token)
  const head = token?.length === 16 ? await letterHead(reportDesk(event), token) : null
  if (!head) error(404, 'no such letter')
  return {
    ...inLanguages,
    sensitive: true,
    head,
    facts: {
      token: event.params.token,
      purpose: head.purpose,
      from: head.from,
      forwardId: head.id,
      words: letterWords(event),
    },
  }
}
