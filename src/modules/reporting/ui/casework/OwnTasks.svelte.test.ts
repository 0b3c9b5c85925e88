import { readFileSync } from 'node:fs'
import type { Component, ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import OnAPage from '../../testing/OnAPage.svelte'
import OwnTasks from './OwnTasks.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const languages = ['nl', 'en'] as const

const drawn = <Given extends Record<string, unknown>>(
  language: (typeof languages)[number],
  shown: Component<Given>,
  given: Given,
): string[] => {
  const t = createTranslator(language, Object.assign({}, catalogue(language), catalogue(`cases/${language}`)))
  const page = render(OnAPage as Component<ComponentProps<typeof OnAPage<Given>>>, { props: { t, shown, given } })
  return page.body.split('<li').slice(1)
}

test.each([
  ['nl', 'van Persoon ann, die er niet is', 'van een collega die er niet is'],
  ['en', 'of Persoon ann, who is not there', 'of a colleague who is not there'],
] as const)(
  'a task of a colleague who is not there says whose it is, one of who looks does not: %s',
  (language, named, unnamed) => {
    const task = { caseId: 'c'.repeat(32), due: day('2026-11-30') }
    const tasks = [
      { ...task, task: 'a', colleague: null },
      { ...task, task: 'b', colleague: 'Persoon ann' },
      { ...task, task: 'c', colleague: '' },
    ]
    const [own, theirs, nobodys] = drawn(language, OwnTasks, {
      base: '/cases',
      tasks,
      count: 3,
      today: day('2026-11-30'),
    })
    expect(own).not.toMatch(/collega|colleague|Persoon/)
    expect(theirs).toContain(named)
    expect(nobodys).toContain(unnamed)
  },
)
