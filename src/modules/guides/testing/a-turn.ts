import type { LanguageTag } from '#kernel/language.ts'
import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import nl from '../../../../content/interface/nl.json' with { type: 'json' }
import type { Guide } from '../domain/guide.ts'
import type { TurnSource } from '../ui/guides-pack.ts'
import type { WizardForm } from '../ui/wizard-turn.ts'
import type { WordedGuide } from '../ui/wizard-view.ts'
import { someCatalogues } from './a-catalogue.ts'
import { aGuide, wordsFor } from './a-guide.ts'

/** A posted form of the wizard in which nothing was done yet. */
export const aForm = (changes: Partial<WizardForm> = {}): WizardForm => ({
  answers: '',
  municipality: '',
  choice: null,
  change: null,
  changing: null,
  back: false,
  ...changes,
})

/** A guide with its words in one language. */
export const aWordedGuide = (guide: Guide = aGuide(), language = 'nl'): WordedGuide => ({
  guide,
  language,
  words: wordsFor(guide, language),
  dutch: wordsFor(guide, 'nl'),
})

/** What a turn needs to know: the contacts of `someCatalogues`, two municipalities and no focal point. */
export function aTurnSource(changes: Partial<TurnSource> = {}): TurnSource {
  const { contacts, contactWords } = someCatalogues()
  const words = contactWords.get('nl')
  if (!words) throw new Error('no words for contacts')
  return {
    contacts: [...contacts.values()],
    contactWords: words,
    focalPoints: [],
    municipalities: [
      { code: 'GM0001', name: 'Voorbeeldstad' },
      { code: 'GM0002', name: 'Proefdorp' },
    ],
    ...changes,
  }
}

/** The Dutch words of the interface. */
export const dutchWords = (): Translator => wordsOf('nl')
/** The words of the Dutch interface, said to be of another language. */
export const wordsOf = (language: LanguageTag): Translator => createTranslator(language, nl)
