import { readFileSync } from 'node:fs'
import type { Component, ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import OnAPage from '../testing/OnAPage.svelte'
import Thread from './Thread.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const t = createTranslator('nl', { ...catalogue('nl'), ...catalogue('reporting/nl') })

type Props = ComponentProps<typeof Thread>
type Given = Pick<Props, keyof Props>
const told = {
  from: 'reporter',
  day: day('2026-11-30'),
  report: null,
  text: 'Wij slapen met z’n achten.',
  files: [],
} as const
const answered = { ...told, from: 'organisation', text: 'Dank je wel.' } as const

const drawn = (
  state: string,
  entries: Given['thread']['entries'] = [told],
  { isRead = true, done = null }: { isRead?: boolean; done?: Given['done'] } = {},
): string => {
  const receivedOn = day('2026-11-30')
  const head = { organisationName: 'Gemeente Voorbeeldstad', door: 'seen-once', state, receivedOn, isRead }
  const thread = { head, entries, deletion: { on: day('2027-11-30'), isWished: false } }
  const given: Given = { action: '/x', code: '', thread, item: '', text: '', problem: null, done }
  return render(OnAPage as Component<ComponentProps<typeof OnAPage<Given>>>, { props: { t, shown: Thread, given } })
    .body
}
const answerBy = t('reporting.state.answer-due', { day: t.day(day('2026-12-07')) })

describe('who comes back without JavaScript', () => {
  test('is told that an answer may still come only while one may', () => {
    expect(drawn('read')).toContain(t('reporting.thread.none'))
    expect(drawn('read')).toContain(answerBy)
    for (const html of [drawn('closed'), drawn('read', [told, answered])]) {
      expect(html).not.toContain(t('reporting.thread.none'))
      expect(html).not.toContain(answerBy)
    }
  })

  test('is not told to wait where nobody can read it now, but to tell it again, and that what is written is kept', () => {
    const unread = drawn('new', [told], { isRead: false, done: 'said' })
    expect(unread).toContain(t('reporting.state.unread', { organisation: 'Gemeente Voorbeeldstad' }))
    expect(unread).toContain('href="/nl/report"')
    expect(unread).toContain(t('reporting.say.kept'))
    const waits = [t('reporting.thread.none'), answerBy, t('reporting.say.sent')]
    const reads = t('reporting.state.reader', { organisation: 'Gemeente Voorbeeldstad' })
    for (const words of [...waits, reads]) expect(unread).not.toContain(words)
    const usual = drawn('new', [told], { done: 'said' })
    for (const words of [...waits, reads]) expect(usual).toContain(words)
    expect(usual).not.toContain(t('reporting.state.unread.again'))
  })

  test.each(['new', 'weighed', 'in-consultation', 'forwarded', 'answered', 'closed'])(
    'hears of a report that is %s, before it is deleted, that what was passed on stays',
    (state) => expect(drawn(state)).toContain(t('reporting.delete.passed-on')),
  )
})
