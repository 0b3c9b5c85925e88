import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aHostileText } from '#platform/testing/hostile-texts.ts'
import { emptyFilter } from '../../domain/list-items.ts'
import { aDeadline, anEvent, anItem } from '../../testing/programme-builders.ts'
import { publishedOn, withItems } from '../../testing/published-programme.ts'
import { itemList } from '../list-page.ts'
import { changesAtom } from './changes-atom.ts'
import { deadlinesIcs } from './deadlines-ics.ts'
import { odsJson } from './ods-json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const today = publishedOn('2026-11-21')
const site = 'https://baken.example'
const rowsOf = (view: typeof today) =>
  itemList(view, { ...emptyFilter, sort: 'id', descending: false, page: 1, pageSize: 100_000 }).rows
const calendar = {
  calendar: 'Baken: termijnen',
  deadline: 'Termijn: ',
  leftOut: (left: number) => `${left} zonder harde termijn`,
}
const place = { site, domain: 'baken.example', tagDay: day('2026-11-21') }
const hostileView = (items: Parameters<typeof withItems>[0], title: string, text = title) =>
  publishedOn('2026-11-21', 'nl', withItems(items, { title, text }))

describe('the register in the national types', () => {
  const parsed: { next: null; results: { id: string; informatieobjecttype: string; [key: string]: unknown }[] } =
    JSON.parse(odsJson(today, rowsOf(today), site))
  const object = (id: string) => parsed.results.find((one) => one.id === id)

  test('uses only the three types, and the names of the standard', () => {
    expect([...new Set(parsed.results.map(({ informatieobjecttype }) => informatieobjecttype))].sort()).toEqual([
      'mededeling',
      'motie',
      'toezegging',
    ])
    expect(object('M108-2020')).toMatchObject({
      informatieobjecttype: 'motie',
      motietype: 'overig',
      datumIngediend: '2020-06-19',
      provincie: 'noord_brabant',
      taal: 'dut',
      baken: { vote: 'aangenomen', state: 'running' },
    })
  })

  test('what the province must do is a promise, what a third party must do is not', () => {
    expect(object('S1-46')?.informatieobjecttype).toBe('toezegging')
    expect(object('T-01')?.informatieobjecttype).toBe('toezegging')
    expect(object('S1-03')?.informatieobjecttype).toBe('mededeling')
  })

  test('a note without a date has no date in the standard’s field, and a statement of fact is no object', () => {
    expect(object('S1')).toMatchObject({ informatieobjecttype: 'mededeling', baken: { about: '2020-12' } })
    expect(object('S1')).not.toHaveProperty('datumIngediend')
    expect(object('S1-01')).not.toHaveProperty('datumIngediend')
    expect(object('S1-37')).toBeUndefined()
  })

  test('keeps to the lengths of the standard', () => {
    const view = hostileView([anItem({ id: 'S1-99' })], 'x'.repeat(500))
    const long: typeof parsed = JSON.parse(odsJson(view, rowsOf(view), site))
    for (const { titel, id, auteur } of long.results) {
      expect(String(titel).length).toBeLessThanOrEqual(200)
      expect(String(auteur).length).toBeLessThanOrEqual(200)
      expect(id.length).toBeLessThanOrEqual(40)
    }
  })
})

describe('the deadlines as a calendar', () => {
  const ics = deadlinesIcs(today, rowsOf(today), { site, domain: 'baken.example' }, calendar)
  const lines = ics.split('\r\n')

  test('has one event for each date that somebody promised, and none for the others', () => {
    const uids = lines.filter((line) => line.startsWith('UID:'))
    expect(uids).toEqual(
      ['S1-03', 'S1-10', 'S1-27', 'S1-42', 'S1-44', 'S1-46', 'S2-03'].map((id) => `UID:${id}-deadline@baken.example`),
    )
  })

  test('an event takes the whole last day, and its end is the day after', () => {
    expect(ics).toContain('DTSTART;VALUE=DATE:20210331\r\nDTEND;VALUE=DATE:20210401\r\n')
    expect(ics).toContain('DTSTART;VALUE=DATE:20211231\r\nDTEND;VALUE=DATE:20220101\r\n')
  })

  test('begins and ends as the format asks, with CRLF after every line', () => {
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Baken//programme//NL'])
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('the ids stay the same on another day and in another language', () => {
    const english = deadlinesIcs(
      publishedOn('2021-01-01', 'en'),
      rowsOf(publishedOn('2021-01-01', 'en')),
      { site, domain: 'baken.example' },
      calendar,
    )
    const uids = (text: string) => text.split('\r\n').filter((line) => line.startsWith('UID:'))
    expect(uids(english)).toEqual(uids(ics))
  })

  test('no title breaks out of its line, and no line is longer than 75 octets', () => {
    fc.assert(
      fc.property(aHostileText, (title) => {
        const view = hostileView([anItem({ id: 'S1-99', deadline: aDeadline('exact', '2027-01-01') })], title || '-')
        const row = view.byId.get('S1-99')
        const text = deadlinesIcs(view, row ? [row] : [], { site, domain: 'baken.example' }, calendar)
        const unfolded = text.replaceAll('\r\n ', '').split('\r\n')
        expect(unfolded.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
        expect(unfolded.filter((line) => line !== '').every((line) => /^[A-Z-]+[:;]/.test(line))).toBe(true)
        for (const line of text.split('\r\n')) expect(bytes(line).length).toBeLessThanOrEqual(75)
      }),
      { numRuns: 60 },
    )
  })

  test('says how many rows have no date that anybody promised, and makes up none for them', () => {
    expect(ics.replaceAll('\r\n ', '')).toContain('X-WR-CALDESC:102 zonder harde termijn\r\n')
    const none = deadlinesIcs(
      today,
      rowsOf(today).filter(({ deadline }) => deadline.basis === 'derived'),
      place,
      calendar,
    )
    expect(none).not.toContain('BEGIN:VEVENT')
    expect(none.replaceAll('\r\n ', '')).toContain('X-WR-CALDESC:3 zonder harde termijn\r\n')
  })

  test('the same register gives the same bytes', () => {
    expect(deadlinesIcs(publishedOn('2026-11-21'), rowsOf(publishedOn('2026-11-21')), place, calendar)).toBe(
      deadlinesIcs(today, rowsOf(today), place, calendar),
    )
  })
})

describe('the changes as a feed', () => {
  // On the day of reading more became known than a feed holds.
  const atom = changesAtom(publishedOn('2026-11-20'), day('2025-01-01'), place, {
    title: 'Baken & wat er bekend werd',
    author: 'Baken',
  })

  test('has the newest first, with an id that never changes and the day it became known', () => {
    const ids = [...atom.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id)
    expect(ids[0]).toBe('tag:baken.example,2026-11-21:programme/changes')
    expect(ids).toContain('tag:baken.example,2026-11-21:programme/items/R-16/letter-2026')
    expect(new Set(ids).size).toBe(ids.length)
    expect(atom).toContain('<updated>2026-02-03T00:00:00Z</updated>')
    expect(atom).toContain('<title>Baken &amp; wat er bekend werd</title>')
  })

  test('holds at most a hundred entries', () => {
    const all = changesAtom(today, day('2018-01-01'), place, { title: 'a', author: 'b' })
    expect(all.match(/<entry>/g)).toHaveLength(100)
  })

  test('no text breaks out of its element', () => {
    fc.assert(
      fc.property(aHostileText, (text) => {
        const events = [anEvent({ change: 'found' }, { id: 'found', when: '2026-11', knownOn: '2026-11-21' })]
        const programme = withItems([anItem({ id: 'S1-99', events })], { title: text || '-', text: '-' })
        const nl = programme.words.get('nl')
        const words = nl?.items['S1-99']
        if (!nl || !words) throw new Error('no Dutch')
        const items = { ...nl.items, 'S1-99': { ...words, events: { found: text || '-' } } }
        const view = publishedOn('2026-11-21', 'nl', { ...programme, words: new Map([['nl', { ...nl, items }]]) })
        const feed = changesAtom(view, day('2026-11-21'), place, { title: text, author: text })
        const bare = feed.replace(
          /<\/?(feed|id|title|updated|author|name|link|entry|category|summary|\?xml)\b[^<>]*>/g,
          '',
        )
        expect(bare).not.toMatch(/[<>]/)
        expect(bare.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
      }),
      { numRuns: 60 },
    )
  })
})
