import type { House } from '../domain/short/housing-norms.ts'
import { on } from './some-shifts.ts'

/** A house of SNF on the border of each norm: eight people on 80 square metres, two of them in a bedroom of 7. */
export const aHouseOnTheBorder: House = {
  day: on('2026-07-01'),
  mark: 'snf',
  housingKind: 'existing-lodging',
  persons: 8,
  livingArea: 8000,
  toilets: 1,
  showers: 1,
  bedroomPersons: 2,
  bedroomArea: 700,
}
