import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { publishedOn, publishedProgramme } from '../../testing/published-programme.ts'
import { aDay } from '../../testing/random-histories.ts'
import { notePage } from '../note-page.ts'
import { chapterPage } from './chapter-page.ts'
import { noteAddress, notePaths } from './note-addresses.ts'
import { noteMoments, noteTimeLine } from './note-time.ts'

const today = '2026-11-21'
const chapter = (id: string, name: string, on = today, language = 'nl') => {
  const page = chapterPage(publishedOn(on, language), id, name)
  if (!page.ok) throw new Error(page.error)
  return page.value
}
const everyChapter = publishedProgramme.retellings.flatMap(({ document, chapters }) =>
  chapters.map(({ id }) => [document, id] as const),
)
const sentence = (id: string, on = today, language = 'nl') => {
  const [note = '', name = ''] = noteAddress(publishedOn(on), id)?.split('#')[0]?.split('/').slice(2) ?? []
  const found = chapter(note.toUpperCase(), name, on, language)
    .parts.flatMap(({ statements }) => statements)
    .find((one) => one.id === id)
  if (!found) throw new Error(`no sentence ${id}`)
  return found
}

describe('a sentence of a note', () => {
  test('has its counted numbers and names in it, with the "and" of the language', () => {
    expect(sentence('s1-051').text.text).toBe(
      'Een actueel beleidskader is nu vastgesteld in 45 procent van de Brabantse gemeenten.',
    )
    expect(sentence('s1-053').text.text).toBe(
      'Bij 8 gemeenten is het kader integraal: Asten, Helmond, Moerdijk, Oss, Roosendaal, Steenbergen, Tilburg en Waalwijk.',
    )
    expect(sentence('s1-053', today, 'en').text).toMatchObject({
      text: expect.stringContaining('Tilburg, and Waalwijk'),
      language: 'en',
      translation: 'draft',
    })
  })

  test('no sentence in any language is left with a placeholder', () => {
    for (const language of ['nl', 'en', 'pl']) {
      for (const note of ['S1', 'S2']) {
        const page = notePage(publishedOn(today, language), note)
        expect(page.ok && page.value.statements.filter(({ text }) => /[{}]/.test(text.text))).toEqual([])
      }
    }
  })

  test('in a language without the notes is Dutch, and says so', () => {
    expect(sentence('s1-014', today, 'pl').text.language).toBe('nl')
  })

  test('stands beside its rows, with who must act, who reports, what was promised for when, and what became of it', () => {
    expect(sentence('s1-008').rows).toMatchObject([
      {
        id: 'S1-03',
        owners: [{ id: 'TF-RIEC' }],
        reporters: [{ id: 'GS' }],
        deadline: { basis: 'quarter-end', last: '2021-03-31' },
        term: { text: 'Naar verwachting in het eerste kwartaal van 2021.' },
        inBaken: 'guides',
        events: [{ id: 'text' }, { id: 'factsheet' }],
      },
    ])
  })

  test('shows a row in full once on a page, and only names it after that', () => {
    expect(sentence('s1-011')).toMatchObject({ rows: [], rowsAbove: [{ id: 'S1-03' }] })
    for (const [note, name] of everyChapter) {
      const statements = chapter(note, name).parts.flatMap((part) => part.statements)
      const full = statements.flatMap(({ rows }) => rows.map(({ id }) => id))
      expect(new Set(full).size).toBe(full.length)
      const above = statements.flatMap(({ rowsAbove }) => rowsAbove.map(({ id }) => id))
      expect(above.filter((id) => !full.includes(id))).toEqual([])
    }
  })
})

describe('the chapters of a note', () => {
  test('hold every sentence once, in the order of the note', () => {
    for (const { document, chapters } of publishedProgramme.retellings) {
      const ids = chapters.flatMap(({ id }) =>
        chapter(document, id).parts.flatMap(({ statements }) => statements.map((one) => one.id)),
      )
      expect(ids).toEqual(publishedProgramme.statements.filter((one) => one.document === document).map(({ id }) => id))
    }
  })

  test('begin with a heading of the second level and skip none', () => {
    for (const [note, name] of everyChapter) {
      const levels = chapter(note, name).parts.map(({ level }) => level)
      expect(levels[0]).toBe(2)
    }
    expect(chapter('S1', 'position').parts.map(({ level }) => level)).toEqual([2, 3, 3])
    expect(chapter('S1', 'regions').parts.map(({ level }) => level)).toEqual([2, 2, 2, 2])
  })

  test('lead to one another', () => {
    expect(chapter('S1', 'opening')).toMatchObject({ number: 1, previous: null, next: { id: 'exploitation' } })
    expect(chapter('S1', 'follow-up')).toMatchObject({ number: 6, previous: { id: 'frameworks' }, next: null })
  })

  test('say until when was looked for what was not found, and nothing before anybody looked', () => {
    expect(chapter('S1', 'exploitation').searchedOn).toBe('2026-11-21')
    expect(chapter('S1', 'exploitation', '2026-11-20').searchedOn).toBeNull()
  })

  test.each([
    ['S1', 'nothing', today, 'unknown-chapter'],
    ['S9', 'opening', today, 'unknown-note'],
    ['S1', 'opening', '2020-11-30', 'unknown-note'],
    ['S2', 'network', '2019-01-31', 'unknown-note'],
  ])('%s/%s on %s: %s', (note, name, on, error) => {
    expect(chapterPage(publishedOn(on), note, name)).toEqual({ ok: false, error })
  })
})

describe('the note as known on a day', () => {
  const events = publishedProgramme.items
    .filter(({ document }) => document !== null)
    .flatMap(({ id, events: all }) => all.map(({ id: event, knownOn }) => ({ item: id, event, knownOn })))
  const read = new Map<string, string>()
  const textsOn = (on: Day, language: string): string => {
    const key = `${on} ${language}`
    const view = publishedOn(on, language)
    const pages = () => [
      ...['S1', 'S2'].flatMap((note) => [notePage(view, note), noteTimeLine(view, note)]),
      ...everyChapter.map(([note, name]) => chapterPage(view, note, name)),
    ]
    const texts = read.get(key) ?? JSON.stringify(pages())
    read.set(key, texts)
    return texts
  }
  /** Words that no other event has too. */
  const wordsOf = (language: string) => {
    const items = publishedProgramme.words.get(language)?.items ?? {}
    const all = events.map((one) => ({ ...one, text: items[one.item]?.events?.[one.event] ?? '' }))
    return all.filter(({ text }) => all.filter((other) => other.text.includes(text)).length === 1)
  }

  test('never has words of what became known later', () => {
    for (const language of ['nl', 'en']) {
      const words = wordsOf(language)
      expect(words.length).toBeGreaterThan(40)
      fc.assert(
        fc.property(aDay, (on) => {
          const page = textsOn(on, language)
          const early = words.filter(({ knownOn, text }) => knownOn > on && page.includes(JSON.stringify(text)))
          expect(early).toEqual([])
        }),
        { numRuns: 15 },
      )
    }
  })

  test('has the words of an event from the day it became known, and not the day before', () => {
    for (const { knownOn, text } of wordsOf('nl').filter(({ knownOn }) => knownOn > '2020-12-31')) {
      expect(textsOn(knownOn, 'nl')).toContain(JSON.stringify(text))
      expect(textsOn(addDays(knownOn, -1), 'nl')).not.toContain(JSON.stringify(text))
    }
  })

  test('on 30 June 2021 knows of one thing that became of the regions, and nothing of the information point', () => {
    const rows = chapter('S1', 'regions', '2021-06-30').parts.flatMap(({ statements }) =>
      statements.flatMap((one) => one.rows),
    )
    expect(rows.find(({ id }) => id === 'S1-33')?.events.map(({ id }) => id)).toEqual(['perspective'])
    expect(rows.find(({ id }) => id === 'S1-34')?.events).toEqual([])
  })
})

describe('the moments of a note', () => {
  const moments = noteMoments(publishedProgramme, 'S1')

  test('begin with the motion it answers, before the note was there', () => {
    expect(moments.slice(0, 2).map(({ day: on }) => on)).toEqual(['2020-06-19', '2020-12-01'])
    expect(moments.at(-1)?.day).toBe(today)
  })

  test('are each there once, in order, and between two of them the note reads the same', () => {
    const days = moments.map(({ day: on }) => on)
    expect(days).toEqual([...new Set(days)].toSorted())
    const read = (on: Day) =>
      JSON.stringify(notePage(publishedOn(on), 'S1')).replaceAll(/"lateness":\{[^}]*\}|"lateness":"[^"]*"/g, '')
    for (const [at, on] of days.entries()) {
      const next = days[at + 1]
      if (next) expect(read(addDays(next, -1))).toBe(read(on))
    }
  })

  test('of a note that is not there are none', () => expect(noteMoments(publishedProgramme, 'S9')).toEqual([]))
})

describe('the line of time of a note', () => {
  test('is in the order of the dates, and tells promised deadlines from others', () => {
    const marks = noteTimeLine(publishedOn(today), 'S1')
    expect(marks.map(({ from }) => from)).toEqual(marks.map(({ from }) => from).toSorted())
    expect(marks.filter(({ mark }) => mark === 'note')).toHaveLength(1)
    expect(marks.filter(({ hard }) => hard).map(({ item }) => item)).toEqual([
      'S1-03',
      'S1-44',
      'S1-46',
      'S1-42',
      'S1-27',
      'S1-10',
    ])
    expect(noteTimeLine(publishedOn('2020-11-30'), 'S1')).toEqual([])
  })
})

describe('addresses', () => {
  test('of a sentence does not depend on the day, and carries one along', () => {
    expect(noteAddress(publishedOn('2018-01-01'), 's1-051')).toBe('/notes/s1/frameworks#s1-051')
    expect(noteAddress(publishedOn(today), 's2-034', '?on=2021-06-30')).toBe('/notes/s2/riec?on=2021-06-30#s2-034')
    expect(noteAddress(publishedOn(today), 's1-999')).toBeNull()
  })

  test('of the pages are those of the notes and their chapters', () => {
    expect(notePaths(publishedProgramme)).toHaveLength(1 + 2 + everyChapter.length)
    expect(notePaths(publishedProgramme)).toContain('/notes/s2/riec')
  })
})

test('the day of a moment is a day', () =>
  expect(noteMoments(publishedProgramme, 'S2')[0]?.day).toBe(day('2018-11-09')))
