import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { withSaid } from '../../domain/editing/said.ts'
import { anEvent, anItem, someParties } from '../../testing/programme-builders.ts'
import { saidClashes } from './said-clashes.ts'

const by = { organisation: 'stad', name: 'Stad', kind: 'municipality', asParliament: false } as const
const shown = { kind: 'link', title: 'Pagina', address: 'https://voorbeeld.example' } as const
const done = {
  change: 'state',
  to: 'done',
  id: 'said-1',
  when: '2026-10',
  saidOn: day('2026-10-02'),
  by,
  nl: 'Gedaan.',
  en: null,
  shown,
} as const
const said = { events: [done], settled: null }
const clashesOf = (item: ReturnType<typeof anItem>) =>
  saidClashes({ items: [withSaid(item, said)], parties: someParties() }, new Map([[item.id, said]]))

test('what was said and still fits the files is told to nobody', () => {
  expect(clashesOf(anItem())).toEqual([])
})

test('a step that the files have made impossible is told', () => {
  const dropped = anEvent({ change: 'state', to: 'dropped' }, { when: '2026-09', by: 'GS' })
  expect(clashesOf(anItem({ events: [dropped] }))).toEqual([
    'S1-01: dropped → done (said-1) is no step now: no-such-step',
  ])
})

test('an item that the files do not have any more is told', () => {
  expect(saidClashes({ items: [], parties: [] }, new Map([['S9-99', said]]))).toEqual([
    'S9-99: something was said of it on screen, and the files have no such item any more',
  ])
})
