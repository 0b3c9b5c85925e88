import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { loadPolicy, policyAsSaid } from '#modules/policy/server/index.ts'
import { claimViews, loadProgramme, programmePlacesIn, registerOn } from '#modules/programme/server/index.ts'
import { madeUpMunicipalities, wordsBy } from './own-words.ts'

const root = join(import.meta.dirname, '../..')
const areas = loadAreas(join(root, 'data/areas'))
const policy = await loadPolicy(join(root, 'data'), areas)
const { lastChecked } = areas.coverage

test.each([
  ['2020-12-31', '2026-12-01', '2020-12-31'],
  [lastChecked, '2099-01-01', null],
  // Before the areas were checked for the last time, today is today.
  [lastChecked, lastChecked, null],
])('on a page about %s, today being %s, words count up to %s', (on, today, by) =>
  expect(wordsBy(areas, day(on), day(today))).toBe(by),
)

test('an earlier day has no later words', () =>
  expect(wordsBy(areas, day('2026-11-20'), day('2026-11-29'))).toBe('2026-11-20'))

test('made-up municipalities are there in the demonstration only, and in no division', () => {
  expect([...madeUpMunicipalities(true)]).toContainEqual(['GM9901', 'Voorbeeldstad'])
  expect(madeUpMunicipalities(false).size).toBe(0)
  expect(areas.municipalities.some(({ code }) => madeUpMunicipalities(true).has(code))).toBe(false)
})

test('whatever a municipality says, the claims of the notes are counted as before', async () => {
  const programme = await loadProgramme(programmePlacesIn(root), areas, policy)
  const [document] = policy.documents
  if (!document) throw new Error('no document')
  const of = { municipality: document.municipality, version: 1, on: day('2026-11-29') } as const
  const said = policyAsSaid(
    policy,
    [
      { ...of, id: document.id, act: 'undo', said: null },
      { ...of, id: 'new', act: 'add', said: { document: { ...document, id: 'new', theme: 'integral' }, about: 'x' } },
    ],
    { by: null },
  )
  const claims = (known: typeof policy) =>
    claimViews(registerOn(programme, { areas, policy: known }, day('2026-11-29'), 'nl'))
  expect(said.documents).toHaveLength(policy.documents.length + 1)
  expect(claims(policy).length).toBeGreaterThan(5)
  expect(claims(said)).toEqual(claims(policy))
})
