import { day, type Period } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { Areas, Membership, Municipality, Succession } from '../domain/areas.ts'

const seen: Provenance = { sources: ['T-1'], confidence: 'seen' }

export const period = (from: string, until: string | null = null): Period => ({
  from: day(from),
  until: until === null ? null : day(until),
})

export const aMunicipality = (changes: Partial<Municipality> = {}): Municipality => ({
  code: 'GM9001',
  name: 'Noorddorp',
  period: period('2020-01-01'),
  lat: 51.5,
  lon: 5,
  population: null,
  ...seen,
  ...changes,
})

export const aSuccession = (changes: Partial<Succession> = {}): Succession => ({
  on: day('2021-01-01'),
  from: 'GM9002',
  to: 'GM9001',
  shareOf10000: 10_000,
  ...seen,
  ...changes,
})

export const aMembership = (changes: Partial<Membership> = {}): Membership => ({
  scheme: 'halves',
  region: 'NORTH',
  municipality: 'GM9001',
  period: period('2020-01-01'),
  ...seen,
  ...changes,
})

/**
 * A made-up province, sound by itself. Oostdorp is split on 2021-01-01: a quarter to Noorddorp, the rest to Zuiddorp.
 * Zuiddorp and Westdorp become Nieuwdorp on 2022-01-01. The halves divide the province; of the club the members are
 * known for 2020 only.
 */
export const someAreas = (changes: Partial<Areas> = {}): Areas => ({
  coverage: { from: day('2020-01-01'), lastChecked: day('2023-12-31') },
  municipalities: [
    aMunicipality(),
    aMunicipality({ code: 'GM9002', name: 'Oostdorp', period: period('2020-01-01', '2021-01-01'), lon: 5.2 }),
    aMunicipality({ code: 'GM9003', name: 'Zuiddorp', period: period('2020-01-01', '2022-01-01'), lat: 51.4 }),
    aMunicipality({ code: 'GM9005', name: 'Westdorp', period: period('2020-01-01', '2022-01-01'), lon: 4.8 }),
    aMunicipality({ code: 'GM9004', name: 'Nieuwdorp', period: period('2022-01-01'), lat: 51.4, lon: 4.9 }),
  ],
  successions: [
    aSuccession({ to: 'GM9001', shareOf10000: 2500, confidence: 'own', sources: ['T-2'] }),
    aSuccession({ to: 'GM9003', shareOf10000: 7500, confidence: 'own', sources: ['T-2'] }),
    aSuccession({ on: day('2022-01-01'), from: 'GM9003', to: 'GM9004' }),
    aSuccession({ on: day('2022-01-01'), from: 'GM9005', to: 'GM9004' }),
  ],
  schemes: [
    { id: 'halves', partition: true, ...seen },
    { id: 'club', partition: false, completeDuring: period('2020-01-01', '2021-01-01'), ...seen },
    { id: 'talk', partition: false, ...seen },
  ],
  regions: [
    { scheme: 'halves', code: 'NORTH', name: 'Noord', ...seen },
    { scheme: 'halves', code: 'SOUTH', name: 'Zuid', ...seen },
    { scheme: 'club', code: 'CLUB', name: 'De Club', ...seen },
    { scheme: 'talk', code: 'TALK', name: 'De Tafel', ...seen },
  ],
  memberships: [
    aMembership(),
    aMembership({ municipality: 'GM9002', period: period('2020-01-01', '2021-01-01') }),
    aMembership({ municipality: 'GM9003', region: 'SOUTH', period: period('2020-01-01', '2022-01-01') }),
    aMembership({ municipality: 'GM9005', region: 'SOUTH', period: period('2020-01-01', '2022-01-01') }),
    aMembership({ municipality: 'GM9004', region: 'SOUTH', period: period('2022-01-01') }),
    aMembership({ scheme: 'club', region: 'CLUB', confidence: 'own', period: period('2020-01-01', '2021-01-01') }),
  ],
  divisions: [
    { period: period('2020-01-01', '2021-01-01'), count: 4, ...seen },
    { period: period('2021-01-01', '2022-01-01'), count: 3, ...seen },
    { period: period('2022-01-01'), count: 2, ...seen },
  ],
  ...changes,
})
