import { err, ok, type Result } from '#kernel/result.ts'

/** Lets a few costly hashes run at a time, and a bounded number wait in turn. */
export interface HashGate {
  /**
   * Starts `work` when it is its turn and gives what it gives; when `work` fails, so does this. `lane`: who waits together – such as the part
   * of the internet a request comes from. `hadLately`: how much this lane was given before; whoever had less goes first. Left out, all are
   * alike. Refusal: `busy` – too many wait; `work` was not and will not be started.
   */
  run<T>(lane: string, work: () => Promise<T>, hadLately?: number): Promise<Result<T, 'busy'>>
  /** How many were ever started. */
  readonly started: number
  readonly running: number
  readonly waiting: number
}

interface Waiting {
  start: () => void
  refuse: () => void
  hadLately: number
}

/** Those who wait, in lanes that take turns: each gives one and goes to the end. A lane whose first one had less lately goes before. */
function waitingLanes() {
  const lanes = new Map<string, readonly [Waiting, ...Waiting[]]>()
  const lengthOf = (lane: string): number => lanes.get(lane)?.length ?? 0
  /** How far back the last one of a lane stands, from 1: behind its own, and behind what it had. */
  const depthOf = (length: number, hadLately: number): number => Math.max(length, hadLately + 1)
  const deepest = () => {
    let most: { lane: string; all: readonly Waiting[]; depth: number } = { lane: '', all: [], depth: 0 }
    for (const [lane, all] of lanes) {
      const depth = depthOf(all.length, all.at(-1)?.hadLately ?? 0)
      if (depth > most.depth) most = { lane, all, depth }
    }
    return most
  }
  const put = (lane: string, [first, ...others]: readonly Waiting[]): void => {
    if (first === undefined) lanes.delete(lane)
    else lanes.set(lane, [first, ...others])
  }
  return {
    /** Whether another one of this lane would stand less far back than the one who stands furthest. */
    isBefore: (lane: string, hadLately: number): boolean => depthOf(lengthOf(lane) + 1, hadLately) < deepest().depth,
    join(lane: string, one: Waiting): void {
      put(lane, [...(lanes.get(lane) ?? []), one])
    },
    next(): Waiting | undefined {
      let least: string | undefined
      for (const [lane, [first]] of lanes)
        if (least === undefined || first.hadLately < (lanes.get(least)?.[0].hadLately ?? 0)) least = lane
      if (least === undefined) return undefined
      const [one, ...others] = lanes.get(least) ?? []
      lanes.delete(least)
      put(least, others)
      return one
    },
    /** Takes out the one who stands furthest back. */
    shorten(): Waiting | undefined {
      const { lane, all } = deepest()
      put(lane, all.slice(0, -1))
      return all.at(-1)
    },
  }
}

/**
 * A gate in front of `hashPassword` and `verifyPassword`. `atOnce`: how many run at a time; two leave half of Node's four threads to files and names.
 * `mostWaiting`: how many wait; twenty are a quarter of a second of work on two idle cores, and two seconds on
 * very busy ones. Who waits longer has left, and each keeps a request open.
 *
 * Lanes take turns, so one lane can delay another by one hash for each turn and no more. When all places are taken, somebody of a lane with fewer
 * waiting takes the place of the last one of the longest lane, who hears `busy`. A thousand lanes with one each can still fill it: who
 * comes from a device that signed in before deserves a gate of its own. Where nothing tells devices apart, `hadLately` does: then a lane that had
 * nothing yet is refused only when `mostWaiting` others had nothing either, and waits for those alone.
 */
export function hashGate(atOnce = 2, mostWaiting = 20): HashGate {
  const lanes = waitingLanes()
  let [started, running, waiting] = [0, 0, 0]

  async function go<T>(work: () => Promise<T>): Promise<Result<T, 'busy'>> {
    started += 1
    try {
      return ok(await work())
    } finally {
      running -= 1
      const next = lanes.next()
      if (next !== undefined) {
        waiting -= 1
        running += 1
        next.start()
      }
    }
  }

  function hasPlaceFor(lane: string, hadLately: number): boolean {
    if (waiting < mostWaiting) return true
    if (!lanes.isBefore(lane, hadLately)) return false
    waiting -= 1
    lanes.shorten()?.refuse()
    return true
  }

  return {
    get started() {
      return started
    },
    get running() {
      return running
    },
    get waiting() {
      return waiting
    },
    run(lane, work, hadLately = 0) {
      if (running < atOnce) {
        running += 1
        return go(work)
      }
      if (!hasPlaceFor(lane, hadLately)) return Promise.resolve(err('busy'))
      waiting += 1
      return new Promise((resolve) => {
        lanes.join(lane, { start: () => resolve(go(work)), refuse: () => resolve(err('busy')), hadLately })
      })
    },
  }
}
