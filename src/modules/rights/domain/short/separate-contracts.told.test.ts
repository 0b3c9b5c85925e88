import { describe } from 'vitest'
import { cents } from '#kernel/units.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { type RentContract, rentContract } from './separate-contracts.ts'

/** A rent contract of its own, in the language of the tenant, with a deposit of two months. */
const asked: RentContract = {
  contractDay: on('2026-02-01'),
  separateContract: true,
  understood: true,
  deposit: cents(100_000),
  rent: cents(50_000),
}
const { tells, tellsBy, isSilentWithout } = toldTables(rentContract, asked)

describe('what is told of a contract of its own', () => {
  tells('separate-contract', [
    ['there is one', {}, ['ok', 'separate-contract by WGV-02']],
    ['there is none', { separateContract: false }, ['breach', 'separate-contract by WGV-02']],
    ['nobody knows', { separateContract: null }, ['unknown separateContract', 'separate-contract by WGV-02']],
    ['no day', { contractDay: null }, ['unknown contractDay']],
    ['neither', { contractDay: null, separateContract: null }, ['unknown contractDay separateContract']],
    ['a day before the rules', { contractDay: on('2025-12-31') }, ['out-of-coverage because no-rule']],
  ])
  tellsBy('separate-contract', [
    [
      'a rule that is not certain',
      { unsure: ['WGV-02'] },
      { separateContract: false },
      ['unknown because uncertain-rule', 'separate-contract by WGV-02'],
    ],
  ])
  isSilentWithout('separate-contract', ['WGV-02'])
})

describe('what is told of the language', () => {
  tells('told-in-own-language', [
    ['her own', {}, ['ok', 'told-in-own-language by WGV-03']],
    ['another', { understood: false }, ['breach', 'told-in-own-language by WGV-03']],
    ['nobody knows', { understood: null }, ['unknown understood', 'told-in-own-language by WGV-03']],
    ['no day', { contractDay: null }, ['unknown contractDay']],
    ['neither', { contractDay: null, understood: null }, ['unknown contractDay understood']],
  ])
  isSilentWithout('told-in-own-language', ['WGV-03'])
})

describe('what is told of the deposit', () => {
  tells('deposit', [
    [
      'two months',
      {},
      ['ok', 'deposit-most months 2 by deposit-max-months, WGV-04', 'deposit-against paid 100000 most 100000'],
    ],
    [
      'a cent more',
      { deposit: cents(100_001) },
      ['breach 1', 'deposit-most months 2 by deposit-max-months, WGV-04', 'deposit-against paid 100001 most 100000'],
    ],
    [
      'a cent less',
      { deposit: cents(99_999) },
      ['ok', 'deposit-most months 2 by deposit-max-months, WGV-04', 'deposit-against paid 99999 most 100000'],
    ],
    ['no rent', { rent: null }, ['unknown rent', 'deposit-most months 2 by deposit-max-months, WGV-04']],
    ['no deposit known', { deposit: null }, ['unknown deposit', 'deposit-most months 2 by deposit-max-months, WGV-04']],
    [
      'neither',
      { rent: null, deposit: null },
      ['unknown deposit rent', 'deposit-most months 2 by deposit-max-months, WGV-04'],
    ],
    ['no day', { contractDay: null }, ['unknown contractDay']],
  ])
  isSilentWithout('deposit', ['deposit-max-months', 'WGV-04'])
})
