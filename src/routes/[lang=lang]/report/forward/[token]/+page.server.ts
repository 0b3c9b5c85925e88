import { error } from '@sveltejs/kit'
import { inSection } from '#app/in-section.ts'
import { letterWords } from '#app/letter/letter-words.ts'
import { hasToWait, reportDesk } from '#app/report-door.ts'
import { fromBase64url } from '#modules/organisations/index.ts'
import { letterHead } from '#modules/reporting/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

/** Who has a link sees from whom it is and until when; what is in it, only with the code. */
export const load: PageServerLoad = async (event) => {
  const { services, language } = event.locals
  const inLanguages = inSection('forwards', language)
  if (hasToWait(event, 'code')) error(429, 'too many from one part of the internet')
  const token = fromBase64url(event.params.token)
  const head = token?.length === 16 ? await letterHead(reportDesk(event), token) : null
  if (!head) error(404, 'no such letter')
  const signals = services.guides
    .signals(services.contentLanguage(language))
    .flatMap((category) => category.signals.map(({ id, text }) => ({ id, words: text })))
  return {
    ...inLanguages,
    sensitive: true,
    head,
    facts: {
      token: event.params.token,
      from: head.from,
      forwardId: head.id,
      words: letterWords(translator(language), services.municipalities(), signals),
    },
  }
}
