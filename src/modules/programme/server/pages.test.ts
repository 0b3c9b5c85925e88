import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { emptyFilter, type ListQuery } from '../domain/list-items.ts'
import { anEvent, anItem } from '../testing/programme-builders.ts'
import { publishedOn, publishedProgramme } from '../testing/published-programme.ts'
import { changesSince, timeLine } from './event-views.ts'
import { findItem, itemPage } from './item-page.ts'
import { tallyOf } from './item-summary.ts'
import { listPage } from './list-page.ts'
import { notePage } from './note-page.ts'
import { titleOf } from './register-view.ts'
import { goalsPage, itemsOfType, motionPage, pilotChains } from './subject-pages.ts'

const today = publishedOn('2026-11-21')
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const query = (changes: Partial<ListQuery> = {}): ListQuery => ({
  ...emptyFilter,
  sort: 'id',
  descending: false,
  page: 1,
  pageSize: 20,
  ...changes,
})
const pageOf = (id: string, view = today) => {
  const page = itemPage(view, id)
  if (!page.ok) throw new Error(page.error)
  return page.value
}

describe('the page of a row', () => {
  test('shows who must act beside who reports', () => {
    const page = pageOf('S1-03')
    expect(page.owners.map(({ name }) => name.text)).toEqual(['Taskforce-RIEC Brabant-Zeeland'])
    expect(page.reporters.map(({ id }) => id)).toEqual(['GS'])
    expect(page).toMatchObject({
      deadline: { basis: 'quarter-end', last: '2021-03-31' },
      lateness: 'term-passed-outcome-unknown',
      countsAgainstProvince: false,
      followUp: 'partly-found',
      inBaken: 'guides',
    })
  })

  test('tells what became of it, with who said so and when it became known', () => {
    expect(pageOf('S1-42').events.find(({ id }) => id === 'pilot')).toMatchObject({
      change: 'found',
      when: '2023-10-01',
      knownOn: '2023-11-09',
      by: { id: 'PROV' },
      sources: ['BMIP-2', 'BMIP-9'],
    })
  })

  test('on an earlier day knows nothing of what came later', () => {
    const then = pageOf('S1-42', publishedOn('2023-11-08'))
    expect(then).toMatchObject({ state: 'running', lateness: 'term-passed-outcome-unknown', kind: 'commitment' })
    expect(JSON.stringify(then)).not.toContain('BMIP-9')
    expect(pageOf('S1-42', publishedOn('2023-11-09'))).toMatchObject({
      state: 'done',
      lateness: 'ended',
      timeliness: 'unknown',
    })
  })

  test('links both ways, and shows the sentences it comes from', () => {
    const page = pageOf('S1-01')
    expect(page.links.map(({ type, direction, other }) => [type, direction, other.id])).toEqual([
      ['answers', 'out', 'M108-2020'],
    ])
    expect(page.statements.map(({ address }) => address)).toEqual([
      '/notes/s1/opening#s1-001',
      '/notes/s1/opening#s1-003',
      '/notes/s1/opening#s1-004',
      '/notes/s1/opening#s1-005',
      '/notes/s1/opening#s1-006',
      '/notes/s1/frameworks#s1-054',
    ])
    expect(pageOf('M108-2020').links.map(({ direction, other }) => [direction, other.id])).toEqual([['in', 'S1-01']])
  })

  test('of the pilot shows the money, who measures, and what was not found', () => {
    expect(pageOf('PI-01').pilot).toMatchObject({
      euros: 3_500_000,
      measuredBy: { id: 'ARANCO' },
      hypothesis: null,
      result: null,
      decision: null,
    })
  })

  test.each(['S1-99', 'S1-42 ', ''])('%j is unknown', (id) => {
    expect(itemPage(today, id)).toEqual({ ok: false, error: 'unknown-item' })
  })

  test('of a row is not there before its note', () => {
    expect(itemPage(publishedOn('2020-11-30'), 'S1-01').ok).toBe(false)
    expect(itemPage(publishedOn('2020-12-01'), 'S1-01').ok).toBe(true)
  })

  test.each([
    ['m104', 'M104-2020'],
    ['13A', 'M13a-2018'],
    [' s1-01 ', 'S1-01'],
  ])('%j finds %s', (text, id) => expect(findItem(today, text)?.item.id).toBe(id))
})

describe('the list page', () => {
  test('shows a page with the choices and how often each occurs', () => {
    const page = listPage(today, query({ documents: ['S1'] }))
    expect([page.total, page.pages, page.rows.length, page.known]).toEqual([46, 3, 20, publishedProgramme.items.length])
    expect(page.choices.documents).toEqual([
      { value: 'S1', name: null, count: 46 },
      { value: 'S2', name: null, count: 16 },
    ])
    expect(page.choices.owners).toContainEqual({ value: 'RWB', name: 'Regio West-Brabant (RWB)', count: 2 })
    expect(page.choices.places).toContainEqual({ value: 'GM0794', name: 'Helmond', count: 4 })
  })

  test('finds rows by words of the reader’s language', () => {
    expect(ids(listPage(today, query({ text: 'businesscase provinciale' })).rows)).toEqual(['S1-43'])
    const english = listPage(publishedOn('2026-11-21', 'en'), query({ text: 'business case informing' }))
    expect(ids(english.rows)).toEqual(['S1-43'])
  })

  test('words that are missing in a language are Dutch, and say so', () => {
    expect(titleOf(publishedOn('2026-11-21', 'pl'), 'S1-01')).toMatchObject({ language: 'nl', translation: 'source' })
    expect(titleOf(publishedOn('2026-11-21', 'en'), 'S1-01')).toMatchObject({ language: 'en', translation: 'draft' })
  })
})

describe('what changed', () => {
  test('since a day is newest first, and nothing of an earlier day', () => {
    const changes = changesSince(today, day('2024-01-01'))
    expect(changes.every(({ knownOn }) => knownOn >= '2024-01-01')).toBe(true)
    expect(changes.map(({ knownOn }) => knownOn)).toEqual(
      changes
        .map(({ knownOn }) => knownOn)
        .toSorted()
        .reverse(),
    )
    expect(changes.filter(({ item }) => item === 'S2-12')).toEqual([])
  })

  test('what was known before the note came in, comes in with it', () => {
    const first = changesSince(publishedOn('2020-12-01'), day('2020-12-01')).filter(({ item }) => item === 'S1-14')
    expect(first.map(({ event, knownOn }) => [event?.id ?? null, knownOn])).toEqual([
      [null, '2020-12-01'],
      ['no-hotline', '2020-12-01'],
    ])
  })

  test('adding what becomes known later changes no byte of an earlier day', () => {
    const later = anEvent({ change: 'state', to: 'done' }, { id: 'later', when: '2027-01', by: 'GS' })
    const items = publishedProgramme.items.map((item) => ({ ...item, events: [...item.events, later] }))
    const added = { ...publishedProgramme, items: [...items, anItem({ id: 'S9-01', knownOn: '2027-01-01' })] }
    const pages = (programme: typeof publishedProgramme) => {
      const view = publishedOn('2020-12-31', 'nl', programme)
      return JSON.stringify([
        notePage(view, 'S1'),
        goalsPage(view),
        listPage(view, query({ pageSize: 500 })),
        publishedProgramme.items.map(({ id }) => itemPage(view, id)),
      ])
    }
    expect(pages(added)).toBe(pages(publishedProgramme))
  })

  test('the line of time is in the order of the dates and says which deadlines are promised dates', () => {
    const points = timeLine(today, today.known.items)
    expect(points.map(({ when }) => when.from)).toEqual(points.map(({ when }) => when.from).toSorted())
    const hard = points.filter(({ point, hard }) => point === 'deadline' && hard).map(({ item }) => item)
    expect(hard).toEqual(['S2-03', 'S1-03', 'S1-44', 'S1-46', 'S1-42', 'S1-27', 'S1-10'])
  })
})

describe('a note', () => {
  test('has no date of its own, and says why', () => {
    const page = notePage(today, 'S1')
    expect(page.ok && page.value).toMatchObject({
      about: '2020-12',
      inferredWithin: '2020-11/2020-12',
      form: 'note-to-parliament',
    })
    expect(page.ok && page.value.dateReason.text).toContain('30 oktober 2020')
  })

  test('shows beside a sentence its rows and its claims', () => {
    const page = notePage(today, 'S1')
    const sentence = page.ok ? page.value.statements.find(({ id }) => id === 's1-051') : undefined
    expect(sentence?.rows.map(({ id }) => id)).toEqual(['S1-37'])
    expect(sentence?.claims.map(({ id, counted, share }) => [id, counted, share])).toEqual([
      ['CL-01', 45, { part: 28, whole: 62 }],
      ['CL-05', 34, null],
    ])
  })

  test('counts its rows, each once', () => {
    const page = notePage(today, 'S1')
    expect(page.ok && page.value.tally).toMatchObject({
      rows: 46,
      lateness: { 'no-hard-term': 40, ended: 1, 'term-passed-outcome-unknown': 5 },
      overdueOfProvince: 0,
    })
  })

  test.each(['2019-01-31', '2018-01-01'])('is unknown on %s', (on) => {
    expect(notePage(publishedOn(on), 'S2')).toEqual({ ok: false, error: 'unknown-note' })
  })
})

describe('motions, goals and chains', () => {
  test('a motion has its answers and what was adopted on the same day', () => {
    const page = motionPage(today, 'M108-2020')
    expect(page.ok && ids(page.value.answers)).toEqual(['S1-01'])
    expect(page.ok && ids(page.value.together)).toEqual(['M104-2020', 'M105-2020', 'M107a-2020'])
    expect(page.ok && page.value.motion.standing).toMatchObject({ proposed: false, saidBy: { id: 'GS' } })
  })

  test.each(['S1-01', 'T-01', 'M999'])('%s is no motion', (id) => {
    expect(motionPage(today, id)).toEqual({ ok: false, error: 'unknown-motion' })
  })

  test('the five goals stand side by side, and housing was promised to no region', () => {
    const goals = goalsPage(today)
    expect(ids(goals.map(({ goal }) => goal))).toEqual(['S1-15', 'S1-16', 'S1-17', 'S1-18', 'S1-19'])
    expect(goals[0]?.rows).toEqual([])
    expect(goals[0]?.gaps.map(({ region }) => region.name)).toHaveLength(6)
    expect(goals[1]?.measuredBy.map(({ id }) => id)).toEqual(['S1-37'])
  })

  test('the information point went from idea to pilot, practice and policy', () => {
    const [chain] = pilotChains(today)
    expect(chain?.items.map(({ id, stage }) => [id, stage])).toEqual([
      ['S1-32', 'idea'],
      ['S1-42', 'idea'],
      ['S2-09', 'idea'],
      ['PI-01', 'pilot'],
      ['IP-01', 'practice'],
      ['IP-06', 'policy'],
    ])
  })

  test('no agreement of a table is known, and none is made up', () => {
    expect(itemsOfType(today, 'agreement')).toEqual([])
    expect(ids(itemsOfType(today, 'watch'))).toEqual(['W-01', 'W-02', 'W-03'])
  })
})

test('a tally counts what is overdue against the province only when the province owns it', () => {
  const deadline = { basis: 'exact', last: day('2021-01-01') } as const
  const runs = anEvent({ change: 'state', to: 'running' }, { when: '2021-02' })
  const items = [
    anItem({ id: 'S1-01', owners: ['GS'], deadline, events: [runs] }),
    anItem({ id: 'S1-02', owners: ['TF-RIEC'], deadline, events: [runs] }),
  ]
  const view = publishedOn('2021-03-01', 'nl', { ...publishedProgramme, items })
  expect(tallyOf(view, view.known.items)).toMatchObject({ lateness: { overdue: 2 }, overdueOfProvince: 1 })
})
