import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { checked } from '../../testing/some-directory.ts'
import type { EventRow } from '../directory-views.ts'
import { eventsAtom, eventsIcs } from './events-calendar.ts'

const event = (changes: Partial<EventRow> = {}): EventRow => ({
  id: 'meeting',
  title: { text: 'Bijeenkomst', language: 'nl', asked: true, translation: 'source' },
  description: null,
  organiser: 'De Club',
  starts: { day: day('2027-07-01'), minute: 1140 },
  ends: { day: day('2027-07-01'), minute: 1260 },
  place: { name: 'Stadhuis', municipality: null, address: { street: 'Markt 1', postalCode: null, city: 'Noorddorp' } },
  municipality: null,
  placeText: null,
  languages: null,
  url: null,
  checked,
  ...changes,
})
const place = { site: 'https://baken.example', domain: 'baken.example', tagDay: day('2026-11-21') }
const words = { language: 'nl', title: 'Baken: bijeenkomsten' }
const ics = (...events: EventRow[]) => eventsIcs(events, place, words)
const atom = (...events: EventRow[]) => eventsAtom(events, day('2026-11-29'), place, words)
const broken: Partial<EventRow> = {
  title: { text: 'a\r\nEND:VCALENDAR</title>&\u0000', language: 'nl', asked: true, translation: 'source' },
}

describe('meetings as a calendar', () => {
  test('have the time that a Dutch clock shows then, in summer too', () => {
    expect(ics(event())).toContain('DTSTART:20270701T170000Z\r\nDTEND:20270701T190000Z\r\n')
    expect(ics(event({ starts: { day: day('2027-01-07'), minute: 1140 } }))).toContain('DTSTART:20270107T180000Z')
  })

  test('have no end when nobody said it', () => {
    expect(ics(event({ ends: null }))).not.toContain('DTEND')
  })

  test('say where, and have an id that never changes', () => {
    const text = ics(event()).replaceAll('\r\n ', '')
    expect(text).toContain('LOCATION:Stadhuis\\, Markt 1\\, Noorddorp')
    expect(text).toContain('UID:meeting-event@baken.example')
  })

  test('stay in their line', () => {
    const lines = ics(event(broken)).replaceAll('\r\n ', '').split('\r\n')
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1)
  })

  test('are an empty calendar when there is none', () => {
    expect(ics()).toContain('BEGIN:VCALENDAR')
    expect(ics()).not.toContain('BEGIN:VEVENT')
  })
})

describe('meetings as a feed', () => {
  test('have an entry each, as new as the day it was looked at', () => {
    expect(atom(event())).toContain('<id>tag:baken.example,2026-11-21:directory/events/meeting</id>')
    expect(atom(event())).toContain('<updated>2026-11-01T00:00:00Z</updated>')
  })

  test('stay in their element', () => {
    expect(atom(event(broken))).toContain('END:VCALENDAR&lt;/title&gt;&amp;</title>')
  })

  test('are an empty feed of today when there is none', () => {
    expect(atom()).toContain('<updated>2026-11-29T00:00:00Z</updated>')
    expect(atom()).not.toContain('<entry>')
  })
})
