import { describe, expect, test } from 'vitest'
import {
  graceMs,
  idleMs,
  isProved,
  needsNewToken,
  oldTokenCounts,
  proofMs,
  type SessionTimes,
  sessionNow,
  tokenMs,
} from './session.ts'

const at = 1_800_000_000_000
const times = (rest: Partial<SessionTimes> = {}): SessionTimes => ({
  seenAt: at,
  provedAt: at,
  changedAt: at,
  endsAt: at + 10 * idleMs,
  ...rest,
})

describe('a session', () => {
  test('goes on until nobody was there for half an hour', () => {
    expect([at, at + idleMs - 1, at + idleMs].map((now) => sessionNow(times(), now))).toEqual([
      'goes-on',
      'goes-on',
      'idle',
    ])
  })

  test('is over at its end, whoever is there', () => {
    const busy = (now: number) => sessionNow(times({ seenAt: now, endsAt: at }), now)
    expect([busy(at - 1), busy(at), busy(at + 1)]).toEqual(['goes-on', 'over', 'over'])
  })

  test('is not made longer by a clock that goes back', () => {
    const seen = [1, 0, -1].map((more) => sessionNow(times(), at - idleMs + more))
    expect(seen).toEqual(['goes-on', 'over', 'over'])
    expect([1, 0].map((more) => oldTokenCounts(times(), at - graceMs + more))).toEqual([true, false])
    expect(isProved(times({ provedAt: at + 1 }), at)).toBe(false)
  })

  test('gets a new token after a quarter of an hour, and the one before counts for half a minute', () => {
    expect([tokenMs - 1, tokenMs].map((later) => needsNewToken(times(), at + later))).toEqual([false, true])
    expect([graceMs - 1, graceMs].map((later) => oldTokenCounts(times(), at + later))).toEqual([true, false])
  })

  test('counts as proved for ten minutes', () => {
    expect([0, proofMs - 1, proofMs].map((later) => isProved(times(), at + later))).toEqual([true, true, false])
  })
})
