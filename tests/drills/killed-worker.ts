import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { lineOf, type Moment, ofLine } from '../../src/modules/reporting/testing/case-deeds.ts'
import type { WorkOrder } from '../../src/modules/reporting/testing/case-worker.ts'
import type { Deed } from '../../src/modules/reporting/testing/deed.ts'
import { type Known, learn, nothingKnown } from '../../src/modules/reporting/testing/known-cases.ts'

const script = join(import.meta.dirname, '../../src/modules/reporting/testing/case-worker.ts')

/** What was acknowledged, and the one deed of which nobody knows. */
export class Acknowledged {
  readonly known: Known = nothingKnown()
  undone: Deed | null = null
  /** Files of it of which was said that they are kept. */
  readonly uploaded = new Set<string>()
  /** What was going on when the last line came. */
  moment: Moment | null = null
  deeds = 0
  /** Changes of the key that were finished. */
  keyChanges = 0

  hear(line: string): void {
    const [word = ''] = line.split(' ', 1)
    const rest = line.slice(word.length + 1)
    if (word === 'try') this.undone = ofLine<Deed>(rest)
    else if (word === 'at') this.moment = rest as Moment
    else if (word === 'kept') this.uploaded.add(rest)
    else if (word === 'done' && this.undone) this.done(this.undone, ofLine<string | null>(rest))
  }

  private done(deed: Deed, told: string | null): void {
    this.deeds += 1
    this.undone = null
    this.moment = null
    this.uploaded.clear()
    if (deed.do === 'change-key' && told === 'finished') this.keyChanges += 1
    learn(this.known, deed, told)
  }
}

/** One worker that waits for its order: to start takes longer than to work, so that one is started ahead. */
export function aWorker() {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script])
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString()
  })
  child.stdin.on('error', () => undefined)
  let heard: (line: string) => void = () => undefined
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    const lines = (rest + part).split('\n')
    // The last one is not whole yet; when it was killed in the middle of saying it, it never is.
    rest = lines.pop() ?? ''
    for (const line of lines) heard(line)
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    /** Gives it its order. `told` hears each of its lines. Resolves once it has done so many deeds and says that it is at what is wanted, or after `most` deeds. */
    work(order: WorkOrder, told: (line: string) => void, { least, most }: { least: number; most: number }) {
      let done = 0
      const there = new Promise<void>((resolve) => {
        heard = (line) => {
          told(line)
          if (line.startsWith('done ')) done += 1
          if (done >= most || (done >= least && line === `at ${order.wanted}`)) resolve()
        }
      })
      child.stdin.end(lineOf(order))
      return there
    },
    kill: () => child.kill('SIGKILL'),
    /** What it complained of, once it is gone and everything it said was heard. */
    dead: gone.then(() => complaint),
  }
}
