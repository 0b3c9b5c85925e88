import { day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { Catalogues, Contact, FocalPoint, Signal } from '../domain/catalogues.ts'

/** A signal that every role sees and that points at every form. */
export const aSignal = (changes: Partial<Signal> = {}): Signal => ({
  id: 'I01',
  category: 'work',
  forms: ['labour', 'sexual', 'criminal'],
  weight: 2,
  seenBy: { 'desk-officer': ['desk'], inspector: ['visit'], 'focal-point': ['report'] },
  sources: ['X1'],
  confidence: 'seen',
  ...changes,
})

/** A contact with a number that holds until 21 May 2027. */
export const aContact = (changes: Partial<Contact> = {}): Contact => ({
  id: 'CPOL',
  for: ['public'],
  phone: '0900-0000',
  phoneAbroad: null,
  phoneConfidence: 'seen',
  url: null,
  cost: 'free',
  anonymous: 'possible',
  forms: ['labour'],
  checkedOn: day('2026-11-21'),
  verifiedByPerson: false,
  expiresOn: day('2027-05-21'),
  sources: ['X1'],
  confidence: 'seen',
  ...changes,
})

/** The focal point of GM0001 from 21 November 2026 on. */
export const aFocalPoint = (changes: Partial<FocalPoint> = {}): FocalPoint => ({
  municipality: 'GM0001',
  role: 'focal point of Voorbeeldstad',
  phone: '000-0000000',
  email: 'focal-point@voorbeeldstad.example',
  hours: 'Monday to Friday, 9:00 to 17:00',
  from: day('2026-11-21'),
  until: null,
  source: 'X1',
  checkedOn: day('2026-11-21'),
  ...changes,
})

/** Three signals, two contacts, one legal rule and one source, with words in Dutch, English and Polish. */
export function someCatalogues(changes: Partial<Catalogues> = {}): Catalogues {
  const signals = ['I01', 'I02', 'I03'].map((id) => aSignal({ id }))
  const contacts = [aContact({ id: 'C112', phone: '112' }), aContact()]
  const contactIds = contacts.map(({ id }) => id)
  return {
    signals: new Map(signals.map((signal) => [signal.id, signal])),
    signalWords: inEveryLanguage((translation) => ({
      translation,
      signals: keyed(['I01', 'I02', 'I03'], (id) => ({ text: id })),
      categories: { work: 'Work' },
      places: keyed(['desk', 'visit', 'report'], (id) => id),
    })),
    contacts: new Map(contacts.map((contact) => [contact.id, contact])),
    contactWords: inEveryLanguage((translation) => ({
      translation,
      contacts: keyed(contactIds, (id) => ({ name: id, purpose: 'help' })),
    })),
    focalPoints: [],
    grounds: new Map([['AVG-01', { id: 'AVG-01', sources: ['X1'], confidence: 'seen' }]]),
    groundWords: inEveryLanguage((translation) => ({
      translation,
      grounds: { 'AVG-01': { title: 'A rule', text: 'What it says.' } },
    })),
    sources: new Map([['X1', { code: 'X1', title: 'A source', url: null }]]),
    ...changes,
  }
}

const inEveryLanguage = <W>(words: (translation: TranslationStatus) => W): ReadonlyMap<LanguageTag, W> =>
  new Map(['nl', 'en', 'pl'].map((language) => [language, words(language === 'nl' ? 'source' : 'draft')]))

const keyed = <T>(keys: readonly string[], value: (key: string) => T): Record<string, T> =>
  Object.fromEntries(keys.map((key) => [key, value(key)]))
