import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import type { Component, ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import type { NeedName } from '../../domain/casework/needs.ts'
import { nearDays } from '../../domain/casework/terms.ts'
import type { ListedCase } from '../../domain/desk/case-list.ts'
import { stepsOnPage } from '../../domain/desk/desk-steps.ts'
import { aReport } from '../../testing/a-report.ts'
import OnAPage from '../../testing/OnAPage.svelte'
import CaseKept from './CaseKept.svelte'
import CaseTable from './CaseTable.svelte'
import { drawnWords } from './drawn-words.ts'
import OpenedForwards from './OpenedForwards.svelte'
import OpenedReport from './OpenedReport.svelte'
import OpenedThread from './OpenedThread.svelte'
import StepCards from './StepCards.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const t = createTranslator('nl', { ...catalogue('nl'), ...catalogue('cases/nl'), ...catalogue('passed-on/nl') })

const drawn = <Given extends Record<string, unknown>>(shown: Component<Given>, given: Given, words = t): string =>
  render(OnAPage as Component<ComponentProps<typeof OnAPage<Given>>>, {
    props: { t: words, shown, given },
  }).body.replace(/<!--.*?-->/g, '')

test('what was told is shown as text, in its own language, whatever is in it', () => {
  const story = '<img src=x onerror=alert(1)> & <script>alert(2)</script>'
  const report = { known: aReport({ story, language: 'pl' }) }
  const html = drawn(OpenedReport, { report, places: { GM0855: 'Tilburg' }, plan: null })
  expect(html).not.toMatch(/<(img|script)\b/)
  expect(html).toContain('lang="pl"')
  expect(html).toContain('Tilburg')
  expect(html).toContain(t('cases.report.language', { language: 'Pools' }))
})

test('a report in the language of the reader says nothing about interpreters', () => {
  const html = drawn(OpenedReport, { report: { known: aReport() }, places: {}, plan: null })
  expect(html).not.toContain(t('cases.report.interpreter'))
  expect(html).toContain('GM0855')
})

test('a report that comes from a step plan says which, with each answer in words', () => {
  const trail = [{ question: 'Is er nu gevaar?', answer: 'Nee' }]
  const plan = {
    guide: 'desk-labour',
    title: 'Vermoeden van uitbuiting',
    outcome: 'Geef het door.',
    isChanged: false,
    trail,
  }
  const given = { report: { known: aReport() }, places: {} }
  const html = drawn(OpenedReport, { ...given, plan })
  for (const said of [plan.title, plan.outcome, 'Is er nu gevaar?', 'Nee']) expect(html).toContain(said)
  expect(html).not.toContain(t('cases.report.plan.changed'))
  expect(drawn(OpenedReport, { ...given, plan: { ...plan, isChanged: true } })).toContain(
    t('cases.report.plan.changed'),
  )
})

const aFile = {
  item: 'e'.repeat(32),
  sequence: 1,
  name: 'Foto 1',
  type: 'image/png',
  bytes: 9_000,
  cleaned: 'stripped',
} as const

test.each(['nl', 'en'])('a browser gets all words it needs for what a partner handed over, in %s', (language) => {
  const words = createTranslator(language, drawnWords(readCatalogues('content/interface').get(language) ?? {}))
  const fields = { forms: ['labour'], danger: 'now', sector: 'food', language: 'pl', story: 'Wij slapen in de schuur.' }
  const payload = { v: 1, salt: '', fields, files: [aFile] } as const
  const html = drawn(OpenedReport, { report: { forwarded: payload }, places: {}, plan: null }, words)
  expect(html).toContain(aFile.name)
  expect(html).toContain(`data-case-file="${aFile.item}"`)
  expect(html).toContain('Wij slapen in de schuur.')
  expect(html).toMatch(/Polish|Pools/)
  expect(html).not.toContain('>food<')
})

test.each(['nl', 'en'])(
  'and for what the sender kept of it, with files and without who the reporter is, in %s',
  (language) => {
    const words = createTranslator(language, drawnWords(readCatalogues('content/interface').get(language) ?? {}))
    const payload = { v: 1, salt: 'A'.repeat(43), fields: { story: 'Wij slapen in de schuur.' }, files: [] } as const
    const copy = { v: 1, forwardId: 'f'.repeat(32), to: 'Politie', ground: 'minor', payload } as const
    const entry = { item: 'a'.repeat(32), day: day('2026-11-30'), by: 'ann' }
    const forwards = [
      { ...entry, copy: { ...copy, files: [aFile], identity: true } },
      { ...entry, item: 'b'.repeat(32), copy: null },
    ]
    const html = drawn(OpenedForwards, { forwards, places: {}, people: { ann: 'Ann' } }, words)
    for (const said of ['Politie', 'Ann', 'Wij slapen in de schuur.', aFile.name, words('passed-on.ground.minor')])
      expect(html).toContain(said)
    expect(html).toContain(words('cases.passed-on.identity'))
    expect(html).toContain(words('cases.thread.unopened'))
    expect(html).toMatch(/href="data:application\/json;base64,[^"]+" download="[a-z-]+\.json"/)
    expect(html).toContain(`download="${words('passed-on.file.content')}"`)
    expect(drawn(OpenedForwards, { forwards: [], places: {}, people: {} }, words)).toContain(
      words('cases.passed-on.empty'),
    )
  },
)

test('a message that does not open is said, and the others stay', () => {
  const entry = { item: 'a'.repeat(32), sender: 'reporter', day: day('2026-11-30'), by: null, files: [] } as const
  const thread = [
    { ...entry, text: null },
    { ...entry, item: 'b'.repeat(32), text: 'Dag' },
  ]
  const html = drawn(OpenedThread, { thread, organisation: 'Voorbeeldstad', people: {} })
  expect(html).toContain(t('cases.thread.unopened'))
  expect(html).toContain('Dag')
})

const today = day('2026-11-30')

const row: ListedCase = {
  id: '0f3ac2d19b7e44d0a1b2c3d4e5f60718',
  state: 'read',
  receivedWeek: '2026-W48',
  receivedOn: day('2026-11-23'),
  danger: null,
  handler: null,
  isMine: false,
  seenByServer: false,
  hasNews: false,
  answerDue: null,
  stepDue: null,
  partnerLate: null,
  deleteOn: addDays(today, 400),
}

test('a page of fifty cases weighs less than ten kilobytes on its way', () => {
  const rows = Array.from({ length: 50 }, (_, at): ListedCase => {
    const id = createHash('sha256').update(String(at)).digest('hex').slice(0, 32)
    return {
      ...row,
      id,
      handler: 'Aandachtsfunctionaris van Voorbeeldstad',
      answerDue: addDays(today, at),
      stepDue: today,
    }
  })
  expect(brotliCompressSync(drawn(CaseTable, { base: '/nl/staff/cases', rows, today })).length).toBeLessThan(10_000)
})

test.each([
  [addDays(today, -1), 'late', '1 dag te laat'],
  [today, 'near', 'uiterlijk vandaag'],
  [addDays(today, nearDays), 'near', `nog ${nearDays} dagen`],
  [addDays(today, nearDays + 1), 'running', `nog ${nearDays + 1} dagen`],
])('a term that ends on %s is %s today', (due, standing, words) => {
  const html = drawn(CaseTable, { base: '/nl/staff/cases', rows: [{ ...row, answerDue: due }], today })
  expect(html).toMatch(new RegExp(`class="due ${standing}[^"]*"[^>]*>[^<]*${words}`))
})

test.each([
  [15, false],
  [14, true],
  [0, true],
])('a case that goes in %i days says so in the list: %s', (days, isSaid) => {
  const deleteOn = addDays(today, days)
  const html = drawn(CaseTable, { base: '/nl/staff/cases', rows: [{ ...row, deleteOn }], today })
  expect(html.includes(t('cases.due.goes', { day: t.day(deleteOn) }))).toBe(isSaid)
})

test('a step whose codes are not filled in offers no button, and says what is needed', () => {
  const given = { steps: stepsOnPage('read'), plans: [], isOpen: false, forwards: [], today }
  expect(drawn(StepCards, { ...given, met: [] })).not.toContain('value="weigh"')
  const met: readonly NeedName[] = ['forms', 'municipality', 'danger']
  expect(drawn(StepCards, { ...given, met })).toContain('value="weigh"')
})

test('a case says on which day it is deleted and why, warns when that is soon, and says who holds it instead of when', () => {
  const today = day('2026-12-01')
  const people = { ann: 'Focal point' }
  const kept = { on: day('2027-02-01'), because: 'outcome', standing: 'far', hold: null, takenAwayOn: null } as const
  const far = drawn(CaseKept, { kept, people, today })
  expect(far).toContain(t('cases.kept.on', { day: '1 februari 2027' }))
  expect(far).toContain(t('cases.kept.because.outcome'))
  expect(far).toContain('min="2026-12-02" max="2027-12-01"')
  expect(far).not.toContain(t('cases.kept.soon'))
  expect(far, 'what is asked for may not be deleted because of it').toContain('value="disclosure-request"')
  expect(drawn(CaseKept, { kept: { ...kept, standing: 'near' as const }, people, today })).toContain(
    t('cases.kept.soon'),
  )
  const hold = { reason: 'court-case', by: 'ann', until: day('2027-02-01'), insteadOf: day('2026-11-20') } as const
  const held = drawn(CaseKept, { kept: { ...kept, hold }, people, today })
  expect(held).toContain('Focal point houdt haar vast tot 1 februari 2027: het is bewijs bij de rechter.')
  expect(held).toContain('20 november 2026')
  expect(held).toContain('name="do" value="release"')
  expect(held).not.toContain('value="hold"')
})

test('the list says the week in which a case came as people do', () => {
  const html = drawn(CaseTable, { base: '/nl/staff/cases', rows: [row], today })
  expect(html).toContain('week 48 van 2026')
  expect(html).not.toContain('2026-W48')
})
