import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { evaluationIn } from './evaluation-query-form.ts'

const on = day('2026-11-21')
const read = (address: string) => evaluationIn(new URLSearchParams(address), on, ['S1-15'])
const usual = { from: '2019-01-01', to: '2026-11-21' }

describe('the period in the address', () => {
  test('without any, from 2019 up to the day of the register', () => {
    expect(read('')).toEqual({ period: usual, chosen: null, problems: [] })
    expect(read('from=&to=')).toEqual({ period: usual, chosen: null, problems: [] })
  })

  test('may be one day, and may end on the day of the register', () => {
    expect(read('from=2020-12-31&to=2020-12-31').period).toEqual({ from: '2020-12-31', to: '2020-12-31' })
    expect(read('to=2026-11-21').problems).toEqual([])
  })

  test.each([
    ['from=2021-01-02&to=2021-01-01', 'from', 'from-after-to', '2021-01-02'],
    ['to=2018-12-31', 'from', 'from-after-to', '2019-01-01'],
    ['to=2026-11-22', 'to', 'not-known-yet', '2026-11-22'],
    ['from=2027-01-01&to=2027-02-01', 'to', 'not-known-yet', '2027-02-01'],
    ['from=2021-02-29', 'from', 'not-a-day', '2021-02-29'],
    [`to=${'x'.repeat(99)}`, 'to', 'not-a-day', 'x'.repeat(40)],
  ])('%s is refused, and the usual period stands in its place', (address, parameter, problem, typed) => {
    expect(read(address)).toEqual({ period: usual, chosen: null, problems: [{ parameter, problem, typed }] })
  })

  test('both days are named when neither can be read', () => {
    expect(read('from=a&to=b').problems.map(({ parameter }) => parameter)).toEqual(['from', 'to'])
  })
})

describe('the count whose rows are asked for', () => {
  test.each(['S1-15', 'all', 'none'])('of %s', (goal) => {
    expect(read(`goal=${goal}&count=unknown`).chosen).toEqual({ goal, count: 'unknown' })
  })

  test.each([
    ['goal=S1-16&count=unknown', ['goal']],
    ['goal=all&count=late', ['count']],
    ['goal=all', ['count']],
    ['count=shown', ['goal']],
    ['goal=x&count=y', ['goal', 'count']],
  ])('%s means nothing, and no rows are listed', (address, parameters) => {
    const { chosen, problems } = read(address)
    expect(chosen).toBeNull()
    expect(problems.map(({ parameter }) => parameter)).toEqual(parameters)
  })
})
