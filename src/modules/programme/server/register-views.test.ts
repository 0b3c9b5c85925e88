import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { anEvent, anItem } from '../testing/programme-builders.ts'
import {
  publishedAreas,
  publishedOn,
  publishedPolicy,
  publishedProgramme,
  withItems,
} from '../testing/published-programme.ts'
import { itemPage } from './item-page.ts'
import { tallyOf } from './item-summary.ts'
import { knowledgeDays } from './knowledge.ts'
import { registerViews, viewsKept } from './register-views.ts'

const places = { areas: publishedAreas, policy: publishedPolicy }
const viewsOf = (programme = publishedProgramme) => registerViews(programme, places)

describe('a remembered register', () => {
  test('is on every day the same as one that is made anew, the day before and after each change among them', () => {
    const { viewOn } = viewsOf()
    const days = knowledgeDays(publishedProgramme).flatMap((one) => [addDays(one, -1), one, addDays(one, 1)])
    for (const on of days) {
      const [kept, fresh] = [viewOn(on, 'en'), publishedOn(on, 'en')]
      expect(kept.known, on).toEqual(fresh.known)
      expect(kept.goalsOf, on).toEqual(fresh.goalsOf)
      expect(tallyOf(kept, kept.known.items), on).toEqual(tallyOf(fresh, fresh.known.items))
    }
  })

  test('knows what is late by the day that is asked for, not by the day on which something became known', () => {
    const { viewOn } = viewsOf()
    const lateness = (on: string) => {
      const page = itemPage(viewOn(day(on), 'nl'), 'S1-27')
      return page.ok && page.value.lateness
    }
    expect(lateness('2021-12-31')).toBe('within-term')
    expect(lateness('2022-01-01')).toBe('term-passed-outcome-unknown')
  })

  test('is made once for a day and a language', () => {
    const { viewOn } = viewsOf()
    expect(viewOn(day('2021-01-01'), 'nl')).toBe(viewOn(day('2021-01-01'), 'nl'))
    expect(viewOn(day('2021-01-01'), 'nl')).not.toBe(viewOn(day('2021-01-01'), 'en'))
  })

  test('stays small, however many days are asked for', () => {
    const events = [1, 2, 3].map((month) =>
      anEvent({ change: 'found' }, { id: `found-${month}`, when: `2021-0${month}`, knownOn: `2021-0${month}-15` }),
    )
    const programme = withItems([anItem({ id: 'S1-99', events })], { title: '-', text: '-' })
    const { viewOn, kept } = viewsOf(programme)
    for (let count = 0; count < 3_000; count += 1) viewOn(addDays(day('2018-01-01'), count), 'nl')
    const eventCount = programme.items.reduce((sum, item) => sum + item.events.length, 0)
    expect(kept().views).toBe(viewsKept)
    expect(kept().moments).toBeLessThanOrEqual(8)
    expect(kept().histories).toBeLessThanOrEqual(programme.items.length + eventCount)
  })

  test('what is asked for often is not forgotten', () => {
    const { viewOn } = viewsOf()
    const today = viewOn(day('2026-11-21'), 'nl')
    for (let count = 0; count < 200; count += 1) {
      viewOn(addDays(day('2018-01-01'), count), 'nl')
      expect(viewOn(day('2026-11-21'), 'nl')).toBe(today)
    }
  })
})
