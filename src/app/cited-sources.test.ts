import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import type { Directory, HolidayRule } from '#modules/directory/index.ts'
import { type GuideLibrary, loadGuides, placesIn } from '#modules/guides/server/index.ts'
import { loadPolicy, type Policy } from '#modules/policy/server/index.ts'
import { loadProgramme, type Programme, programmePlacesIn, sourcesNamed } from '#modules/programme/server/index.ts'
import { citedSources, citedSourcesNow } from './cited-sources.ts'

const root = join(import.meta.dirname, '../..')
let library: GuideLibrary
let areas: Areas
let policy: Policy
let programme: Programme
beforeAll(async () => {
  library = await loadGuides(placesIn(root), { today: day('2026-11-21') })
  areas = loadAreas(join(root, 'data/areas'))
  policy = await loadPolicy(join(root, 'data'), areas)
  programme = await loadProgramme(programmePlacesIn(root), areas, policy)
})
const codesOf = (changed: Partial<{ library: GuideLibrary; areas: Areas; policy: Policy }> = {}) => {
  const given = { library, areas, policy, ...changed }
  return citedSources({ ...given, programme }).map(({ code }) => code)
}

describe('the sources that the site names', () => {
  test('are each cited somewhere, once, in the order of the register', () => {
    const register = [...library.catalogues.sources.keys()]
    const codes = codesOf()
    expect(codes.length).toBeGreaterThan(20)
    expect(codes).toEqual(register.filter((code) => codes.includes(code)))
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('hold every source of every municipality, measurement, document, promise, signal, contact and step', () => {
    const cited = new Set(codesOf())
    const rows = [
      ...areas.municipalities,
      ...areas.memberships,
      ...policy.measurements,
      ...policy.documents,
      ...library.catalogues.signals.values(),
      ...library.catalogues.contacts.values(),
      ...[...library.guides.values()].flatMap(({ guide }) => Object.values(guide.nodes)),
    ]
    const named = [...rows.flatMap(({ sources }) => sources), ...sourcesNamed(programme)]
    expect(named.filter((code) => !cited.has(code))).toEqual([])
  })

  test('leave out what nothing names', () => {
    const unused = { code: 'ZZ-99', title: 'Read by nobody', url: null }
    const catalogues = {
      ...library.catalogues,
      sources: new Map([...library.catalogues.sources, [unused.code, unused]]),
    }
    expect(codesOf({ library: { ...library, catalogues } })).toEqual(codesOf())
  })

  test('a source that only a line of a guide names is there', () => {
    const own = { code: 'ZZ-99', title: 'One line', url: 'https://example.org/' }
    const [first, ...others] = library.guides.values()
    if (!first) throw new Error('no guides')
    const line = { id: 'x', sources: [own.code], confidence: 'own' } as const
    const guide = { ...first, guide: { ...first.guide, dont: [...first.guide.dont, line] } }
    const changed = {
      ...library,
      guides: new Map([guide, ...others].map((one) => [one.guide.id, one])),
      catalogues: { ...library.catalogues, sources: new Map([...library.catalogues.sources, [own.code, own]]) },
    }
    expect(citedSources({ library: changed, areas, policy, programme })).toContainEqual(own)
  })

  test('are those of the directory as it is when somebody asks', async () => {
    const own = { code: 'ZZ-99', title: 'Named by an import', url: null }
    const sources = new Map([...library.catalogues.sources, [own.code, own]])
    const changed = { ...library, catalogues: { ...library.catalogues, sources } }
    const empty: Directory = { organisations: [], services: [], locations: [], points: [], events: [], holidays: [] }
    const holiday: HolidayRule = {
      id: 'new-year',
      date: { kind: 'fixed', month: 1, date: 1, onSunday: 'stays' },
      desks: 'closed',
      closedEveryYears: null,
      sources: [own.code],
      confidence: 'seen',
    }
    let current = empty
    const cited = citedSourcesNow(
      { library: changed, areas, policy },
      () => programme,
      async () => current,
    )
    expect(await cited()).not.toContainEqual(own)
    current = { ...empty, holidays: [holiday] }
    expect(await cited()).toContainEqual(own)
  })
})
