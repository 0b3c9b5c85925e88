import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import { noContact, questionIds } from '../domain/report/draft.ts'
import { aDraft } from '../testing/a-report.ts'
import { summaryRows } from './summary-view.ts'
import { isAboutFile, stateWords, threadProblemWords } from './thread-view.ts'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const t = createTranslator('nl', { ...catalogue('nl'), ...catalogue('reporting/nl') })
const linesOf = (draft: Parameters<typeof summaryRows>[0], municipality: string | null = 'Tilburg') =>
  Object.fromEntries(summaryRows(draft, municipality, t).map(({ question, lines }) => [question, lines]))

test('everything that was answered is read once more, in the order of the questions and in the words of who tells', () => {
  const draft = aDraft({
    entrance: 'witness',
    forms: ['labour', 'housing'],
    words: ' Loods ',
    danger: 'threats',
    contact: { ...noContact, phone: '0612' },
  })
  const rows = summaryRows(draft, 'Tilburg', t)
  expect(rows.map(({ question }) => question)).toEqual(questionIds)
  expect(rows.find(({ question }) => question === 'story')?.title).toBe('Wat zag of hoorde je?')
  expect(linesOf(draft)).toEqual({
    forms: ['Werk of loon', 'Woning'],
    place: ['Tilburg', 'Loods'],
    'going-on': ['Ja'],
    danger: ['Er zijn bedreigingen'],
    story: ['Wij krijgen al twee maanden geen loon.'],
    contact: ['Telefoon: 0612'],
  })
})

test('a place that nobody knows is said, and details that were not given are none', () => {
  const { place, contact } = linesOf(aDraft({ municipality: 'unknown' }), null)
  expect(place).toEqual([t('reporting.municipality.unknown')])
  expect(contact).toEqual([])
})

test('every state of a case has a sentence for its reporter', () => {
  const states = ['new', 'read', 'weighed', 'in-consultation', 'forwarded', 'answered', 'closed']
  expect(new Set(states.map((state) => stateWords(state, t))).size).toBe(states.length)
  expect(() => stateWords('deleted', t)).toThrow()
})

test('every reason why a message was not sent has a sentence; one about a file belongs to the file', () => {
  const words = (code: string) => threadProblemWords({ at: 'say', code }, 'x'.repeat(20_001), t)
  expect(words('too-long')).toContain('20.001')
  expect(words('hostile')).toBe(t('reporting.files.refused.hostile'))
  expect(words('too-many')).toContain('2')
  expect(words('uncleanable')).toBe(t('reporting.files.traces'))
  expect(words('changed-meanwhile')).toBe(t('reporting.say.not-sent'))
  expect(['hostile', 'uncleanable', 'missing', 'too-long'].map(isAboutFile)).toEqual([true, true, false, false])
})
