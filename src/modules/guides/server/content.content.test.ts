import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { checkGuide } from '../domain/check-guide.ts'
import { likeness, tooAlike, type WordedGuide } from '../domain/compare-forms.ts'
import { type Sample, withEveryEdge, withoutEveryMessage } from '../testing/change-sample.ts'
import { placesIn } from './guide-places.ts'
import { type LoadedGuide, loadGuides } from './load-guides.ts'

const root = join(import.meta.dirname, '../../../..')
/** The day the texts were written for, so that this says something about the texts and not about the calendar. */
const today = day('2026-11-21')
const { guides, catalogues, findings } = await loadGuides(placesIn(root), { today })

const roles = ['desk', 'inspector', 'focal-point'] as const
const forms = ['labour', 'sexual', 'criminal'] as const
const plans = roles.flatMap((role) => forms.map((form) => `${role}-${form}`))
const publicGuides = ['worker-is-this-normal', 'employer-hirer', 'neighbour']

function guideCalled(id: string): LoadedGuide {
  const loaded = guides.get(id)
  if (!loaded) throw new Error(`there is no guide "${id}"`)
  return loaded
}
function worded(id: string, language: string): WordedGuide {
  const { guide, words } = guideCalled(id)
  const own = words.get(language)
  if (!own) throw new Error(`guide "${id}" has no words in "${language}"`)
  return { guide, words: own }
}

describe('the guides in content/', () => {
  test('have no findings', () => {
    expect(findings.map(findingText)).toEqual([])
  })

  test.each(plans)('%s is a step plan in Dutch and English', (id) => {
    const { guide, words } = guideCalled(id)
    expect(guide.profile).toBe('step-plan')
    expect([...words.keys()]).toEqual(expect.arrayContaining(['nl', 'en']))
  })

  test.each(publicGuides)('%s is there in Dutch, English and Polish', (id) => {
    expect([...guideCalled(id).words.keys()]).toEqual(expect.arrayContaining(['nl', 'en', 'pl']))
  })

  test.each(plans)('%s is for its role and about its form', (id) => {
    const { audience, form } = guideCalled(id).guide
    expect(`${audience.replace('desk-officer', 'desk')}-${form}`).toBe(id)
  })
})

const pairs = roles.flatMap((role) =>
  (
    [
      ['labour', 'sexual'],
      ['labour', 'criminal'],
      ['sexual', 'criminal'],
    ] as const
  ).flatMap((pair) => ['nl', 'en'].map((language) => ({ role, one: pair[0], other: pair[1], language }))),
)

describe('the plans of one role are different plans', () => {
  test.each(pairs)('$role: $one and $other in $language', ({ role, one, other, language }) => {
    const found = likeness(worded(`${role}-${one}`, language), worded(`${role}-${other}`, language), language)
    expect({ tooAlike: tooAlike(found), found }).toMatchObject({ tooAlike: [] })
  })
})

describe('the checks would notice a slip in any guide', () => {
  const codesOf = ({ folder, context }: Sample) => checkGuide(folder, context, () => 1).map(({ code }) => code)

  test.each([...guides.values()].map(({ guide, words }) => ({ id: guide.id, guide, words })))(
    '$id: every way that leads to nothing and every text that is left out',
    ({ id, guide, words }) => {
      const sample: Sample = { folder: { name: id, guide, words }, context: { catalogues, today } }
      const ways = withEveryEdge(sample, 'nowhere')
      const texts = [...words.keys()].flatMap((language) => withoutEveryMessage(sample, language))
      expect(ways.length).toBeGreaterThan(5)
      for (const slip of ways) expect(codesOf(slip)).toContain('edge-unresolved')
      for (const slip of texts) expect(codesOf(slip)).toContain('message-missing')
    },
  )
})
