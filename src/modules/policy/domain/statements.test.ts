import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { aDocument, aMeasurement, municipalities } from '../testing/policy-builders.ts'
import { mapClasses, mapClassOf } from './map-classes.ts'
import { themes } from './policy.ts'
import { isKnownStatus, type KnownPolicy, policyStatuses, statementsOn } from './statements.ts'

const december = aMeasurement()
const statusOf = (known: Partial<KnownPolicy>, on: string, code = 'GM0001') =>
  statementsOn({ measurements: [], documents: [], ...known }, municipalities(3), [], day(on)).find(
    ({ municipality }) => municipality === code,
  )?.status

describe('what is said of a municipality', () => {
  test.each([
    ['2020-11-30', 'unknown'],
    ['2020-12-01', 'integral'],
    ['2020-12-31', 'integral'],
    ['2021-01-01', 'named-earlier'],
    ['2026-11-21', 'named-earlier'],
  ])('named as integral in December 2020: on %s it is %s', (on, status) => {
    expect(statusOf({ measurements: [december] }, on)).toBe(status)
  })

  test('who is not named stays unknown, also when the measurement counted more than it names', () => {
    expect(statusOf({ measurements: [december] }, '2020-12-31', 'GM0002')).toBe('unknown')
  })

  test('a decided document is known, whichever fields it covers', () => {
    const documents = [aDocument({ theme: 'integral', decided: '2018' })]
    expect([statusOf({ documents }, '2018-12-31'), statusOf({ documents }, '2019-01-01')]).toEqual([
      'unknown',
      'document-known',
    ])
  })

  test('an uncertain measurement names nobody', () => {
    expect(statusOf({ measurements: [aMeasurement({ confidence: 'uncertain' })] }, '2020-12-31')).toBe('unknown')
  })

  test('a trafficking document says nothing about labour migration', () => {
    expect(statusOf({ documents: [aDocument({ theme: 'trafficking', decided: '2019' })] }, '2020-12-31')).toBe(
      'unknown',
    )
  })

  test('none is only said of who a measurement names as without, on its days', () => {
    const measurements = [aMeasurement({ named: { integral: null, housing: null, without: ['GM0001'] } })]
    expect(statusOf({ measurements }, '2020-12-31')).toBe('none')
    expect(statusOf({ measurements }, '2021-01-01')).toBe('unknown')
    expect(statusOf({ measurements }, '2020-12-31', 'GM0002')).toBe('unknown')
  })

  test('a document that was decided goes before a measurement that found none', () => {
    const measurements = [aMeasurement({ named: { integral: null, housing: null, without: ['GM0001'] } })]
    expect(statusOf({ measurements, documents: [aDocument({ decided: '2019' })] }, '2020-12-31')).toBe('document-known')
  })

  test('the last measurement that names it decides, also when the rows stand in another order', () => {
    const later = aMeasurement({
      id: 'later',
      about: '2024',
      named: { integral: null, housing: null, without: ['GM0001'] },
    })
    expect(statusOf({ measurements: [later, december] }, '2025-06-01')).toBe('unknown')
  })

  test('documents not yet decided are left out, undated and announced ones are shown', () => {
    const documents = [
      aDocument({ id: 'later', decided: '2024-01-01' }),
      aDocument({ id: 'undated' }),
      aDocument({ id: 'plan', act: 'announcement', theme: 'safety' }),
    ]
    const [first] = statementsOn({ measurements: [], documents }, municipalities(1), [], day('2020-12-31'))
    expect(first?.documents.map(({ document, state }) => [document.id, state])).toEqual([
      ['undated', 'undated'],
      ['plan', 'announced'],
    ])
    expect(first?.status).toBe('unknown')
  })
})

describe('after a merger', () => {
  const known = { measurements: [december], documents: [aDocument({ municipality: 'GM0002', decided: '2019' })] }
  const merger = day('2022-01-01')
  const dissolutions = ['GM0001', 'GM0002'].map((from) => ({ on: merger, from, to: 'GM0100' }))
  const of = (on: string, rows = dissolutions, code = 'GM0100') => statementsOn(known, [{ code }], rows, day(on)).at(0)

  test('the new municipality says nothing itself; what was said of its predecessors is shown as theirs', () => {
    expect(of('2022-01-01')).toMatchObject({
      status: 'unknown',
      namings: [],
      documents: [],
      ofPredecessors: [
        {
          predecessor: 'GM0001',
          until: '2022-01-01',
          wentOverWhole: true,
          namings: [{ as: 'integral', about: '2020-12' }],
        },
        { predecessor: 'GM0002', until: '2022-01-01', documents: [{ state: 'decided' }] },
      ],
    })
  })

  test('the day before there is nothing to show beside it', () => {
    expect(of('2021-12-31')?.ofPredecessors).toEqual([])
  })

  test('a predecessor of whom nothing was said is not listed', () => {
    expect(of('2022-01-01', [{ on: merger, from: 'GM0003', to: 'GM0100' }])?.ofPredecessors).toEqual([])
  })

  test('a divided municipality is marked as gone over in part', () => {
    const divided = [...dissolutions, { on: merger, from: 'GM0001', to: 'GM0101' }]
    expect(of('2022-01-01', divided)?.ofPredecessors.map(({ wentOverWhole }) => wentOverWhole)).toEqual([false, true])
    expect(of('2022-01-01', divided, 'GM0101')).toMatchObject({
      ofPredecessors: [{ predecessor: 'GM0001', wentOverWhole: false }],
    })
  })

  test('over two mergers the first is still found, once', () => {
    const again = [
      ...dissolutions,
      { on: day('2024-01-01'), from: 'GM0100', to: 'GM0200' },
      { on: day('2024-01-01'), from: 'GM0001', to: 'GM0200' },
    ]
    expect(of('2024-01-01', again, 'GM0200')?.ofPredecessors.map(({ predecessor }) => predecessor)).toEqual([
      'GM0001',
      'GM0002',
    ])
  })
})

describe('unknown is never none', () => {
  const anyDay = fc.integer({ min: 0, max: 3650 }).map((count): Day => addDays(day('2018-01-01'), count))
  const anyDocument = fc
    .record({
      number: fc.integer({ min: 1, max: 5 }),
      theme: fc.constantFrom(...themes),
      year: fc.integer({ min: 2018, max: 2026 }),
    })
    .map(({ number, theme, year }) => aDocument({ municipality: `GM000${number}`, theme, decided: String(year) }))

  test('whatever the documents and the day, nobody is none unless a source names them so', () => {
    fc.assert(
      fc.property(fc.array(anyDocument), anyDay, (documents, on) => {
        const statements = statementsOn({ measurements: [december], documents }, municipalities(5), [], on)
        expect(statements.map(({ status }) => status)).not.toContain('none')
        expect(statements.map(({ status }) => mapClassOf(status))).not.toContain('none')
      }),
    )
  })

  test('on the map they are two classes, and neither counts as known', () => {
    expect(mapClassOf('unknown')).not.toBe(mapClassOf('none'))
    expect(isKnownStatus('unknown') || isKnownStatus('none')).toBe(false)
  })

  test('no two statuses are drawn the same', () => {
    expect(new Set(policyStatuses.map(mapClassOf)).size).toBe(policyStatuses.length)
    expect(policyStatuses.map(mapClassOf).toSorted()).toEqual([...mapClasses].toSorted())
  })
})
