import type { RequestEvent } from '@sveltejs/kit'
import type { PayloadWords } from '#modules/reporting/index.ts'
import { payloadWords } from '#modules/reporting/ui/index.ts'
import { languages, translator } from '#platform/i18n/languages.ts'
import { reportPlaces } from './report-places.ts'

/** Words for what is handed over, in the language of the page, with names of municipalities and words of signals. */
export function letterWords({ locals: { services, language } }: Pick<RequestEvent, 'locals'>): PayloadWords {
  const signals = services.guides
    .signals(services.contentLanguage(language))
    .flatMap((category) => category.signals.map(({ id, text }) => [id, text] as const))
  const places = reportPlaces(services).map(({ code, name }) => [code, name] as const)
  const tags = languages().map(({ tag }) => tag)
  return payloadWords(translator(language), Object.fromEntries(places), tags, Object.fromEntries(signals))
}
