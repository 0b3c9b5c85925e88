import { readFileSync } from 'node:fs'
import type { Component, ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import { terms, urgentDays } from '../../domain/casework/terms.ts'
import { mostFileMegabytes } from '../../domain/report/report.ts'
import OnAPage from '../../testing/OnAPage.svelte'
import CaseProblems from '../casework/CaseProblems.svelte'
import LetterAnswer from '../forwarding/LetterAnswer.svelte'
import LetterContent from '../forwarding/LetterContent.svelte'
import AskedQuestion from './AskedQuestion.svelte'
import AskedTable from './AskedTable.svelte'
import AskForm from './AskForm.svelte'
import Consultations from './Consultations.svelte'
import type { AskedView, ConsultationView, QuestionView } from './question-state.ts'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const files = ['nl', 'cases/nl', 'consultations/nl', 'forwards/nl', 'passed-on/nl']
const t = createTranslator('nl', Object.assign({}, ...files.map(catalogue)))
const today = day('2026-12-20')

const drawn = <Given extends Record<string, unknown>>(shown: Component<Given>, given: Given): string =>
  render(OnAPage as Component<ComponentProps<typeof OnAPage<Given>>>, { props: { t, shown, given } }).body.replace(
    /<!--.*?-->/g,
    '',
  )

const question: QuestionView = {
  id: 'a'.repeat(32),
  ground: 'minor',
  fields: ['address', 'question'],
  sentOn: day('2026-12-04'),
  answerDue: day('2026-12-18'),
  expiresOn: day('2026-12-20'),
  state: 'sent',
  answer: null,
  answeredOn: null,
  manifest: '{}',
  answerFile: null,
}
const asked: ConsultationView = { ...question, way: 'partner', name: 'CoMensha', askedBy: 'Ann', opened: true }
const forUs: AskedView = { ...question, fromName: 'Gemeente Voorbeeldstad', ownCase: null, seenByServer: false }
const rules = { 'place-based': [], 'person-based': [], 'acute-danger': [], minor: [], 'wgs-partnership': [] }

describe('who asks', () => {
  test('chooses everything themselves, and no field is ticked or sent by the browser', () => {
    const html = drawn(AskForm, { colleagues: [{ person: 'ben', name: 'Ben' }], partners: [], rules, days: 14 })
    expect(html).not.toMatch(/data-forward-field="[^"]+"[^>]* checked/)
    expect(html).not.toMatch(/<textarea[^>]* name=/)
    expect(html).toContain(t('consultations.to.partner.none'))
    expect(html).not.toMatch(/data-forward-field="(identity|files|summary)"/)
  })

  test('reads the terms that decide when an answer is late, and how large a file may be, as numbers of the rules', () => {
    const html = drawn(AskForm, { colleagues: [], partners: [], rules, days: 9 })
    const { days } = terms.consultation
    expect(html).toContain(t('consultations.summary.term', { answer: days, urgent: urgentDays, days: 9 }))
    expect(html).toMatch(new RegExp(`${days} dagen, bij acuut gevaar binnen ${urgentDays} dagen.*9 dagen`))
    expect(drawn(CaseProblems, { staff: '/x' })).toContain(`${mostFileMegabytes} MB`)
  })

  test('sees what is late, takes one question back and ends all with one button', () => {
    const shown = { ask: '/x', mayAsk: true, isConsulting: true, today }
    const html = drawn(Consultations, { ...shown, consultations: [asked] })
    expect(html).toContain(t.plural('consultations.late', 2))
    expect(html).toContain('value="withdraw-question"')
    expect(html).toContain('value="end-consultation"')
    const answered = { ...asked, state: 'answered', answer: 'said', answeredOn: today } as const
    const after = drawn(Consultations, { ...shown, isConsulting: false, consultations: [answered] })
    expect(after).toContain(`data-case-advice="${asked.id}"`)
    expect(after).not.toContain('value="withdraw-question"')
    expect(after).not.toContain('value="end-consultation"')
  })

  test('hears before anything was asked that it is weighed first', () => {
    const html = drawn(Consultations, { ask: '/x', mayAsk: false, isConsulting: false, today, consultations: [] })
    expect(html).toContain(t('consultations.weigh-first'))
    expect(html).not.toContain('href="/x"')
  })
})

describe('who is asked', () => {
  test('is offered no answer of any kind before a script read the question; words are in a field without a name', () => {
    const html = drawn(AskedQuestion, { question: forUs, today })
    const shown = html.replace(/<section[^>]* hidden[\s\S]*?<\/section>/g, '')
    expect([html.match(/<form/g)?.length, shown.match(/<form/g)]).toEqual([3, null])
    expect(html).toContain('value="cannot-say"')
    expect(html).toContain('value="unreadable"')
    expect(html).not.toMatch(/<textarea[^>]* name=/)
    expect(drawn(AskedTable, { questions: [forUs], base: '/x', today })).toContain(`href="/x/${forUs.id}"`)
  })

  test('hears while it can be read that the report was open on the server, and not of one that was not', () => {
    const words = t('consultations.asked.seen-by-server')
    expect(drawn(AskedQuestion, { question: forUs, today })).not.toContain(words)
    expect(drawn(AskedQuestion, { question: { ...forUs, seenByServer: true }, today })).toContain(words)
    const gone = { ...forUs, seenByServer: true, state: 'answered' } as const
    expect(drawn(AskedQuestion, { question: gone, today })).not.toContain(words)
  })

  test('and who asked read which answer without words it was', () => {
    for (const answer of ['cannot-say', 'unreadable'] as const) {
      const over = { ...question, state: 'answered', answer, answeredOn: today } as const
      const there = drawn(AskedQuestion, { question: { ...forUs, ...over }, today })
      expect(there).toContain(t(`consultations.asked.over.${answer}`))
      const consultations = [{ ...asked, ...over }]
      const here = drawn(Consultations, { ask: '/x', mayAsk: true, isConsulting: true, today, consultations })
      expect(here).toContain(t(`consultations.card.${answer}`))
    }
  })

  test.each(['answered', 'withdrawn', 'expired'] as const)('finds nothing to read or answer once it is %s', (state) => {
    const html = drawn(AskedQuestion, { question: { ...forUs, state }, today })
    expect(html).toContain(t(`consultations.asked.over.${state}`))
    expect(html).not.toContain('<form')
    expect(html).not.toContain('data-question-lines')
  })

  test('with a letter answers in words where it is a question, and with a choice where something was handed over', () => {
    expect(drawn(LetterAnswer, { purpose: 'consultation' })).toContain('data-letter-words')
    expect(drawn(LetterAnswer, { purpose: 'hand-over' })).not.toContain('data-letter-words')
  })

  test('saves a question and its proof under names of a question, and what was passed on under its own', () => {
    const [asked, passed] = [
      drawn(LetterContent, { purpose: 'consultation' }),
      drawn(LetterContent, { purpose: 'hand-over' }),
    ]
    for (const name of [t('passed-on.file.asked'), t('passed-on.file.question')]) {
      expect(asked).toContain(`download="${name}"`)
      expect(passed).not.toContain(`download="${name}"`)
    }
    for (const name of [t('passed-on.file.content'), t('passed-on.file.manifest')]) {
      expect(passed).toContain(`download="${name}"`)
      expect(asked).not.toContain(`download="${name}"`)
    }
  })
})
