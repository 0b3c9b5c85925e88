import type { Day } from '#kernel/days.ts'
import type { Contact, ContactWords, FocalPoint } from '../domain/catalogues.ts'
import { focalPointOf } from '../domain/rules.ts'
import { type ContactView, contactView } from './contact-view.ts'
import type { OverviewView } from './overview-view.ts'
import { type WizardForm, wizardTurn } from './wizard-turn.ts'
import { type Place, type WizardView, type WordedGuide, wizardView } from './wizard-view.ts'

/** The guides of one language with everything they need: what a phone keeps. */
export interface GuidesPack extends TurnSource {
  guides: readonly WordedGuide[]
  /** Each guide whole on one page, as it was on the day the pack was made. */
  overviews: readonly OverviewView[]
}

/** What a turn of the wizard needs to know: the server takes it from its library, a phone from its stored pack. */
export interface TurnSource {
  contacts: readonly Contact[]
  contactWords: ContactWords
  focalPoints: readonly FocalPoint[]
  municipalities: readonly Place[]
}

/** One turn of the wizard, the same on the server and on a phone without a connection. */
export function takeTurn(worded: WordedGuide, form: WizardForm, source: TurnSource, today: Day): WizardView {
  const municipality = source.municipalities.find(({ code }) => code === form.municipality) ?? null
  const rules = { municipality: municipality?.code ?? null, focalPoints: source.focalPoints, today }
  return wizardView(worded, wizardTurn(worded.guide, form, rules), {
    municipality,
    focalPoint: focalPointOf(rules) ?? null,
    contacts: contactViews(source, today),
    today,
  })
}

/** Every contact as a reader sees it on a day. */
export const contactViews = (
  { contacts, contactWords }: Pick<TurnSource, 'contacts' | 'contactWords'>,
  today: Day,
): ReadonlyMap<string, ContactView> => new Map(contacts.map((one) => [one.id, contactView(one, contactWords, today)]))
