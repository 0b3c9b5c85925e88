import { createHash } from 'node:crypto'
import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { type Directory, directoryIn, type HelpPack } from '#modules/directory/index.ts'
import type { GuidesPack } from '#modules/guides/index.ts'
import { languages, translator } from '#platform/i18n/languages.ts'
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

/** A pack as it is sent. */
export interface WrittenPack {
  madeOn: Day
  json: string
}

const written = new Map<LanguageTag, WrittenPack & { directory: Directory }>()

/** What a phone keeps of a language today. Made once a day, and again when the directory changed. */
export async function writtenPack(services: Sources, language: LanguageTag): Promise<WrittenPack> {
  const directory = await services.directory.current()
  const known = written.get(language)
  if (known?.madeOn === services.today() && known.directory === directory) return known
  const { madeOn, ...content } = makePack(services, language, directory)
  // The day travels beside it: the same content on another day is the same answer, and is not sent again.
  const fresh = { madeOn, json: JSON.stringify(content), directory }
  written.set(language, fresh)
  return fresh
}

/** A new day alone gives no new version. */
function makePack(services: Sources, language: LanguageTag, directory: Directory): LanguagePack {
  const madeOn = services.today()
  const guides = undated(services.guides.pack(translator(language), services.municipalities(), madeOn))
  const base = `/${language}`
  const content = {
    language,
    texts: services.offlineTexts(language),
    pages: [frameAddress(language), base, `${base}/guides`, `${base}/contacts`],
    papers: guides.guides.map(({ guide }) => `${base}/guides/${guide.id}/a4.pdf`),
    places: everyPlace(services),
    guides,
    information: services.information.pack(language),
    help: helpPack(services, language, directory),
  }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
  return { version, madeOn, ...content }
}

/** The day on which an overview was drawn is for paper; on a phone it would make another pack every day. */
const undated = (guides: GuidesPack): GuidesPack => ({
  ...guides,
  overviews: guides.overviews.map((overview) => ({ ...overview, madeOn: overview.validFrom })),
})

/** The directory as it is now, in the words of one language. */
function helpPack(services: Sources, language: LanguageTag, directory: Directory): HelpPack {
  const { areas, library } = services
  const centres = new Map(areas.municipalities.map(({ code, lat, lon }) => [code, { lat, lon }]))
  return {
    directory: directoryIn(directory, services.contentLanguage(language)),
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
    ofSite: languages().map(({ tag }) => tag),
  }
}

const byName = new Intl.Collator('nl')
