import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aDocument, municipalities } from '../testing/policy-builders.ts'
import { traffickingOn, traffickingStatusOn } from './trafficking.ts'

const documents = [
  aDocument({ municipality: 'GM0001', theme: 'trafficking', decided: '2022-11-08', inForce: '2022-11-22' }),
  aDocument({ municipality: 'GM0002', theme: 'trafficking', act: 'adopts-regional', inForce: '2024-08-17' }),
  aDocument({ municipality: 'GM0003', theme: 'safety', act: 'announcement' }),
  aDocument({ municipality: 'GM0003', theme: 'housing', decided: '2018' }),
]

describe('trafficking policy that documents show', () => {
  test.each([
    ['2022-11-07', 0, 0, 4],
    ['2022-11-08', 1, 0, 3],
    ['2022-11-21', 1, 0, 3],
    ['2022-11-22', 1, 1, 3],
    ['2022-12-31', 1, 1, 3],
    ['2024-08-16', 1, 1, 3],
    ['2024-08-17', 2, 2, 2],
  ])('%s: decided %i, in force %i, unknown %i', (on, decidedAtLeast, inForceAtLeast, unknown) => {
    expect(traffickingOn(documents, municipalities(4), day(on))).toEqual({ decidedAtLeast, inForceAtLeast, unknown })
  })

  test('an announced plan and a housing document leave the municipality unknown', () => {
    expect(traffickingStatusOn(documents, 'GM0003', day('2026-11-21'))).toBe('unknown')
  })

  test('a plan that may have ended is no longer counted', () => {
    const ended = [aDocument({ theme: 'trafficking', decided: '2020-06-01', validUntil: '2024' })]
    expect(traffickingStatusOn(ended, 'GM0001', day('2023-12-31'))).toBe('decided')
    expect(traffickingStatusOn(ended, 'GM0001', day('2024-01-01'))).toBe('unknown')
  })
})
