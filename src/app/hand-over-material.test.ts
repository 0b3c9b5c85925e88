import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { loadGuides, placesIn } from '#modules/guides/server/index.ts'
import { listedFocalPoints, planVersions } from './hand-over-material.ts'
import { project } from './testing/run-command.ts'

const library = await loadGuides(placesIn(project), { today: day('2026-11-21') })
const [first] = library.guides.values()
if (!first) throw new Error('there are no guides')

describe('what the hand-over board takes from the guides', () => {
  test('the step plans of desk officers, inspectors and focal points, each with its version and title', () => {
    const plans = planVersions(library, 'nl', day('2026-11-21'))
    expect(plans).toHaveLength(9)
    expect(plans.map(({ guide }) => guide)).not.toContain('neighbour')
    for (const { version, title } of plans) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(title).toMatchObject({ text: expect.stringMatching(/\w/), language: 'nl' })
    }
  })

  test.each([
    [-1, 0],
    [0, 1],
  ])('a plan is there from its first day: %i days from it there are %i', (days, count) => {
    const guides = new Map([[first.guide.id, first]])
    expect(planVersions({ guides }, 'nl', addDays(first.guide.validFrom, days))).toHaveLength(count)
  })

  test('a title that is not there in the language is Dutch and says so', () => {
    expect(planVersions(library, 'pl', day('2026-11-21'))[0]?.title.language).toBe('nl')
  })

  test('of a focal point nothing but where, when and how we know', () => {
    const focalPoint = {
      municipality: 'GM0772',
      role: 'aandachtsfunctionaris',
      phone: '040',
      email: 'x@example.org',
      hours: 'ma',
      from: day('2026-12-01'),
      until: null,
      source: 'S1',
      checkedOn: day('2026-12-01'),
    }
    const catalogues = { ...library.catalogues, focalPoints: [focalPoint] }
    expect(listedFocalPoints({ catalogues })).toEqual([
      { municipality: 'GM0772', from: '2026-12-01', until: null, source: 'S1', checkedOn: '2026-12-01' },
    ])
  })
})
