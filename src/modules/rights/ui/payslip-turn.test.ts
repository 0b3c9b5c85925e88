import { describe, expect, test } from 'vitest'
import { formSteps } from '../forms/payslip-form.ts'
import { someRules } from '../testing/some-rules.ts'
import { carriedBy, nothingFilledIn, payslipTurn } from './payslip-turn.ts'

const rules = someRules()
type Posted = Readonly<Record<string, string>>
const turn = (posted: Posted) => payslipTurn(Object.entries(posted), rules)
const screen = (posted: Posted) => {
  const { screen: shown, refused } = turn(posted)
  const at = shown.kind === 'step' ? shown.step : shown.kind
  return [at, ...refused.map(({ field, code }) => `${field} ${code}`)].join(' ')
}

/** Forty hours in a week of July 2026, for a wage that is 99.60 too low. */
const week: Posted = {
  periodFrom: '2026-07-06',
  periodUntil: '2026-07-12',
  birthDate: '1995-03-02',
  hours: '40',
  'pay.base': '500',
  agencyWorker: 'yes',
}
const earlier = JSON.stringify({ periodFrom: '2026-07-06', periodUntil: '2026-07-12', minutesWorked: 60 })

describe('where a turn goes', () => {
  test('nothing sent shows the start', () => {
    expect(turn({})).toEqual(nothingFilledIn)
    expect(screen({ go: 'somewhere' })).toBe('start')
  })

  test('to the part that is asked for, and to everything on one page', () => {
    for (const step of formSteps) expect(screen({ go: step })).toBe(step)
    expect(turn({ go: 'pay', way: 'all' }).way).toBe('steps')
    expect(turn({ go: 'all' })).toMatchObject({ screen: { kind: 'all' }, way: 'all' })
  })

  test('from each part to the next, and from the last to the result', () => {
    const next = formSteps.map((at) => screen({ go: 'next', at }))
    expect(next).toEqual([...formSteps.slice(1), 'result'])
    expect(screen({ go: 'next' })).toBe('start')
    expect(screen({ go: 'next', at: 'elsewhere' })).toBe('start')
  })

  test('stays at a part in which something is refused', () => {
    expect(screen({ go: 'next', at: 'period', periodFrom: '31-02-2026' })).toBe('period periodFrom not-a-day')
    expect(screen({ go: 'next', at: 'hours', hours: 'veel', 'pay.base': 'x' })).toBe('hours hours not-hours')
  })

  test('goes on when something is refused in another part', () => {
    expect(screen({ go: 'next', at: 'hours', 'pay.base': 'x' })).toBe('pay')
    expect(screen({ go: 'next', at: 'payslip', 'pay.base': 'x' })).toBe('pay pay.base not-an-amount')
  })

  test('back to the first part that has something refused, or to the one page', () => {
    const wrong = { ...week, 'pay.base': '1.234', 'pay.overtime': 'x' }
    expect(screen({ ...wrong, go: 'result' })).toBe('pay pay.base two-readings pay.overtime not-an-amount')
    expect(screen({ ...wrong, go: 'result', way: 'all' })).toBe('all pay.base two-readings pay.overtime not-an-amount')
    expect(screen({ ...wrong, go: 'another' })).toBe('pay pay.base two-readings pay.overtime not-an-amount')
    expect(turn({ ...wrong, go: 'another' }).earlier).toEqual([])
  })
})

describe('the result', () => {
  test('is what the check says of what was filled in', () => {
    const { checked, screen: shown, refused } = turn({ ...week, go: 'result' })
    expect(shown).toEqual({ kind: 'result' })
    expect(refused).toEqual([])
    expect(checked).toHaveLength(1)
    expect(checked[0]?.findings[0]).toMatchObject({ id: 'minimum-wage', verdict: 'breach', differenceCents: 9960 })
    expect(checked[0]?.claim).toBe(9960)
  })

  test('is worked out only when it is shown', () => {
    expect(turn({ ...week, go: 'pay' }).checked).toEqual([])
    expect(turn({ ...week, go: 'another' }).checked).toEqual([])
  })

  test('has the payslips of before, the one just filled in last', () => {
    const { checked } = turn({ ...week, go: 'result', 'earlier.0': earlier })
    expect(checked.map(({ slip }) => slip.minutesWorked)).toEqual([60, 2400])
  })
})

describe('another payslip', () => {
  test('keeps this one, and begins again with what is the same for the job', () => {
    const { earlier: kept, fields, screen: shown } = turn({ ...week, go: 'another', 'earlier.0': earlier })
    expect(shown).toEqual({ kind: 'step', step: 'period' })
    expect(fields).toEqual({ birthDate: '1995-03-02', agencyWorker: 'yes' })
    expect(kept).toHaveLength(2)
    expect(JSON.parse(kept[1] ?? '')).toEqual({
      periodFrom: '2026-07-06',
      periodUntil: '2026-07-12',
      birthDate: '1995-03-02',
      minutesWorked: 2400,
      payLines: [{ kind: 'base', cents: 50_000 }],
      agencyWorker: true,
    })
    expect(turn({ ...week, go: 'another', way: 'all' }).screen).toEqual({ kind: 'all' })
  })

  test('of a year of weeks the latest are kept', () => {
    const many = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`earlier.${at}`, JSON.stringify({ minutesWorked: at })]),
      )
    const full = turn({ ...many(53), ...week, go: 'another' })
    expect(full.earlier).toHaveLength(53)
    expect(full.earlier[0]).toBe('{"minutesWorked":1}')
    expect(JSON.parse(full.earlier[52] ?? '')).toMatchObject({ minutesWorked: 2400 })
    expect(turn(many(53))).toMatchObject({ lost: false })
    const over = turn(many(54))
    expect(over.lost).toBe(true)
    expect(over.earlier).toHaveLength(53)
  })

  test.each([
    ['no JSON', '{'],
    ['another field', '{"wage": 1}'],
    ['no payslip', '[]'],
    ['too long a text', `{"minutesWorked": 60${' '.repeat(4000)}}`],
  ])('one that cannot be read any more is left out, and that is said: %s', (_, text) => {
    const { earlier: kept, lost, checked } = turn({ ...week, go: 'result', 'earlier.0': text, 'earlier.1': earlier })
    expect(kept).toEqual([earlier])
    expect(lost).toBe(true)
    expect(checked).toHaveLength(2)
  })

  test('of four thousand letters is still kept', () => {
    const long = `{"minutesWorked":60${' '.repeat(4000 - 20)}}`
    expect(long).toHaveLength(4000)
    expect(turn({ 'earlier.0': long })).toMatchObject({ lost: false, earlier: [long] })
    expect(turn({ 'earlier.0': ` ${long}` })).toMatchObject({ lost: true, earlier: [] })
  })
})

test('what a turn carries makes the same turn again', () => {
  const sent = { ...week, go: 'result', way: 'all', 'earlier.0': earlier, 'item.PS-01': 'yes' }
  const first = turn(sent)
  const carried = carriedBy(first)
  expect(carried).toContainEqual(['way', 'all'])
  expect(carried).toContainEqual(['earlier.0', earlier])
  expect(payslipTurn([...carried, ['go', 'result']], rules)).toEqual(first)
  expect(carriedBy(nothingFilledIn)).toEqual([['way', 'steps']])
})
