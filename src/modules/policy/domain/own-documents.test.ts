import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { aDocument, aMeasurement, municipalities } from '../testing/policy-builders.ts'
import { countOn } from './count.ts'
import { type OwnStatement, ownWordSource, withOwnWords } from './own-documents.ts'
import type { PolicyDocument } from './policy.ts'

const found = aDocument({ id: 'found', decided: '2018', title: 'Gevonden' })
const asSaid = aDocument({ id: 'found', decided: '2019', title: 'Zoals de gemeente zegt', sources: [ownWordSource] })
const added = aDocument({ id: 'gm0001-added', decided: '2020-03-01', sources: [ownWordSource] })

const statement = (
  document: PolicyDocument | null,
  changes: Partial<OwnStatement> & { id: string; version: number; on: Day },
): OwnStatement => ({
  municipality: 'GM0001',
  act: 'change',
  said: document && { document, about: 'Wat erin staat.' },
  ...changes,
})
const said = statement(asSaid, { id: 'found', version: 1, on: day('2026-11-29') })
const titles = (statements: readonly OwnStatement[], by: Day | null) =>
  withOwnWords([found], statements, by).documents.map(({ title }) => title)

describe('what a municipality says of its documents', () => {
  test('holds from the day it was said, and not the day before', () => {
    expect(titles([said], day('2026-11-28'))).toEqual(['Gevonden'])
    expect(titles([said], day('2026-11-29'))).toEqual(['Zoals de gemeente zegt'])
    expect(titles([said], day('2026-11-30'))).toEqual(['Zoals de gemeente zegt'])
    expect(titles([said], null)).toEqual(['Zoals de gemeente zegt'])
  })

  test('stands in the place of what was found, and keeps its place', () => {
    const other = aDocument({ id: 'other', municipality: 'GM0002' })
    const { documents, ownWords } = withOwnWords([found, other], [said], null)
    expect(documents.map(({ id }) => id)).toEqual(['found', 'other'])
    expect(ownWords.get('found')).toEqual({ act: 'change', on: '2026-11-29', about: 'Wat erin staat.' })
    expect(ownWords.has('other')).toBe(false)
  })

  test('adds what nobody had found; taken back, it is gone', () => {
    const add = statement(added, { id: 'gm0001-added', version: 1, on: day('2026-11-29'), act: 'add' })
    const back = statement(null, { id: 'gm0001-added', version: 2, on: day('2026-11-30'), act: 'undo' })
    expect(withOwnWords([found], [add], null).documents).toEqual([found, added])
    expect(withOwnWords([found], [add, back], null).documents).toEqual([found])
    expect(withOwnWords([found], [add, back], day('2026-11-29')).documents).toEqual([found, added])
  })

  test('of what was found, undone: then it stands as it was found', () => {
    const back = statement(null, { id: 'found', version: 2, on: day('2026-11-29'), act: 'undo' })
    const now = withOwnWords([found], [said, back], null)
    expect(now.documents).toEqual([found])
    expect(now.ownWords.size).toBe(0)
  })

  test('of a document of another municipality counts for nothing', () => {
    const stranger = statement({ ...asSaid, municipality: 'GM0002' }, { ...said, municipality: 'GM0002' })
    const now = withOwnWords([found], [stranger], null)
    expect(now.documents).toEqual([found])
    expect(now.ownWords.size).toBe(0)
  })

  test('changes what is known at least, and never what was measured', () => {
    const measurements = [aMeasurement()]
    const add = statement(added, { id: 'gm0001-added', version: 1, on: day('2026-11-29'), act: 'add' })
    const count = (documents: readonly PolicyDocument[]) =>
      countOn(measurements, documents, municipalities(3), day('2020-12-31'))
    const before = count([])
    const after = count(withOwnWords([], [add], null).documents)
    const { withFramework, housing, integral, share, measuredOn } = after
    expect({ withFramework, housing, integral, share, measuredOn }).toEqual({
      withFramework: before.withFramework,
      housing: before.housing,
      integral: before.integral,
      share: before.share,
      measuredOn: before.measuredOn,
    })
    // GM0001 is named by the measurement; a document of GM0002 is one more.
    const second = { ...added, municipality: 'GM0002' }
    expect(count([second]).knownAtLeast).toBe(before.knownAtLeast + 1)
  })
})

const codes = ['GM0001', 'GM0002'] as const
const ids = ['found', 'theirs', 'new-one', 'new-two'] as const
const days = ['2026-11-27', '2026-11-28', '2026-11-29'].map(day)
const statements = fc
  .array(
    fc.record({
      municipality: fc.constantFrom(...codes),
      id: fc.constantFrom(...ids),
      on: fc.constantFrom(...days),
      isThere: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((drawn) => {
    const versions = new Map<string, number>()
    return drawn
      .toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
      .map(({ municipality, id, on, isThere }): OwnStatement => {
        const key = `${municipality}/${id}`
        const version = (versions.get(key) ?? 0) + 1
        versions.set(key, version)
        return statement(isThere ? aDocument({ id, municipality, title: `${key} ${version}` }) : null, {
          municipality,
          id,
          version,
          on,
        })
      })
  })
const ours = [found, aDocument({ id: 'theirs', municipality: 'GM0002', title: 'Van de ander' })]

describe('whatever is said, in whatever order', () => {
  test('every document keeps its municipality, stands once, and none of ours goes away', () => {
    fc.assert(
      fc.property(statements, fc.constantFrom(null, ...days), (drawn, by) => {
        const { documents } = withOwnWords(ours, drawn, by)
        const keys = documents.map(({ municipality, id }) => `${municipality}/${id}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys).toEqual(expect.arrayContaining(['GM0001/found', 'GM0002/theirs']))
      }),
    )
  })

  test('what is said later changes nothing of an earlier day', () => {
    fc.assert(
      fc.property(statements, fc.constantFrom(...days), (drawn, by) => {
        const earlier = drawn.filter(({ on }) => on <= by)
        expect(withOwnWords(ours, drawn, by)).toEqual(withOwnWords(ours, earlier, by))
      }),
    )
  })
})
