import type { Day } from '#kernel/days.ts'
import { listPage, materialOf } from '#modules/directory/index.ts'
import { contactViews, handOverNote, takeTurn, type WizardView, wizardForm } from '#modules/guides/index.ts'
import { GuideOverview, WizardStep } from '#modules/guides/ui/index.ts'
import { type PageFinder, searchView, shelvesOf } from '#modules/information/index.ts'
import { ArticlePage, SearchResults, TopicList } from '#modules/information/ui/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { minuteNow } from '../asked-moment.ts'
import { shownArticle } from '../shown-article.ts'
import { siteFinder } from '../site-finder.ts'
import { drawHelp, drawPoint } from './draw-help.ts'
import { type Drawn, drawn } from './drawn.ts'
import type { LanguagePack } from './language-pack.ts'
import NotInCopy from './NotInCopy.svelte'
import type { Phone } from './phone.ts'

/** A page that was asked for: its path behind the language, its address and what was posted to it. */
export interface Asked {
  parts: readonly string[]
  url: URL
  form: FormData | null
}

/** Draws a page with the components of the site itself; undefined for one that is not drawn but kept as it is. */
export function drawPage(phone: Phone, asked: Asked): Drawn | undefined {
  const [section, id, step] = asked.parts
  const rest = asked.parts.join('/')
  if (section === 'articles' && id === undefined) return drawTopics(phone, rest)
  if (section === 'articles' && id && step === undefined) return drawArticle(phone, id, asked, rest)
  if (section === 'help' && id === undefined) return drawHelp(phone, asked.url, rest)
  if (section === 'help' && id && step === undefined) return drawPoint(phone, id, asked.url, rest)
  if (section === 'search') return drawSearch(phone, asked.url.searchParams, rest)
  if (section === 'guides' && id && step === undefined) return drawGuide(phone, id, rest)
  if (section === 'guides' && id && step === 'steps') return drawStep(phone, id, asked.form ?? new FormData(), rest)
  return undefined
}

/** What is said in place of a page that a phone has not: where it can go instead. */
export function drawMissing({ t }: Phone, rest: string): Drawn {
  return { title: t('information.offline.elsewhere'), body: drawn(NotInCopy, {}, t), rest, warnings: [], status: 404 }
}

function drawTopics({ pack, t, today }: Phone, rest: string): Drawn {
  const shelves = shelvesOf(pack.information, today)
  return { title: t('information.title'), body: drawn(TopicList, { shelves }, t), rest, warnings: [], status: 200 }
}

function drawArticle({ pack, t, today }: Phone, id: string, { url, form }: Asked, rest: string): Drawn | undefined {
  const worded = pack.information.articles.find(({ article }) => article.id === id)
  const shown = shownArticle(pack.information, id, {
    reader: { t, today, contacts: contactViews(pack.guides, today) },
    localAreas: worded?.local.map(({ area }) => area) ?? [],
    chosen: pack.places.find(({ code }) => code === url.searchParams.get('place')) ?? null,
    places: () => pack.places,
    titleOfGuide: (guide) => pack.guides.guides.find((one) => one.guide.id === guide)?.words.title,
  })
  if (!shown) return undefined
  const page = { title: shown.view.title, body: drawn(ArticlePage, shown, t), rest }
  // What a reader said of the article did not arrive, and that is said.
  return form
    ? { ...page, warnings: [t('information.feedback.later')], status: 503 }
    : { ...page, warnings: [], status: 200 }
}

/** By language: the pack is read anew for every page, and an index costs a slow phone half a second. */
const finders = new Map<string, { version: string; on: Day; finder: PageFinder }>()

function finderOf({ pack, t, today }: Phone): PageFinder {
  const known = finders.get(pack.language)
  if (known?.on === today && known.version === pack.version) return known.finder
  const finder = siteFinder({
    pack: pack.information,
    guides: pack.guides.guides,
    help: listPage(materialOf(pack.help, pack.language, minuteNow()), {}),
    reader: { t, today, contacts: contactViews(pack.guides, today) },
  })
  finders.set(pack.language, { version: pack.version, on: today, finder })
  return finder
}

function drawSearch(phone: Phone, search: URLSearchParams, rest: string): Drawn {
  const view = searchView(finderOf(phone), search.get('q') ?? '')
  const body = drawn(SearchResults, { view }, phone.t)
  return { title: phone.t('information.search.title'), body, rest, warnings: [], status: 200 }
}

function drawGuide({ pack, t, today }: Phone, id: string, rest: string): Drawn | undefined {
  const stored = pack.guides.overviews.find((one) => one.id === id)
  if (!stored) return undefined
  const view = { ...stored, expired: today >= stored.reviewBefore }
  const body = drawn(GuideOverview, { view, municipalities: view.municipal ? pack.guides.municipalities : [] }, t)
  return { title: view.title, body, rest, warnings: warningsOf(view.reviewBefore, today, t), status: 200 }
}

function drawStep({ pack, t, today }: Phone, id: string, form: FormData, rest: string): Drawn | undefined {
  const view = turn(pack, id, form, today)
  const until = pack.guides.guides.find((one) => one.guide.id === id)?.guide.reviewBefore
  if (!view || !until) return undefined
  const body = drawn(WizardStep, { view, municipalities: pack.guides.municipalities, today }, t)
  return {
    title: `${view.text} · ${view.title}`,
    body: `<div data-wizard>${body}</div>`,
    rest,
    warnings: warningsOf(until, today, t),
    status: 200,
  }
}

const warningsOf = (until: Day, today: Day, t: Translator): string[] =>
  today >= until ? [t('guide.expired', { until: t.day(until) })] : []

function turn(pack: LanguagePack, guide: string, form: FormData, today: Day): WizardView | undefined {
  const worded = pack.guides.guides.find((one) => one.guide.id === guide)
  return worded && takeTurn(worded, wizardForm(form), pack.guides, today)
}

/** The hand-over note as a file, made on the phone. */
export function noteFile({ pack, t, today }: Phone, guide: string, form: FormData): Response | undefined {
  const view = turn(pack, guide, form, today)
  if (!view) return undefined
  return new Response(`\uFEFF${handOverNote(view, t, today)}\r\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="baken-${guide}.txt"`,
    },
  })
}
