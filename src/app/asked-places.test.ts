import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { loadPolicy } from '#modules/policy/server/index.ts'
import { knowledgeDays, loadProgramme, programmePlacesIn, registerViews } from '#modules/programme/server/index.ts'
import { askedPlaces } from './asked-places.ts'

const areas = loadAreas('data/areas')
const policy = await loadPolicy('data', areas)
const programme = await loadProgramme(programmePlacesIn('.'), areas, policy)
const { lastChecked } = areas.coverage

function asked(query: string, today: Day) {
  const services = {
    areas,
    policy,
    registerOn: registerViews(programme, { areas, policy }).viewOn,
    registerDays: knowledgeDays(programme),
    today: () => today,
    contentLanguage: (language: string) => language,
  }
  const locals = { services, language: 'nl', status: 200 }
  const page = askedPlaces({ locals, url: new URL(`https://baken.test/nl/programme/regions${query}`) })
  return { day: page.asked.day, problem: page.asked.problem, search: page.search, status: locals.status, page }
}

describe('the day of a page about places', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    [lastChecked, lastChecked],
    ['2027-03-01', lastChecked],
  ])('today being %s it is %s: no later than the areas were checked', (today, on) => {
    expect(asked('', day(today))).toMatchObject({ day: on, problem: null, search: '', status: 200 })
  })

  test('a day that was asked for is carried along', () => {
    expect(asked('?on=2020-12-31', lastChecked)).toMatchObject({ day: '2020-12-31', search: '?on=2020-12-31' })
  })

  test.each(['?on=2027-01-01', '?on=2018-11-08', '?on=soon'])(
    '%s cannot be shown: 422, and it is not carried',
    (query) => {
      expect(asked(query, day('2027-03-01'))).toMatchObject({ day: lastChecked, search: '', status: 422 })
      expect(asked(query, day('2027-03-01')).problem).not.toBeNull()
    },
  )

  test('days to choose from are days on which something became known, the last one first', () => {
    const { quick } = asked('', lastChecked).page
    expect(quick[0]).toBe(lastChecked)
    expect(quick).toEqual([...quick].sort().reverse())
    expect(new Set(quick).size).toBe(quick.length)
  })
})
