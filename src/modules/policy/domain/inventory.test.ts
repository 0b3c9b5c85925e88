import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { aDocument, aMeasurement, aStatement, municipalities } from '../testing/policy-builders.ts'
import { countInventory, type InventoryFacts, inventoryCell, inventoryStatuses } from './inventory.ts'
import { themes } from './policy.ts'

const nothing: InventoryFacts = { documents: [], measurements: [], inventory: [] }
const cell = (facts: Partial<InventoryFacts>, on: string, theme: (typeof themes)[number] = 'housing') =>
  inventoryCell({ ...nothing, ...facts }, 'GM0001', theme, day(on))

describe('how far a municipality is with a theme', () => {
  test('is unknown until somebody says something', () => {
    expect(cell({}, '2026-11-21')).toMatchObject({ status: 'unknown', evidence: null })
  })

  test.each([
    ['2021-10-13', 'unknown'],
    ['2021-10-14', 'adopted'],
  ])('a document decided on 14 October 2021 makes it %s: %s', (on, status) => {
    expect(cell({ documents: [aDocument({ decided: '2021-10-14' })] }, on).status).toBe(status)
  })

  test.each([
    ['2021-12-31', 'unknown'],
    ['2022-01-01', 'wished'],
  ])('a statement about "2021" counts when the year is over: on %s %s', (on, status) => {
    expect(cell({ inventory: [aStatement({ on: '2021', status: 'wished' })] }, on).status).toBe(status)
  })

  test('the youngest goes first: wished, then in preparation, then adopted', () => {
    const facts = {
      inventory: [
        aStatement({ on: '2021-06-01', status: 'in-preparation' }),
        aStatement({ on: '2020-06-01', status: 'wished' }),
      ],
      documents: [aDocument({ decided: '2022-06-01' })],
    }
    const days = ['2020-05-31', '2020-06-01', '2021-05-31', '2021-06-01', '2022-05-31', '2022-06-01']
    expect(days.map((on) => cell(facts, on).status)).toEqual([
      'unknown',
      'wished',
      'wished',
      'in-preparation',
      'in-preparation',
      'adopted',
    ])
  })

  test('a source that says later that there is none goes before an older document', () => {
    const facts = {
      documents: [aDocument({ decided: '2018' })],
      inventory: [aStatement({ on: '2024-01-01', status: 'none' })],
    }
    expect([cell(facts, '2023-12-31').status, cell(facts, '2024-01-01').status]).toEqual(['adopted', 'none'])
  })

  test('of two from the same day the document goes first', () => {
    const facts = {
      documents: [aDocument({ decided: '2021-01-01' })],
      inventory: [aStatement({ on: '2021-01-01', status: 'in-preparation' })],
    }
    expect(cell(facts, '2021-01-01')).toMatchObject({ status: 'adopted', evidence: { basis: 'document' } })
  })

  test('an announcement, an undated document and anything uncertain show nothing', () => {
    const documents = [
      aDocument({ act: 'announcement', published: '2020-01-01' }),
      aDocument({ id: 'undated' }),
      aDocument({ id: 'uncertain', decided: '2020-01-01', confidence: 'uncertain' }),
    ]
    const inventory = [aStatement({ on: '2020', confidence: 'uncertain' })]
    expect(cell({ documents, inventory }, '2026-11-21').status).toBe('unknown')
  })

  test('a document that may have ended shows nothing any more', () => {
    const documents = [aDocument({ decided: '2020-01-01', validUntil: '2024' })]
    expect([cell({ documents }, '2023-12-31').status, cell({ documents }, '2024-01-01').status]).toEqual([
      'adopted',
      'unknown',
    ])
  })

  test('a count that names it says so from its first day, with its own date', () => {
    const facts = { measurements: [aMeasurement()] }
    expect(cell(facts, '2020-11-30', 'integral').status).toBe('unknown')
    expect(cell(facts, '2020-12-01', 'integral')).toMatchObject({
      status: 'adopted',
      evidence: { basis: 'measurement', date: '2020-12' },
    })
    expect(cell(facts, '2020-12-01', 'housing').status).toBe('unknown')
  })

  test('one theme says nothing of another', () => {
    expect(cell({ documents: [aDocument({ decided: '2020' })] }, '2026-11-21', 'trafficking').status).toBe('unknown')
  })
})

const anyStatement = fc
  .record({
    municipality: fc.constantFrom('GM0001', 'GM0002', 'GM0003'),
    theme: fc.constantFrom(...themes),
    status: fc.constantFrom(...inventoryStatuses),
    on: fc.constantFrom('2019', '2020-06', '2021-01-01', '2022-05'),
  })
  .map((changes) => aStatement(changes))

test('the statuses of a theme are together every municipality, and what is unknown is never counted as none', () => {
  fc.assert(
    fc.property(fc.array(anyStatement, { maxLength: 12 }), fc.integer({ min: 0, max: 2_000 }), (inventory, days) => {
      const on = addDays(day('2019-01-01'), days)
      const counts = countInventory({ ...nothing, inventory }, municipalities(4), on)
      for (const theme of themes) {
        const counted = inventoryStatuses.map((status) => counts[theme][status])
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(4)
        const denied = new Set(
          inventory.filter((one) => one.theme === theme && one.status === 'none').map((one) => one.municipality),
        )
        expect(counts[theme].none).toBeLessThanOrEqual(denied.size)
        expect(counts[theme].unknown).toBeGreaterThanOrEqual(1)
      }
    }),
  )
})
