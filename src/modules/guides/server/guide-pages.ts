import type { Day } from '#kernel/days.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { SignalForm, SignalRole } from '../domain/catalogues.ts'
import { type Audience, audiences, type Form, forms } from '../domain/guide.ts'
import type { ContactView } from '../ui/contact-view.ts'
import { contactViews, type GuidesPack, type TurnSource, takeTurn } from '../ui/guides-pack.ts'
import { type OverviewView, overviewView } from '../ui/overview-view.ts'
import type { WizardForm } from '../ui/wizard-turn.ts'
import type { Place, WizardView, WordedGuide } from '../ui/wizard-view.ts'
import type { GuideLibrary, LoadedGuide } from './load-guides.ts'

export interface GuideCard {
  id: string
  title: string
  lead: string
  form: Form
}
export interface AudienceShelf {
  audience: Audience
  cards: readonly GuideCard[]
}

export interface SignalView {
  id: string
  text: string
  forms: readonly SignalForm[]
  confidence: Confidence
  sources: readonly SourceCode[]
  /** Where each role can come across it, in words. Our own mapping. */
  seenBy: Readonly<Partial<Record<SignalRole, readonly string[]>>>
}
export interface SignalCategory {
  id: string
  name: string
  signals: readonly SignalView[]
}

/** `unknown` – no such guide, or one that the checker refused · `elsewhere` – it exists in these other languages. */
export type FoundGuide =
  | { kind: 'found'; worded: WordedGuide }
  | { kind: 'elsewhere'; languages: readonly LanguageTag[] }
  | { kind: 'unknown' }

export interface GuidePages {
  /** Guides per audience that exist in `language`. */
  shelves(language: LanguageTag): readonly AudienceShelf[]
  /** Guides that do not exist in `language`, with the languages that they do exist in and their title there. */
  elsewhere(language: LanguageTag): readonly { id: string; language: LanguageTag; title: string }[]
  find(id: string, language: LanguageTag): FoundGuide
  overview(worded: WordedGuide, t: Translator, today: Day): OverviewView
  turn(worded: WordedGuide, form: WizardForm, municipalities: readonly Place[], today: Day): WizardView
  contacts(language: LanguageTag, today: Day): ReadonlyMap<string, ContactView>
  signals(language: LanguageTag): readonly SignalCategory[]
  /** What a phone keeps of the guides in the language of `t`. */
  pack(t: Translator, municipalities: readonly Place[], today: Day): GuidesPack
}

/**
 * Read models of the guide pages.
 *
 * @param contentLanguage the language whose words serve a tag; the tag itself, but for made-up languages
 */
export function guidePages(library: GuideLibrary, contentLanguage: (tag: LanguageTag) => LanguageTag): GuidePages {
  // A self-assessment has pages of its own and is no plan for somebody in a hurry.
  const shown = [...library.guides.values()].filter(({ guide, walkable }) => walkable && guide.profile === 'step-plan')

  const contacts = (language: LanguageTag, today: Day) => {
    const words = library.catalogues.contactWords.get(contentLanguage(language))
    if (!words) return new Map<string, ContactView>()
    return contactViews({ contacts: [...library.catalogues.contacts.values()], contactWords: words }, today)
  }

  const find = (id: string, language: LanguageTag): FoundGuide => {
    const loaded = shown.find(({ guide }) => guide.id === id)
    if (!loaded) return { kind: 'unknown' }
    const words = loaded.words.get(contentLanguage(language))
    const dutch = loaded.words.get(sourceLanguage)
    if (!words || !dutch) return { kind: 'elsewhere', languages: [...loaded.words.keys()] }
    return { kind: 'found', worded: { guide: loaded.guide, language: contentLanguage(language), words, dutch } }
  }

  const overview = (worded: WordedGuide, t: Translator, today: Day): OverviewView =>
    overviewView(worded, {
      catalogues: library.catalogues,
      contacts: contacts(worded.language, today),
      today,
      labels: {
        known: t('wizard.looked-up.known'),
        unknown: t('wizard.looked-up.unknown'),
        done: t('wizard.done'),
      },
    })

  return {
    find,
    contacts,
    shelves: (language) => shelvesOf(shown, contentLanguage(language)),
    elsewhere: (language) =>
      shown
        .filter(({ words }) => !words.has(contentLanguage(language)))
        .flatMap(({ guide, words }) => [...words].map(([tag, { title }]) => ({ id: guide.id, language: tag, title }))),
    overview,
    turn: (worded, form, municipalities, today) =>
      takeTurn(worded, form, turnSource(worded.language, municipalities), today),
    signals: (language) => signalCategories(library, contentLanguage(language)),
    pack: (t, municipalities, today) => {
      const guides = shown.flatMap(({ guide }) => {
        const found = find(guide.id, t.language)
        return found.kind === 'found' ? found.worded : []
      })
      const overviews = guides.map((worded) => overview(worded, t, today))
      return { guides, overviews, ...turnSource(t.language, municipalities) }
    },
  }

  function turnSource(language: LanguageTag, municipalities: readonly Place[]): TurnSource {
    const contactWords = library.catalogues.contactWords.get(contentLanguage(language))
    if (!contactWords) throw new Error(`no contacts in "${language}"`)
    const { contacts: all, focalPoints } = library.catalogues
    return { contacts: [...all.values()], contactWords, focalPoints, municipalities }
  }
}

/** Guides of one audience in the order of the forms of exploitation. */
const shelvesOf = (shown: readonly LoadedGuide[], language: LanguageTag): AudienceShelf[] =>
  audiences.map((audience) => ({
    audience,
    cards: shown
      .flatMap(({ guide, words }) => {
        const word = words.get(language)
        if (!word || guide.audience !== audience) return []
        return { id: guide.id, title: word.title, lead: word.lead, form: guide.form }
      })
      .sort((a, b) => forms.indexOf(a.form) - forms.indexOf(b.form)),
  }))

function signalCategories({ catalogues }: GuideLibrary, language: LanguageTag): SignalCategory[] {
  const words = catalogues.signalWords.get(language)
  if (!words) return []
  const all = [...catalogues.signals.values()]
  return [...new Set(all.map(({ category }) => category))].map((category) => ({
    id: category,
    name: words.categories[category] ?? category,
    signals: all
      .filter((signal) => signal.category === category)
      .map(({ id, forms, confidence, sources, seenBy }) => ({
        id,
        text: words.signals[id]?.text ?? id,
        forms,
        confidence,
        sources,
        seenBy: Object.fromEntries(
          Object.entries(seenBy).map(([role, places]) => [role, places?.map((place) => words.places[place] ?? place)]),
        ),
      })),
  }))
}
