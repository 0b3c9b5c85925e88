import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { aLocation, aPoint, aService, keptDirectory } from '../testing/some-directory.ts'
import { aSchedule } from '../testing/some-hours.ts'
import { confirmedRow, hasDoubts, keptForDays, rowsKeptBy, standingOf, warnDays } from './kept-row.ts'

const today = day('2026-11-29')

describe('a row that its organisation says is right', () => {
  test('is certain, with everything in it, for half a year from today', () => {
    const languages = [{ code: 'pl', sources: ['T-1'], confidence: 'uncertain' as const }]
    const phones = [{ contact: null, number: '013 123 45 67', confidence: 'own' as const, languages }]
    const service = aService({ languages, phones, confidence: 'own' })
    expect(hasDoubts(service)).toBe(true)
    const row = confirmedRow(service, today)
    expect(row.languages).toEqual([{ code: 'pl', sources: ['SELF-1'], confidence: 'seen' }])
    expect(row.phones).toEqual([{ ...phones[0], confidence: 'seen', languages: row.languages }])
    expect(row).toMatchObject({ checkedOn: today, expiresOn: addDays(today, keptForDays), verifiedByPerson: true })
    expect(hasDoubts(row)).toBe(false)
  })

  test('tells hours that were uncertain; what is not known stays not known', () => {
    const point = aPoint({ schedule: aSchedule({ confidence: 'uncertain' }) })
    expect(confirmedRow(point, today).schedule).toMatchObject({
      confidence: 'seen',
      sources: ['SELF-1'],
      weekly: aSchedule().weekly,
    })
    expect(confirmedRow(aPoint({ schedule: null }), today).schedule).toBeNull()
    expect(confirmedRow(aService({ languages: null }), today).languages).toBeNull()
    expect(confirmedRow(aLocation(), today)).toMatchObject({ stepFree: null, confidence: 'seen' })
  })

  test('a number of the contacts keeps its own doubt: it is sure or not where it stands', () => {
    const phones = [{ contact: 'CONE', number: null, confidence: null, languages: null }]
    expect(confirmedRow(aService({ phones }), today).phones).toEqual(phones)
    expect(hasDoubts(aService({ phones }))).toBe(false)
  })
})

test.each([
  ['the day before it runs out', addDays(today, 1), 'soon'],
  ['the day it runs out', today, 'over'],
  ['the last day of the warning', addDays(today, warnDays), 'soon'],
  ['the day before the warning', addDays(today, warnDays + 1), 'counts'],
] as const)('%s', (_, expiresOn, standing) => {
  expect(standingOf({ expiresOn }, today)).toBe(standing)
})

describe('what an organisation keeps', () => {
  const stewards = new Map([
    ['the-club', 'hulppunt'],
    ['the-others', 'buren'],
  ])
  const kept = (organisation: string) => {
    const { services, points, locations } = rowsKeptBy(keptDirectory(), stewards, organisation)
    return [services, points, locations].map((rows) => rows.map(({ id }) => id))
  }

  test('are its services, their points, and the places that nobody else uses', () => {
    expect(kept('hulppunt')).toEqual([['help'], ['help-town-hall', 'help-library'], ['town-hall']])
    expect(kept('buren')).toEqual([['advice'], ['advice-library', 'advice-hall'], ['hall']])
  })

  test('is nothing for one that nobody said it of', () => {
    expect(kept('elders')).toEqual([[], [], []])
  })

  test('one that keeps both keeps the shared place too', () => {
    const both = new Map([...stewards.keys()].map((id) => [id, 'hulppunt']))
    expect(rowsKeptBy(keptDirectory(), both, 'hulppunt').locations).toHaveLength(3)
  })
})
