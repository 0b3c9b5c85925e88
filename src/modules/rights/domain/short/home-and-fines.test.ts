import { describe, expect, test } from 'vitest'
import { cents } from '#kernel/units.ts'
import { shortRules } from '../../testing/short-rules.ts'
import { on, saidShort } from '../../testing/some-shifts.ts'
import type { ShortFinding } from './answer.ts'
import { fines } from './fines.ts'
import { housingNorms } from './housing-norms.ts'
import { leavingHousing } from './leaving-housing.ts'
import { rentContract } from './separate-contracts.ts'
import { travel } from './travel.ts'

const book = shortRules()
const find = (findings: readonly ShortFinding[], id: string): ShortFinding => {
  const found = findings.find((one) => one.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}
const said = (findings: readonly ShortFinding[], id: string): string => saidShort(find(findings, id))
const valuesOf = (findings: readonly ShortFinding[], id: string, step: string) =>
  find(findings, id).trace.find((one) => one.id === step)?.values

describe('a home after the job', () => {
  const home = {
    jobEnded: on('2026-07-01'),
    agencyHousing: true,
    separateContract: true,
    shortStay: false,
    putOut: false,
  }
  test('of the agency is left after four weeks by the agreement, and the rent contract goes on', () => {
    const found = leavingHousing(home, book)
    expect(valuesOf(found, 'agency-weeks', 'agency-weeks')).toEqual({ weeks: 4, day: on('2026-07-29') })
    expect(said(found, 'rent-goes-on')).toBe('ok')
    expect(said(found, 'no-eviction')).toBe('ok')
  })
  test('nobody is put out without a judge', () => {
    expect(said(leavingHousing({ ...home, putOut: true }, book), 'no-eviction')).toBe('breach')
    expect(said(leavingHousing({ ...home, shortStay: true }, book), 'rent-goes-on')).toBe('unknown short-stay')
    expect(said(leavingHousing({ ...home, separateContract: false }, book), 'rent-goes-on')).toBe(
      'unknown one-contract',
    )
  })
})

describe('a rent contract', () => {
  const contract = {
    contractDay: on('2026-02-01'),
    separateContract: true,
    understood: true,
    deposit: cents(100_000),
    rent: cents(50_000),
  }
  test('is apart from the job contract, and the deposit is two months', () => {
    expect(said(rentContract(contract, book), 'separate-contract')).toBe('ok')
    expect(said(rentContract({ ...contract, separateContract: false }, book), 'separate-contract')).toBe('breach')
    expect(said(rentContract(contract, book), 'deposit')).toBe('ok')
    expect(said(rentContract({ ...contract, deposit: cents(100_001) }, book), 'deposit')).toBe('breach 1')
  })
  test('of before the act is not covered', () => {
    expect(said(rentContract({ ...contract, contractDay: on('2023-06-30') }, book), 'separate-contract')).toMatch(
      /^out-of-coverage/,
    )
  })
})

describe('a house', () => {
  const house = {
    day: on('2026-07-01'),
    mark: 'snf' as const,
    housingKind: 'existing-lodging' as const,
    persons: 8,
    livingArea: 8000,
    toilets: 1,
    showers: 1,
    bedroomPersons: 2,
    bedroomArea: 700,
  }
  test.each([
    ['living-space', { livingArea: 7999 }],
    ['toilets', { persons: 9, livingArea: 9000 }],
    ['showers', { persons: 9, livingArea: 9000 }],
    ['bedroom-space', { bedroomArea: 699 }],
  ])('%s is met on the border and not beside it', (id, change) => {
    expect(said(housingNorms(house, book), id)).toBe('ok')
    expect(said(housingNorms({ ...house, ...change }, book), id)).toBe('breach')
  })
  test('of an unknown kind may meet one norm and not another', () => {
    const unknown = { ...house, housingKind: null }
    expect(said(housingNorms(unknown, book), 'living-space')).toBe('unknown housingKind')
    expect(said(housingNorms({ ...unknown, livingArea: 7999 }, book), 'living-space')).toBe('breach')
    expect(said(housingNorms({ ...unknown, livingArea: 12_000 }, book), 'living-space')).toBe('ok')
  })
  test('of AKF has two persons in a bedroom at most', () => {
    const akf = { ...house, mark: 'akf' as const }
    expect(said(housingNorms(akf, book), 'bedroom-persons')).toBe('ok')
    expect(said(housingNorms({ ...akf, bedroomPersons: 3 }, book), 'bedroom-persons')).toBe('breach')
    expect(said(housingNorms(house, book), 'bedroom-persons')).toBe('unknown bedroom-wish')
  })
  test('without a mark breaks no norm of one', () => {
    for (const { verdict } of housingNorms({ ...house, mark: 'none' }, book)) expect(verdict).toBe('not-applicable')
  })
})

describe('fines and travel', () => {
  const fined = {
    day: on('2026-07-01'),
    fine: cents(6000),
    dayWage: cents(12_000),
    clause: true,
    employerBenefit: false,
    minimumLeft: false,
    damage: cents(0),
    intent: null,
  }
  test('a week of fines is half a day of pay', () => {
    expect(said(fines(fined, book), 'fine-limit')).toBe('ok')
    expect(said(fines({ ...fined, fine: cents(6001) }, book), 'fine-limit')).toBe('breach 1')
    expect(said(fines({ ...fined, fine: cents(6001), minimumLeft: true }, book), 'fine-limit')).toBe(
      'unknown above-minimum',
    )
  })
  test('a fine needs a clause and never comes off the minimum wage', () => {
    expect(said(fines({ ...fined, clause: false }, book), 'fine-clause')).toBe('breach 6000')
    expect(said(fines(fined, book), 'fine-from-minimum')).toBe('breach')
    expect(said(fines({ ...fined, employerBenefit: true }, book), 'fine-benefit')).toBe('breach 6000')
  })
  test('damage is only paid for after intent', () => {
    const broken = { ...fined, damage: cents(500) }
    expect(said(fines(broken, book), 'damage')).toBe('unknown intent')
    expect(said(fines({ ...broken, intent: false }, book), 'damage')).toBe('breach 500')
  })
  const trip = {
    day: on('2026-07-01'),
    travel: cents(2500),
    realCost: cents(2500),
    deductionsAgreed: true,
    minimumLeft: true,
    agencyWorker: true,
    drives: true,
  }
  test('travel comes off at real cost, agreed, above the minimum wage', () => {
    expect(said(travel(trip, book), 'travel-deduction')).toBe('ok')
    expect(said(travel({ ...trip, travel: cents(2501) }, book), 'travel-deduction')).toBe('breach 1')
    expect(said(travel({ ...trip, minimumLeft: false }, book), 'travel-deduction')).toBe('breach')
    expect(said(travel({ ...trip, deductionsAgreed: false }, book), 'travel-deduction')).toBe('breach 2500')
    expect(said(travel({ ...trip, deductionsAgreed: null }, book), 'travel-deduction')).toBe('unknown deductionsAgreed')
  })
  test('whether driving is work is uncertain: never more than "ask"', () => {
    expect(said(travel(trip, book), 'driving-time')).toBe('unknown uncertain-rule')
  })
})
