import { createHash } from 'node:crypto'
import type { LanguageTag } from '#kernel/language.ts'
import { translator } from '#platform/i18n/languages.ts'
import { everyPlace } from './chosen-place.ts'
import { frameAddress, type LanguagePack } from './offline/language-pack.ts'
import type { Services } from './services.ts'

type Sources = Pick<Services, 'today' | 'guides' | 'municipalities' | 'offlineTexts' | 'areas' | 'information'>

/** What a phone keeps of a language today. A new day alone gives no new version. */
export function makePack(services: Sources, language: LanguageTag): LanguagePack {
  const madeOn = services.today()
  const guides = services.guides.pack(translator(language), services.municipalities(), madeOn)
  const base = `/${language}`
  const content = {
    language,
    texts: services.offlineTexts(language),
    pages: [frameAddress(language), base, `${base}/guides`, `${base}/contacts`],
    papers: guides.guides.map(({ guide }) => `${base}/guides/${guide.id}/a4.pdf`),
    places: everyPlace(services),
    guides,
    information: services.information.pack(language),
  }
  const undated = guides.overviews.map(({ madeOn: _, ...overview }) => overview)
  const told = JSON.stringify({ ...content, guides: { ...guides, overviews: undated } })
  const version = createHash('sha256').update(told).digest('base64url').slice(0, 16)
  return { version, madeOn, ...content }
}
