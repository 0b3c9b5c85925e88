import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { loadPolicy } from '#modules/policy/server/index.ts'
import { countsAgainstProvince, latenessOn } from '../domain/lateness.ts'
import { asOf } from '../domain/register.ts'
import { loadProgramme, programmePlacesIn, readProgramme } from './load-programme.ts'
import { claimViews } from './note-page.ts'
import { registerOn } from './register-view.ts'

const root = join(import.meta.dirname, '../../../..')
const data = join(root, 'data')
const areas = loadAreas(join(data, 'areas'))
const policy = await loadPolicy(data, areas)
const programme = await loadProgramme(programmePlacesIn(root), areas, policy)
const today = day('2026-11-21')
const rowsOf = (note: string) => programme.items.filter(({ document }) => document === note)
const counted = <T>(rows: readonly T[], read: (row: T) => string | null) =>
  Object.fromEntries(
    [...Map.groupBy(rows, (row) => read(row) ?? 'null')].map(([value, found]) => [value, found.length]),
  )

describe('the register as it is published', () => {
  test('is sound', async () => {
    expect((await readProgramme(programmePlacesIn(root), areas, policy)).findings).toEqual([])
  })

  test('has the forty-six and the sixteen rows, under the ids they were given', () => {
    const numbered = (note: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${note}-${String(index + 1).padStart(2, '0')}`)
    expect(rowsOf('S1').map(({ id }) => id)).toEqual(numbered('S1', 46))
    expect(rowsOf('S2').map(({ id }) => id)).toEqual(numbered('S2', 16))
  })

  test('of the rows of the first note 31 have no deadline, 5 a vague one, 2 need none and 8 have a day', () => {
    expect(counted(rowsOf('S1'), ({ deadline }) => deadline.basis)).toEqual({
      none: 31,
      vague: 5,
      'not-needed': 2,
      'quarter-end': 4,
      'year-end': 2,
      derived: 2,
    })
    expect(rowsOf('S1').filter(({ deadline }) => deadline.last !== null)).toHaveLength(8)
  })

  test('has the kinds that the two notes were read to have', () => {
    expect(counted(rowsOf('S1'), ({ kind }) => kind)).toEqual({
      commitment: 14,
      activity: 22,
      done: 3,
      conditional: 5,
      fact: 1,
      expected: 1,
    })
    expect(counted(rowsOf('S2'), ({ kind }) => kind)).toEqual({ commitment: 4, activity: 2, done: 3, idea: 7 })
  })

  test('has the five motions, a promise, five goals, sixteen pieces of advice, five lines and thirty-seven instruments', () => {
    expect(counted(programme.items, ({ type }) => type)).toMatchObject({
      motion: 5,
      promise: 1,
      goal: 5,
      advice: 16,
      'action-line': 5,
      'information-point': 6,
      pilot: 1,
      watch: 3,
    })
    expect(programme.instruments).toHaveLength(37)
  })

  test('normalises the numbers of the motions, whatever they look like in the notes', () => {
    const motions = programme.items.flatMap(({ motion }) => (motion ? [motion] : []))
    expect(motions.map(({ name, year, number, suffix }) => [name, year, number, suffix])).toEqual([
      ['13A', 2018, 13, 'a'],
      ['M108-2020', 2020, 108, null],
      ['M104', 2020, 104, null],
      ['M105', 2020, 105, null],
      ['M107a', 2020, 107, 'a'],
    ])
  })

  test('lets the Executive report every row of the first note, and own only some', () => {
    const rows = rowsOf('S1')
    const parties = new Map(programme.parties.map((party) => [party.id, party]))
    expect(rows.every(({ reporters }) => reporters.join() === 'GS')).toBe(true)
    expect(rowsOf('S2').every(({ reporters }) => reporters.join() === 'GS-2')).toBe(true)
    expect(rows.filter((row) => countsAgainstProvince(row, parties)).map(({ id }) => id)).toEqual([
      'S1-01',
      'S1-05',
      'S1-06',
      'S1-09',
      'S1-37',
      'S1-38',
      'S1-39',
      'S1-40',
      'S1-41',
      'S1-42',
      'S1-43',
      'S1-44',
      'S1-46',
    ])
  })

  test('gives a row whose kind changed a history, and no row two kinds', () => {
    const changed = asOf(programme, today).items.filter(({ kinds }) => kinds.length > 1)
    expect(changed.map(({ item, kinds }) => [item.id, kinds.map(({ value }) => value)])).toEqual([
      ['S1-42', ['activity', 'commitment']],
    ])
  })
})

describe('what the notes state, counted again', () => {
  const views = claimViews(registerOn(programme, { areas, policy }, today, 'nl'))

  test.each([
    ['CL-01', 45],
    ['CL-02', 28],
    ['CL-03', 20],
    ['CL-04', 8],
    ['CL-05', 34],
    ['CL-06', 3],
    ['CL-07', 3],
    ['CL-08', 3],
    ['CL-09', 5],
    ['CL-10', 3],
    ['CL-11', 5],
    ['CL-12', 3],
    ['CL-13', 3],
    ['CL-14', 2],
    ['CL-15', 8],
  ])('%s is %i', (id, stated) => {
    expect(views.find((view) => view.id === id)).toMatchObject({ stated, counted: stated, agrees: true })
  })

  test('are these fifteen and no others', () => expect(views).toHaveLength(15))

  test('the share is 28 of 62, and the eight have the names the note gives', () => {
    expect(views.find(({ id }) => id === 'CL-01')?.share).toEqual({ part: 28, whole: 62 })
    expect(views.find(({ id }) => id === 'CL-04')?.named.map(({ name }) => name)).toEqual([
      'Asten',
      'Helmond',
      'Moerdijk',
      'Oss',
      'Roosendaal',
      'Steenbergen',
      'Tilburg',
      'Waalwijk',
    ])
  })

  test('the deadlines are counted per date: three quarters, and one without a day that is not the province’s', () => {
    const groups = views.find(({ id }) => id === 'CL-15')?.groups.map(({ last, rows }) => [last, rows])
    expect(groups).toEqual([
      ['2021-03-31', ['S1-03', 'S1-44', 'S1-46']],
      ['2021-06-30', ['S1-42']],
      ['2021-12-31', ['S1-27']],
      ['2022-12-31', ['S1-10']],
      [null, ['S1-45']],
      ['2023-12-31', ['S1-38']],
    ])
  })
})

describe('what is known on a day', () => {
  test.each([
    ['2018-11-08', 0, 0, 0],
    ['2018-11-09', 0, 0, 1],
    ['2019-01-31', 0, 0, 1],
    ['2019-02-01', 16, 0, 1],
    ['2020-06-18', 16, 0, 1],
    ['2020-06-19', 16, 0, 5],
    ['2020-11-30', 16, 0, 5],
    ['2020-12-01', 16, 46, 5],
    ['2020-12-31', 16, 46, 5],
    ['2026-11-21', 16, 46, 5],
  ])('on %s are %i rows of the memo, %i of the note and %i motions', (on, memo, note, motions) => {
    const { items } = asOf(programme, day(on))
    const count = (wanted: (item: (typeof items)[number]['item']) => boolean) =>
      items.filter(({ item }) => wanted(item)).length
    expect([
      count(({ document }) => document === 'S2'),
      count(({ document }) => document === 'S1'),
      count(({ type }) => type === 'motion'),
    ]).toEqual([memo, note, motions])
  })

  test('nothing is called overdue on any day: nobody said after a deadline that a row was still open', () => {
    for (const on of ['2021-04-01', '2021-07-01', '2022-01-01', '2023-01-01', '2024-01-01', today]) {
      const late = asOf(programme, day(on)).items.filter((row) => latenessOn(row, day(on)) === 'overdue')
      expect(late).toEqual([])
    }
  })

  test('of the six promised dates of the first note five passed with an unknown outcome, and one was done', () => {
    const rows = asOf(programme, today).items.filter(({ item }) => item.document === 'S1')
    const late = rows
      .map((row) => [row.item.id, latenessOn(row, today)])
      .filter(([, value]) => value !== 'no-hard-term')
    expect(late).toEqual([
      ['S1-03', 'term-passed-outcome-unknown'],
      ['S1-10', 'term-passed-outcome-unknown'],
      ['S1-27', 'term-passed-outcome-unknown'],
      ['S1-42', 'ended'],
      ['S1-44', 'term-passed-outcome-unknown'],
      ['S1-46', 'term-passed-outcome-unknown'],
    ])
  })
})

describe('the notes sentence by sentence', () => {
  test('are the seventy-two and the thirty-nine sentences, in the order of their numbers', () => {
    for (const [note, count] of [
      ['S1', 72],
      ['S2', 39],
    ] as const) {
      const ids = programme.statements.filter(({ document }) => document === note).map(({ id }) => id)
      expect(ids).toEqual(
        Array.from({ length: count }, (_, at) => `${note.toLowerCase()}-${String(at + 1).padStart(3, '0')}`),
      )
    }
  })

  test('every row and every claim of a note comes from a sentence of it', () => {
    for (const note of ['S1', 'S2']) {
      const sentences = programme.statements.filter(({ document }) => document === note)
      expect([...new Set(sentences.flatMap(({ rows }) => rows))].sort()).toEqual(rowsOf(note).map(({ id }) => id))
      const claims = programme.claims.filter(({ document }) => document === note).map(({ id }) => id)
      expect([...new Set(sentences.flatMap((sentence) => sentence.claims))].sort()).toEqual(claims)
    }
  })
})

describe('the words', () => {
  const texts = (tag: string): string[] => {
    const collect = (value: unknown): string[] => {
      if (typeof value === 'string') return [value]
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collect) : []
    }
    const words = programme.words.get(tag)
    if (!words) throw new Error(`no words in ${tag}`)
    const notes = [...programme.noteWords.values()].map((found) => found.get(tag))
    return [words, programme.termWords.get(tag), ...notes].flatMap((found) => {
      if (!found) throw new Error(`no words of the notes in ${tag}`)
      const { translation: _, ...rest } = found
      return collect(rest)
    })
  }
  const sentencesIn = (text: string): string[] => text.split(/(?<=[.?!:])\s+/).filter(Boolean)
  const wordsIn = (sentence: string): number => sentence.split(/\s+/).length

  test('are plain in Dutch: twelve words a sentence on average, twenty at most', () => {
    const sentences = texts('nl').flatMap(sentencesIn)
    expect(sentences.filter((sentence) => wordsIn(sentence) > 20)).toEqual([])
    const mean = sentences.reduce((sum, sentence) => sum + wordsIn(sentence), 0) / sentences.length
    expect(mean).toBeLessThanOrEqual(12)
  })

  test('are there in Dutch and English, and only the Dutch is a source', () => {
    expect([...programme.words].map(([tag, { translation }]) => [tag, translation])).toEqual([
      ['en', 'draft'],
      ['nl', 'source'],
    ])
  })

  test('hold no mail address, telephone number or address of a page', () => {
    for (const text of [...texts('nl'), ...texts('en')]) expect(text).not.toMatch(/@|https?:|\b0\d{2}[\d -]{6,}|www\./)
  })

  test('of the notes are there in the same languages', () => {
    const tags = [...programme.words.keys()].toSorted()
    expect([...programme.termWords.keys()].toSorted()).toEqual(tags)
    for (const found of programme.noteWords.values()) expect([...found.keys()].toSorted()).toEqual(tags)
  })

  test('of a sentence name no number that is counted: a placeholder stands there', () => {
    const stated = programme.claims.filter(({ basis }) => basis === 'stated').map(({ id }) => id)
    for (const tag of programme.words.keys()) {
      const sentences = [...programme.noteWords.values()].flatMap((found) =>
        Object.values(found.get(tag)?.statements ?? {}),
      )
      expect(stated.filter((id) => !sentences.some((text) => text.includes(`{${id}}`)))).toEqual([])
    }
  })

  test('name no number that is counted: those come from the data', () => {
    const claims = programme.words.get('nl')?.claims ?? {}
    for (const { title, note } of Object.values(claims)) expect(`${title} ${note ?? ''}`).not.toMatch(/\d/)
  })
})
