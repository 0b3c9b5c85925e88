import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Item } from '../domain/items.ts'
import { anEvent, anItem } from '../testing/programme-builders.ts'
import { publishedOn, withItems } from '../testing/published-programme.ts'
import { agreementsPage, askedOfExecutive, goalsPage, motionPage, pilotPages, watchList } from './subject-pages.ts'

const today = publishedOn('2026-11-21')
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const notOfANote = { document: null, kind: null, certainty: null } as const

describe('a motion', () => {
  test.each(['M104', 'm104', 'M104-2020', '104'])('is there as %s', (name) => {
    const page = motionPage(today, name)
    expect(page.ok && page.value.motion.id).toBe('M104-2020')
  })

  test('stands beside the promise by a member that the same note answers', () => {
    const page = motionPage(today, '13A')
    expect(page.ok && ids(page.value.promises)).toEqual(['T-01'])
    expect(page.ok && ids(page.value.notes)).toEqual(['S2'])
    const other = motionPage(today, 'M108')
    expect(other.ok && other.value.promises).toEqual([])
  })

  test('is not known before it was adopted', () => {
    expect(motionPage(publishedOn('2020-06-18'), 'M108').ok).toBe(false)
    expect(motionPage(publishedOn('2020-06-19'), 'M108').ok).toBe(true)
  })
})

describe('the list of motions and promises', () => {
  test('is in the order of the numbers, and can be turned round', () => {
    const order = ['M13a-2018', 'M104-2020', 'M105-2020', 'M107a-2020', 'M108-2020', 'T-01']
    expect(ids(askedOfExecutive(today, 'number', false))).toEqual(order)
    expect(ids(askedOfExecutive(today, 'number', true))).toEqual(order.toReversed())
  })

  test('by state has what is open before what runs', () => {
    const lines = askedOfExecutive(today, 'state', false)
    expect(lines.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'running', 'running', 'running'])
    expect(lines.at(-1)).toMatchObject({ id: 'T-01', name: null, vote: null, began: null })
  })
})

describe('the goals', () => {
  const goals = new Map(goalsPage(today).map((view) => [view.goal.id, view]))

  test('have the advice that the links tie to them, and no national line that they do not', () => {
    expect(ids(goals.get('S1-18')?.advice ?? [])).toEqual(['R-08', 'R-09', 'R-11'])
    expect(goals.get('S1-18')?.national).toEqual([])
    expect(goals.get('S1-15')?.advice).toEqual([])
  })

  test('tell of each of the six regions what it was promised', () => {
    const regions = goals.get('S1-18')?.regions ?? []
    expect(regions).toHaveLength(6)
    expect(regions.find(({ name }) => name.includes('Noordoost'))?.coverage).toBe('shown')
    expect(goals.get('S1-15')?.regions.every(({ coverage }) => coverage === 'none')).toBe(true)
  })
})

test('the chain of the pilot has each step with its source and how sure it is', () => {
  const [page] = pilotPages(today)
  expect(page?.chain.steps.map(({ from, to, confidence }) => [from, to, confidence])).toEqual([
    ['S1-32', 'S1-42', 'own'],
    ['S2-09', 'PI-01', 'own'],
    ['S1-42', 'PI-01', 'seen'],
    ['PI-01', 'IP-01', 'seen'],
    ['IP-01', 'IP-06', 'seen'],
  ])
  expect(page?.chain.items.map(({ id, began }) => [id, began])).toContainEqual(['PI-01', '2023-10-01'])
})

describe('agreements', () => {
  test('are none, and what is known of the tables stands there', () => {
    const page = agreementsPage(today)
    expect(page.agreements).toEqual([])
    expect(ids(page.ofTables)).toContain('S1-21')
    expect(ids(page.regional)).toEqual([
      'RC-01',
      'RC-02',
      'RC-03',
      'RC-04',
      'RC-05',
      'RC-06',
      'RC-07',
      'RC-08',
      'RC-09',
    ])
  })

  test('that are put in show the table, who takes part, who executes and what came of it', () => {
    const agreement: Item = anItem({
      ...notOfANote,
      id: 'AG-01',
      type: 'agreement',
      owners: ['HVB'],
      partners: ['MB-GEM'],
      since: '2027-02-01',
      knownOn: '2027-02-03',
      agreement: { table: 'HVB', executors: ['MB-GEM'] },
      events: [anEvent({ change: 'state', to: 'running' }, { id: 'began', when: '2027-03-01', by: 'PROV' })],
    })
    const words = { title: 'Een afspraak', text: 'Dit is afgesproken.' }
    const programme = withItems([agreement], words)
    const nl = programme.words.get('nl')
    if (!nl) throw new Error('there are no Dutch words')
    const said = { ...words, term: 'Nog dit jaar.', events: { began: 'Begonnen.' } }
    const worded = { ...programme, words: new Map([['nl', { ...nl, items: { ...nl.items, 'AG-01': said } }]]) }
    expect(agreementsPage(publishedOn('2027-02-02', 'nl', worded)).agreements).toEqual([])
    expect(agreementsPage(publishedOn('2027-03-01', 'nl', worded)).agreements).toMatchObject([
      {
        id: 'AG-01',
        state: 'running',
        began: '2027-02-01',
        text: { text: 'Dit is afgesproken.' },
        partners: [{ id: 'MB-GEM' }],
        agreement: { table: { id: 'HVB' }, executors: [{ id: 'MB-GEM' }] },
        events: [{ text: { text: 'Begonnen.' }, state: 'running' }],
      },
    ])
  })
})

describe('the watch list', () => {
  test('names the rows that promise it, when we looked, and when we look again', () => {
    expect(
      watchList(today).map(({ item, rows, lookedAt, foundThen, again }) => [
        item.id,
        ids(rows),
        lookedAt,
        foundThen,
        again,
      ]),
    ).toEqual([
      ['W-01', ['S1-39'], '2026-11', false, '2027-05-21'],
      ['W-02', ['S1-40'], '2026-11', false, '2027-05-21'],
      ['W-03', ['S1-40'], '2026-11', false, '2027-05-21'],
    ])
  })

  test('knows no plan before it was made, and nobody had looked', () => {
    const [first] = watchList(publishedOn('2026-11-20'))
    expect(first).toMatchObject({ again: null, due: false, lookedAt: null })
  })

  test('is due on the day to look again, not the day before', () => {
    const watch = { again: day('2027-05-21'), planned: day('2027-01-01') }
    const item = anItem({ ...notOfANote, id: 'W-09', type: 'watch', watch })
    const dueOn = (on: string) => {
      const view = publishedOn(on, 'nl', withItems([item], { title: 'Iets', text: 'Kijk hiernaar.' }))
      return watchList(view).find((one) => one.item.id === 'W-09')?.due
    }
    expect([dueOn('2027-05-20'), dueOn('2027-05-21')]).toEqual([false, true])
  })
})
