import { day } from '../days.ts'
import type { Fact, FactRow } from '../facts.ts'

/** A row that holds during 2026. */
export const aFactRow = (changes: Partial<FactRow> = {}): FactRow => ({
  from: day('2026-01-01'),
  until: day('2027-01-01'),
  value: 1471,
  status: 'in-force',
  sources: ['W12'],
  confidence: 'seen',
  law: [],
  checkedOn: day('2026-11-21'),
  checkedBy: ['first reader', 'second reader'],
  ...changes,
})

/** An amount in cents that holds during 2026. */
export const aFact = (changes: Partial<Fact> = {}): Fact => ({
  id: 'wage',
  unit: 'cents',
  about: 'A wage per hour.',
  law: [],
  rows: [aFactRow()],
  ...changes,
})
