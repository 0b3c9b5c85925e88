import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostTries, msPerTry, msToWait, type TriesLeft, takeTry, triesNow } from './tries.ts'

const at = 1_800_000_000_000
const empty: TriesLeft = { left: 0, at }
const aLine = fc.record({ left: fc.double({ min: 0, max: mostTries, noNaN: true }), at: fc.constant(at) })

describe('tries of a line', () => {
  test('are all there for who was never seen, and one is gone after one', () => {
    expect(triesNow(null, at)).toBe(mostTries)
    expect(takeTry(null, at)).toEqual({ left: mostTries - 1, at })
  })

  test('come back one by one: not a millisecond before its time', () => {
    expect(takeTry(empty, at + msPerTry - 1)).toBeNull()
    expect(takeTry(empty, at + msPerTry)).toEqual({ left: 0, at: at + msPerTry })
    expect([msToWait(empty, at), msToWait(empty, at + msPerTry - 1), msToWait(empty, at + msPerTry)]).toEqual([
      msPerTry,
      1,
      0,
    ])
  })

  test('are never more than they were at first, however long one waits', () => {
    expect(triesNow(empty, at + msPerTry * mostTries * 10)).toBe(mostTries)
  })

  test('do not grow by a clock that goes back, and its moment is not forgotten', () => {
    expect(triesNow({ left: 3, at }, at - msPerTry)).toBe(3)
    expect(takeTry({ left: 3, at }, at - msPerTry)).toEqual({ left: 2, at })
  })

  test('in any order of moments: as many as there were, and one for each half minute', () => {
    fc.assert(
      fc.property(aLine, fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 80 }), (line, pauses) => {
        let [known, now, taken]: [TriesLeft, number, number] = [line, at, 0]
        for (const pause of pauses) {
          now += pause
          const next = takeTry(known, now)
          if (next) taken += 1
          known = next ?? known
        }
        expect(taken).toBeLessThanOrEqual(line.left + (now - at) / msPerTry + 1e-6)
      }),
    )
  })

  test('after waiting as long as it is told, one is there', () => {
    fc.assert(
      fc.property(aLine, (line) => {
        expect(takeTry(line, at + msToWait(line, at) + 1)).not.toBeNull()
      }),
    )
  })
})
