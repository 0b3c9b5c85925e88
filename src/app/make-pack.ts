import { createHash } from 'node:crypto'
import type { LanguageTag } from '#kernel/language.ts'
import { directoryIn, type HelpPack } from '#modules/directory/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { everyPlace } from './chosen-place.ts'
import { frameAddress, type LanguagePack } from './offline/language-pack.ts'
import type { Services } from './services.ts'

type Sources = Pick<
  Services,
  | 'today'
  | 'guides'
  | 'municipalities'
  | 'offlineTexts'
  | 'areas'
  | 'information'
  | 'directory'
  | 'library'
  | 'contentLanguage'
>

/** What a phone keeps of a language today. A new day alone gives no new version. */
export async function makePack(services: Sources, language: LanguageTag): Promise<LanguagePack> {
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
    help: await helpPack(services, language),
  }
  const undated = guides.overviews.map(({ madeOn: _, ...overview }) => overview)
  const told = JSON.stringify({ ...content, guides: { ...guides, overviews: undated } })
  const version = createHash('sha256').update(told).digest('base64url').slice(0, 16)
  return { version, madeOn, ...content }
}

/** The directory as it is now, in the words of one language. */
async function helpPack(services: Sources, language: LanguageTag): Promise<HelpPack> {
  const { areas, directory, library } = services
  const centres = new Map(areas.municipalities.map(({ code, lat, lon }) => [code, { lat, lon }]))
  return {
    directory: directoryIn(await directory.current(), services.contentLanguage(language)),
    places: everyPlace(services)
      .flatMap((place) => {
        const centre = centres.get(place.code)
        return centre ? [{ ...place, ...centre }] : []
      })
      .sort((a, b) => byName.compare(a.name, b.name)),
    contacts: [...library.catalogues.contacts.values()].map(({ id, phone, phoneConfidence }) => [
      id,
      { phone, phoneConfidence },
    ]),
    regions: areas.regions.map(({ scheme, code, name }) => ({ scheme, code, name })),
  }
}

const byName = new Intl.Collator('nl')
