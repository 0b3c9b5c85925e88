import { readFileSync } from 'node:fs'
import type { Component, ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import { stepsOnPage } from '../../domain/desk/desk-steps.ts'
import { mostAlongMegabytes } from '../../domain/forwards/along.ts'
import { mostFiles } from '../../domain/report/report.ts'
import OnAPage from '../../testing/OnAPage.svelte'
import StepCards from '../casework/StepCards.svelte'
import WaitingAnswers from '../casework/WaitingAnswers.svelte'
import CameFrom from './CameFrom.svelte'
import ForwardCard from './ForwardCard.svelte'
import ForwardProblems from './ForwardProblems.svelte'
import type { ForwardView } from './forward-view.ts'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const files = ['nl', 'cases/nl', 'forwards/nl', 'passed-on/nl']
const t = createTranslator('nl', Object.assign({}, ...files.map(catalogue)))
const today = day('2026-12-20')

const drawn = <Given extends Record<string, unknown>>(shown: Component<Given>, given: Given): string =>
  render(OnAPage as Component<ComponentProps<typeof OnAPage<Given>>>, { props: { t, shown, given } }).body.replace(
    /<!--.*?-->/g,
    '',
  )

const sent: ForwardView = {
  id: 'a'.repeat(32),
  direction: 'out',
  partner: 'CoMensha',
  isOutside: false,
  ground: 'minor',
  fields: ['municipality'],
  sentOn: day('2026-11-30'),
  answerDue: day('2026-12-14'),
  state: 'sent',
  answer: null,
  reason: null,
  answeredOn: null,
  toldAnswer: null,
  toldOn: null,
  opened: false,
  expiresOn: null,
  manifest: '{}',
  answerFile: null,
}
const signed: ForwardView = {
  ...sent,
  state: 'answered',
  answer: 'accepted',
  reason: 'taken-up',
  answeredOn: day('2026-12-03'),
}

test('too much that goes along is refused with the sizes that are kept to', () => {
  const html = drawn(ForwardProblems, { staff: '/nl/staff' })
  expect(html).toContain(t('forwards.problem.too-many-along', { most: mostFiles }))
  expect(html).toContain(t('forwards.problem.too-much-along', { size: mostAlongMegabytes }))
  expect(html).not.toMatch(/\{\w+\}/)
})

describe('the step that records an answer', () => {
  const step = (forwards: readonly ForwardView[]) =>
    drawn(StepCards, { steps: stepsOnPage('forwarded'), met: [], plans: [], isOpen: false, forwards, today })

  test('asks what was said and on which day, of whom it is known to whom it went', () => {
    const html = step([sent])
    expect(html).toContain(`name="forward" value="${sent.id}"`)
    expect(html).toContain('name="answer"')
    expect(html).toMatch(/name="told-on"[^>]*max="2026-12-20"/)
    expect(html).toContain(t('cases.record.told'))
  })

  test('lets somebody choose who answered when it went to several, and leaves out what was taken back', () => {
    const other = { ...sent, id: 'b'.repeat(32), partner: 'Politie' }
    const html = step([sent, other, { ...sent, id: 'c'.repeat(32), state: 'withdrawn' }])
    expect(html).toMatch(/<select[^>]*name="forward"/)
    expect(html).toContain('Politie')
    expect(html).not.toContain('c'.repeat(32))
  })

  test('takes a signed answer over as it is', () => {
    const html = step([signed])
    expect(html).toContain('name="answer" value="accepted"')
    expect(html).toContain(t('cases.record.take-over'))
    expect(html).not.toContain('name="told-on"')
  })

  test('works for a report that was passed on outside Baken altogether', () => {
    const html = step([])
    expect(html).toContain('name="told-on"')
    expect(html).not.toContain('name="forward"')
  })

  test('says so when everything was taken back', () => {
    expect(step([{ ...sent, state: 'withdrawn' }])).toContain(t('cases.steps.taken-back'))
    expect(step([{ ...sent, state: 'withdrawn' }, sent])).not.toContain(t('cases.steps.taken-back'))
  })
})

describe('a card of what was passed on', () => {
  test('shows what was told beside what was signed, and calls neither the other', () => {
    const told = { ...signed, toldAnswer: 'refused', toldOn: day('2026-12-01') } as const
    const html = drawn(ForwardCard, { forward: told, today })
    expect(html).toContain(t('forwards.row.told.text'))
    expect(html).toContain(t('passed-on.answer.refused'))
    expect(html).toContain(t('passed-on.answer.accepted'))
  })

  test('is late when nobody answered, and not when somebody told', () => {
    expect(drawn(ForwardCard, { forward: sent, today })).toContain('6 dagen te laat')
    const told = { ...sent, toldAnswer: 'accepted', toldOn: day('2026-12-15') } as const
    expect(drawn(ForwardCard, { forward: told, today })).not.toContain('te laat')
  })

  test('can be taken back until somebody opened it, also a letter', () => {
    const letter = { ...sent, isOutside: true, expiresOn: day('2026-12-14') } as const
    expect(drawn(ForwardCard, { forward: letter, today })).toContain('value="withdraw"')
    const opened = drawn(ForwardCard, { forward: { ...letter, opened: true }, today })
    expect(opened).not.toContain('value="withdraw"')
    expect(opened).toContain(t('forwards.row.withdraw.not'))
  })
})

describe('what a partner passed on to us', () => {
  test('says from whom, on which day and ground, how to verify it, and has the answer beside it', () => {
    const came = { ...sent, direction: 'in', partner: 'Gemeente Voorbeeldstad' } as const
    const html = drawn(CameFrom, { forward: came, today, action: '/nl/staff/cases/x/forward' })
    for (const words of [
      'Gemeente Voorbeeldstad',
      '30 november 2026',
      t('passed-on.ground.minor'),
      'baken receipt verify',
    ])
      expect(html).toContain(words)
    expect(html).toMatch(/<form[^>]*action="\/nl\/staff\/cases\/x\/forward"/)
    expect(drawn(CameFrom, { forward: { ...signed, direction: 'in' as const }, today, action: '' })).not.toContain(
      '<form',
    )
  })

  test('is counted on the desk with who waits and how long, or says that nobody does', () => {
    const row = {
      id: sent.id,
      ownCase: 'd'.repeat(32),
      partner: 'Politie',
      sentOn: sent.sentOn,
      answerDue: sent.answerDue,
    }
    const html = drawn(WaitingAnswers, { base: '/nl/staff/cases', waiting: [row], today })
    expect(html).toContain(`/nl/staff/cases/${row.ownCase}#came`)
    expect(html).toContain('(1)')
    expect(html).toContain('6 dagen te laat')
    expect(drawn(WaitingAnswers, { base: '', waiting: [], today })).toContain(t('cases.waiting.none'))
  })
})
