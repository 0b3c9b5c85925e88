import { err, ok, type Result } from '#kernel/result.ts'

/** Lets a few costly hashes run at a time, and a bounded number wait in turn. */
export interface HashGate {
  /**
   * Starts `work` when it is its turn and gives what it gives; when `work` fails, so does this. `lane`: who waits together – such as the part
   * of the internet a request comes from. Refusal: `busy` – too many wait; `work` was not and will not be started.
   */
  run<T>(lane: string, work: () => Promise<T>): Promise<Result<T, 'busy'>>
  /** How many were ever started. */
  readonly started: number
  readonly running: number
  readonly waiting: number
}

interface Waiting {
  start: () => void
  refuse: () => void
}

/** Those who wait, in lanes that take turns: each gives one and goes to the end. */
function waitingLanes() {
  const lanes = new Map<string, Waiting[]>()
  const none: [string, Waiting[]] = ['', []]
  const longest = () => [...lanes].reduce((most, one) => (one[1].length > most[1].length ? one : most), none)
  return {
    lengthOf: (lane: string): number => lanes.get(lane)?.length ?? 0,
    lengthOfLongest: (): number => longest()[1].length,
    join(lane: string, one: Waiting): void {
      lanes.set(lane, [...(lanes.get(lane) ?? []), one])
    },
    next(): Waiting | undefined {
      const [first] = lanes
      if (first === undefined) return undefined
      const [lane, [one, ...others]] = first
      lanes.delete(lane)
      if (others.length > 0) lanes.set(lane, others)
      return one
    },
    /** Takes the last one off the longest lane. */
    shorten(): Waiting | undefined {
      const [lane, all] = longest()
      lanes.set(lane, all.slice(0, -1))
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
 * comes from a device that signed in before deserves a gate of its own.
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

  function hasPlaceFor(lane: string): boolean {
    if (waiting < mostWaiting) return true
    if (lanes.lengthOfLongest() <= lanes.lengthOf(lane) + 1) return false
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
    run(lane, work) {
      if (running < atOnce) {
        running += 1
        return go(work)
      }
      if (!hasPlaceFor(lane)) return Promise.resolve(err('busy'))
      waiting += 1
      return new Promise((resolve) => {
        lanes.join(lane, { start: () => resolve(go(work)), refuse: () => resolve(err('busy')) })
      })
    },
  }
}
