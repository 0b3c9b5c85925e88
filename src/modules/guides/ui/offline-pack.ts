import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Catalogue } from '#platform/i18n/translator.ts'
import type { Contact, ContactWords, FocalPoint } from '../domain/catalogues.ts'
import { focalPointOf } from '../domain/rules.ts'
import { contactView } from './contact-view.ts'
import { type WizardForm, wizardTurn } from './wizard-turn.ts'
import { type Place, type WizardView, type WordedGuide, wizardView } from './wizard-view.ts'

/** Everything the guides of one language need without a connection. */
export interface OfflinePack {
  /** Changes when anything in it changes. */
  version: string
  language: LanguageTag
  madeOn: Day
  /** Addresses to keep beside this. */
  pages: readonly string[]
  guides: readonly WordedGuide[]
  contacts: readonly Contact[]
  contactWords: ContactWords
  focalPoints: readonly FocalPoint[]
  municipalities: readonly Place[]
  texts: Catalogue
}

/** What a turn of the wizard needs to know: the server takes it from its library, a phone from its stored pack. */
export type TurnSource = Pick<OfflinePack, 'contacts' | 'contactWords' | 'focalPoints' | 'municipalities'>

/** One turn of the wizard, the same on the server and on a phone without a connection. */
export function takeTurn(worded: WordedGuide, form: WizardForm, source: TurnSource, today: Day): WizardView {
  const municipality = source.municipalities.find(({ code }) => code === form.municipality) ?? null
  const rules = { municipality: municipality?.code ?? null, focalPoints: source.focalPoints, today }
  return wizardView(worded, wizardTurn(worded.guide, form, rules), {
    municipality,
    focalPoint: focalPointOf(rules) ?? null,
    contacts: new Map(source.contacts.map((one) => [one.id, contactView(one, source.contactWords, today)])),
    today,
  })
}
