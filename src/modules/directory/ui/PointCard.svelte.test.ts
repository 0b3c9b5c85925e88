import { readFileSync } from 'node:fs'
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import InWords from '#ui/testing/InWords.svelte'
import { checked } from '../testing/some-directory.ts'
import type { PhoneView, PointRow } from './directory-views.ts'
import HoursTable from './HoursTable.svelte'
import PointCard from './PointCard.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const t = createTranslator('nl', { ...catalogue('nl'), ...catalogue('directory/nl') })
const drawn = <P extends Record<string, unknown>>(shown: Component<P>, given: P): string =>
  render(InWords<P>, { props: { t, shown, given } }).body.replace(/<!--.*?-->/g, '')
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const at = (text: string): number => Date.parse(text) / 60_000
const now = at('2026-11-29T13:05Z')
const row = (changes: Partial<PointRow> = {}): PointRow => ({
  id: 'help-town-hall',
  service: 'help',
  organisation: 'De Club',
  name: { text: 'Hulp', language: 'nl', asked: true, translation: 'source' },
  description: null,
  kinds: ['help-desk'],
  topics: ['work'],
  place: null,
  reach: null,
  languages: null,
  interpreter: null,
  cost: 'free',
  open: { state: 'unknown', why: 'no-hours' },
  distanceKm: null,
  forAsked: null,
  phones: [],
  url: null,
  status: 'active',
  checked,
  ...changes,
})
const card = (changes: Partial<PointRow>, others: { today?: string; expired?: readonly string[] } = {}) =>
  drawn(PointCard, {
    point: row(changes),
    at: now,
    today: day(others.today ?? '2026-11-29'),
    expired: others.expired ?? [],
    search: '',
  })

describe('a card of a place with help', () => {
  test.each([
    [{ state: 'open', until: at('2026-11-29T16:00Z') }, 'Open tot 17:00 uur'],
    [{ state: 'open', until: null }, 'Open dag en nacht'],
    [{ state: 'by-appointment', until: null }, 'Met afspraak'],
    [
      { state: 'closed', opens: at('2026-11-30T08:00Z'), opensAs: 'open' },
      'Dicht weer open: maandag 30 november, 09:00 uur',
    ],
    [{ state: 'closed', opens: null, opensAs: null }, 'Dicht '],
    [{ state: 'unknown', why: 'holiday' }, 'Vraag het eerst na Het is een feestdag. Dan kan het dicht zijn.'],
  ] as const)('says in words whether it is open (%o)', (open, said) => {
    expect(plain(card({ open }))).toContain(said)
  })

  test('says to call first only when there is a number', () => {
    const phones: PhoneView[] = [{ contact: null, number: '0800-0000', confidence: 'own', languages: null }]
    expect(plain(card({ phones }))).toContain('Bel eerst')
    expect(plain(card({}))).not.toContain('Bel eerst')
  })

  test('lets a number be tapped only when it was seen, is not old, and neither is its row', () => {
    const phone = (confidence: PhoneView['confidence']): PhoneView[] => [
      { contact: 'CONE', number: '0800-0000', confidence, languages: null },
    ]
    expect(card({ phones: phone('seen') })).toContain('href="tel:08000000"')
    expect(card({ phones: phone('secondary') })).not.toContain('tel:')
    expect(card({ phones: phone('own') })).toContain(t('contact.check-first'))
    expect(card({ phones: phone('seen') }, { expired: ['CONE'] })).not.toContain('tel:')
    expect(card({ phones: phone('seen') }, { today: '2028-12-31' })).toContain('tel:')
    expect(card({ phones: phone('seen') }, { today: '2029-01-01' })).toContain(t('contact.expired'))
  })

  test('tells languages of which no source was seen apart, and never guesses', () => {
    const languages = [
      { code: 'pl', sources: ['T-1'], confidence: 'seen' as const },
      { code: 'ro', sources: [], confidence: 'own' as const },
    ]
    expect(plain(card({ languages }))).toMatch(/Talen: Pools, Roemeens \(nog niet nagekeken\)/)
    expect(plain(card({}))).toContain('Talen: niet bekend')
    expect(plain(card({ languages: [] }))).toContain('Talen: niet bekend')
  })

  test('has an address with each part once, and how far it is', () => {
    const place = {
      name: 'Eindhoven',
      municipality: { code: 'GM0772', name: 'Eindhoven' },
      address: { street: null, postalCode: null, city: 'Eindhoven' },
      mobile: false,
    }
    expect(plain(card({ place, distanceKm: 30 }))).toContain(' Eindhoven (± 30 km)')
    expect(plain(card({ place, distanceKm: 0 }))).toContain('(in jouw gemeente)')
    expect(plain(card({ place: { ...place, mobile: true } }))).toContain('Een team dat rondreist')
  })

  test('marks words of another language', () => {
    const name = { text: 'Help', language: 'en', asked: false, translation: 'draft' as const }
    expect(card({ name })).toContain('<span lang="en" dir="auto">Help</span>')
  })
})

test('the week says of each day what is known of it', () => {
  const week = [
    { day: day('2026-12-24'), parts: [{ from: 540, to: 1440, byAppointment: true }], unknown: false, mark: null },
    { day: day('2026-12-25'), parts: [], unknown: false, mark: 'holiday' as const },
    { day: day('2026-12-26'), parts: [], unknown: true, mark: 'holiday' as const },
  ]
  const said = plain(drawn(HoursTable, { week }))
  expect(said).toContain('Van donderdag 24 december tot en met zaterdag 26 december')
  expect(said).toMatch(/donderdag 24 december 09:00–24:00 met afspraak/)
  expect(said).toMatch(/vrijdag 25 december dicht \(feestdag\)/)
  expect(said).toMatch(/zaterdag 26 december niet bekend: vraag het eerst \(feestdag\)/)
})
