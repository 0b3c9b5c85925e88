import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { aHistory, type CaseEvent, someClocks, someDice } from '../../testing/a-retention.ts'
import { type ClockName, daysKept } from './clocks.ts'
import { deletionOf, deletionStanding, type KeptCase, warningDays } from './delete-on.ts'

const received = day('2026-11-02')
const aCase = (fields: Partial<KeptCase> = {}): KeptCase => ({
  organisation: 'breda',
  receivedOn: received,
  renewedOn: received,
  closed: null,
  heldUntil: null,
  takenAwayOn: null,
  ...fields,
})
const closed = (outcome: ClockName, on: Day = day('2026-12-01')) => ({ closed: { outcome, on } })

describe('a case is deleted', () => {
  test('when its time after closing is over, by how it ended', () => {
    expect(deletionOf(aCase(closed('not-ours')), someClocks)).toEqual({
      on: addDays(day('2026-12-01'), 60),
      because: 'outcome',
      insteadOf: null,
    })
    expect(deletionOf(aCase(closed('criminal-case')), someClocks)?.on).toBe(addDays(day('2026-12-01'), 1_825))
  })

  test('when nobody closed it: counted from when it came in, was read or taken up again, or its reporter wrote', () => {
    expect(deletionOf(aCase(), someClocks)).toEqual({
      on: addDays(received, 400),
      because: 'never-closed',
      insteadOf: null,
    })
    expect(deletionOf(aCase({ renewedOn: day('2027-03-01') }), someClocks)?.on).toBe(addDays(day('2027-03-01'), 400))
  })

  test('at the latest so long after it came in, whatever happened since', () => {
    const late = addDays(received, 2_400)
    for (const one of [aCase({ renewedOn: late }), aCase(closed('criminal-case', late))])
      expect(deletionOf(one, someClocks)).toEqual({ on: addDays(received, 2_500), because: 'longest', insteadOf: null })
    expect(deletionOf(aCase(closed('not-ours', late)), someClocks)?.because).toBe('outcome')
  })

  test('at once when its reporter took it away', () => {
    expect(deletionOf(aCase({ ...closed('criminal-case'), takenAwayOn: day('2026-12-05') }), someClocks)).toEqual({
      on: '2026-12-05',
      because: 'by-reporter',
      insteadOf: null,
    })
  })

  test('not while it is held; a hold that ends sooner changes nothing, and one that ended lets it go on that day', () => {
    const own = addDays(day('2026-12-01'), 60)
    const held = (heldUntil: Day) => deletionOf(aCase({ ...closed('not-ours'), heldUntil }), someClocks)
    expect(held(addDays(own, 1))).toEqual({ on: addDays(own, 1), because: 'outcome', insteadOf: own })
    expect(held(own)).toEqual({ on: own, because: 'outcome', insteadOf: null })
    expect(held(addDays(own, -1))).toEqual({ on: own, because: 'outcome', insteadOf: null })
    const taken = aCase({ takenAwayOn: day('2026-12-05'), heldUntil: day('2027-06-01') })
    expect(deletionOf(taken, someClocks)).toEqual({ on: '2027-06-01', because: 'by-reporter', insteadOf: '2026-12-05' })
  })

  test('on no day that can be told without a clock', () => {
    expect(deletionOf(aCase(), [])).toBeNull()
    expect(
      deletionOf(
        aCase(closed('not-ours')),
        someClocks.filter(({ outcome }) => outcome !== 'longest'),
      ),
    ).toBeNull()
  })

  test('with a warning from two weeks before', () => {
    const on = day('2027-01-30')
    expect(deletionStanding(on, addDays(on, -warningDays - 1))).toBe('far')
    expect(deletionStanding(on, addDays(on, -warningDays))).toBe('near')
    expect(deletionStanding(on, addDays(on, -1))).toBe('near')
    expect(deletionStanding(on, on)).toBe('due')
  })
})

const years = 10
const histories = 10_000

describe(`in ${histories} histories of up to ${years} years`, () => {
  const below = someDice(20_261_130)
  const runs = Array.from({ length: histories }, () => {
    const events = aHistory(below, years)
    return { events, job: byTheJob(events), count: byCounting(events) }
  })

  test('each case goes on the very day that counting day by day gives', () => {
    const wrong = runs.filter(({ job, count }) => job !== count.goesOn)
    expect(wrong.slice(0, 3)).toEqual([])
  })

  test('none stays longer than the longest time and what it was held beyond that', () => {
    expect(runs.filter(({ job, count }) => job > Math.max(2_500, count.lastHold))).toEqual([])
    expect(runs.filter(({ job }) => job > 2_500).length, 'some were held that long').toBeGreaterThan(0)
  })

  test('none goes while it is held', () => {
    expect(runs.filter(({ job, count }) => count.heldOn(job))).toEqual([])
    expect(runs.filter(({ job, count }) => count.heldOn(job - 1)).length, 'some waited for a hold').toBeGreaterThan(100)
  })

  test('none goes sooner or later when it was forwarded, linked, assigned or written about', () => {
    const quiet: readonly CaseEvent['what'][] = ['forward', 'link', 'note', 'assign']
    const changed = runs.filter(
      ({ events, job }) => byTheJob(events.filter((one) => !quiet.includes(one.what))) !== job,
    )
    expect(changed).toEqual([])
  })
})

/** The days after receipt on which the daily job deletes it, when it asks `deletionOf` after every event. */
function byTheJob(events: readonly CaseEvent[]): number {
  let one = aCase()
  for (const event of events) {
    const on = addDays(received, event.after)
    if (goesOn(one) <= on) break
    one = happened(one, event, on)
  }
  return (Date.parse(goesOn(one)) - Date.parse(received)) / 86_400_000
}

const goesOn = (one: KeptCase): Day => deletionOf(one, someClocks)?.on ?? day('9999-12-31')

function happened(one: KeptCase, { what, outcome, days }: CaseEvent, on: Day): KeptCase {
  switch (what) {
    case 'read':
    case 'message':
      return { ...one, renewedOn: on }
    case 'close':
      return one.closed ? one : { ...one, closed: { outcome, on } }
    case 'reopen':
      return one.closed ? { ...one, closed: null, renewedOn: on } : one
    case 'hold':
      return { ...one, heldUntil: addDays(on, days) }
    case 'release':
      return { ...one, heldUntil: one.heldUntil !== null && one.heldUntil > on ? on : one.heldUntil }
    case 'take-away':
      return { ...one, takenAwayOn: on }
    default:
      return one
  }
}

/** The same by a counter of days that are left, which every night takes one from: written apart from the code. */
function byCounting(events: readonly CaseEvent[]) {
  const kept = (outcome: string) => daysKept(someClocks, { organisation: 'breda', outcome, on: received }) ?? 0
  const held = new Set<number>()
  let holdEnds = -1
  let left = kept('open')
  let isClosed = false
  let isTaken = false
  let next = 0
  for (let today = 0; ; today += 1) {
    const isOver = () => (left <= 0 || today >= kept('longest') || isTaken) && today >= holdEnds
    const end = { goesOn: today, lastHold: Math.max(0, ...held) + 1, heldOn: (on: number) => held.has(on) }
    // Before anything else happens that day.
    if (isOver()) return end
    for (let event = events[next]; event?.after === today; event = events[next]) {
      next += 1
      if (event.what === 'close' && !isClosed) {
        isClosed = true
        left = kept(event.outcome)
      } else if (event.what === 'reopen' && isClosed) {
        isClosed = false
        left = kept('open')
      } else if ((event.what === 'read' || event.what === 'message') && !isClosed) left = kept('open')
      else if (event.what === 'hold') holdEnds = today + event.days
      else if (event.what === 'release') holdEnds = Math.min(holdEnds, today)
      else if (event.what === 'take-away') isTaken = true
      // What was taken away, or waited for a hold that is let go now.
      if (isOver()) return end
    }
    if (today < holdEnds) held.add(today)
    left -= 1
  }
}
