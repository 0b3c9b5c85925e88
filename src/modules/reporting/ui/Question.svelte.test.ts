import { readFileSync } from 'node:fs'
import type { ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import { emptyDraft, fieldIds, problemsWith, questionIds } from '../domain/report/draft.ts'
import { contactFields, entrances } from '../domain/report/report.ts'
import { aDraft } from '../testing/a-report.ts'
import OnAPage from '../testing/OnAPage.svelte'
import { problemWords } from './problem-words.ts'
import Question from './Question.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const t = createTranslator('nl', { ...catalogue('nl'), ...catalogue('reporting/nl') })
type Props = ComponentProps<typeof Question>
type Given = Pick<Props, keyof Props>

const drawn = (given: Partial<Given> & Pick<Given, 'question'>) =>
  render(OnAPage<Given>, {
    props: {
      t,
      shown: Question,
      given: { entrance: 'worker', draft: aDraft(), municipality: 'Tilburg', ...given },
    },
  }).body.replace(/<!--.*?-->/g, '')

const every = (html: string, what: RegExp) => [...html.matchAll(what)].map(([whole]) => whole)

test('every question has one heading in the words of who tells, and asks each kind of teller', () => {
  for (const entrance of entrances)
    for (const question of questionIds) {
      const html = drawn({ question, entrance })
      expect(every(html, /<h1/g), `${entrance} ${question}`).toHaveLength(1)
    }
  expect(drawn({ question: 'story', entrance: 'witness' })).toContain('Wat zag of hoorde je?')
})

test('what was answered stands in its field again', () => {
  expect(drawn({ question: 'story' })).toContain('Wij krijgen al twee maanden geen loon.</textarea>')
  expect(every(drawn({ question: 'forms' }), /<input[^>]*checked[^>]*>/g).join()).toContain('value="labour"')
})

test('what is wrong is said at the field, and tied to it', () => {
  for (const question of questionIds)
    for (const problem of problemsWith(question, emptyDraft)) {
      const html = drawn({ question, draft: emptyDraft, problems: [problem] })
      expect(html).toContain(problemWords(problem, t))
      expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${problem.field}-problem`))
      expect(html).toContain(`id="${problem.field}"`)
    }
})

test('where a script seals, no field of words has a name, and all that may be wrong stands ready and hidden', () => {
  const html = questionIds.map((question) => drawn({ question, sealed: true })).join('')
  const words = every(html, /<(?:textarea|input)[^>]*>/g).filter((field) => !/type="(?:radio|checkbox)"/.test(field))
  expect(words).toHaveLength(2 + contactFields.length)
  expect(words.filter((field) => field.includes(' name='))).toEqual([])
  expect(words.filter((field) => !field.includes('data-report-field='))).toEqual([])
  const ready = every(html, /data-report-problem="[^"]+"/g)
  expect(ready).toContain('data-report-problem="story:missing"')
  expect(ready).toContain('data-report-problem="contact-other:too-long"')
  expect(ready).toHaveLength(6 + contactFields.length)
  expect(every(html, /<p[^>]*data-report-problem[^>]*>/g).filter((line) => !line.includes(' hidden'))).toEqual([])
})

test('the number for danger is in the question about danger, for a browser that shows it at once', () => {
  expect(drawn({ question: 'danger' })).toContain('href="tel:112"')
  expect(drawn({ question: 'story' })).not.toContain('tel:112')
})

test('a municipality that nobody knows is said, and a known one by its name', () => {
  expect(drawn({ question: 'place' })).toContain('Tilburg')
  expect(drawn({ question: 'place', municipality: null })).toContain(t('reporting.q.place.unknown'))
  expect(drawn({ question: 'place' })).toContain(`id="${fieldIds.place}"`)
})
