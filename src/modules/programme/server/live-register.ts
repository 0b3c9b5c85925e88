import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { Policy } from '#modules/policy/server/index.ts'
import { knowledgeDays } from './knowledge.ts'
import type { Programme } from './load-programme.ts'
import type { RegisterView } from './register-view.ts'
import { registerViews, remembered } from './register-views.ts'

/** What people add to the register on screen, on top of its files. */
export interface RegisterLayer {
  /** Another text as soon as anything came into effect; cheap, for it is asked at every request that shows the register. */
  mark(): Promise<string>
  /** What was added, as a change of the register that is given, for a day; `null`: as it is now. */
  read(): Promise<(programme: Programme, on: Day | null) => Programme>
  /** Days on which something that carries no day of its own was worded anew, as far as it was read. */
  moments?(): readonly Day[]
}

/** The register as it is now: its files with everything that was said on screen. */
export interface LiveRegister {
  /** @param on the register as it was worded on a day; left out: as it is now. What became known later is for `asOf` to leave out. */
  programme(on?: Day): Programme
  /** Days on which something became known, the first one first. */
  days(): readonly Day[]
  /** As known on a day, remembered for the days that are asked for most. */
  viewOn(on: Day, language: LanguageTag): RegisterView
  /**
   * Takes in what came into effect since. Never throws: while the database is away the register stays as it was last seen, and the
   * failure is told on the error output.
   */
  refresh(): Promise<void>
}

/** Earlier wordings that are remembered at a time: each costs the words of the register. */
const wordingsKept = 4

export function liveRegister(
  files: Programme,
  { areas, policy }: { areas: Areas; policy: Policy },
  layers: readonly RegisterLayer[],
): LiveRegister {
  const made = (programme: Programme) => ({
    programme,
    days: knowledgeDays(programme),
    viewOn: registerViews(programme, { areas, policy }).viewOn,
  })
  const ofFiles = made(files)
  type Made = typeof ofFiles
  let now = ofFiles
  let mark = ''
  let additions: Awaited<ReturnType<RegisterLayer['read']>>[] = []
  let moments: readonly Day[] = []
  const earlier = new Map<string, Made>()
  let refreshing: Promise<void> | null = null

  const worded = (on: Day | null): Made => {
    const programme = additions.reduce((register, add) => add(register, on), files)
    return programme === files ? ofFiles : made(programme)
  }
  const at = (on: Day): Made => {
    if (!moments.some((moment) => moment > on)) return now
    const moment = moments.findLast((one) => one <= on) ?? 'first'
    return remembered(earlier, wordingsKept, moment, () => worded(on))
  }
  const look = async () => {
    const marks: string[] = []
    for (const layer of layers) marks.push(await layer.mark())
    const found = marks.join(' ')
    if (found === mark) return
    const read: typeof additions = []
    for (const layer of layers) read.push(await layer.read())
    additions = read
    moments = [...new Set(layers.flatMap((layer) => layer.moments?.() ?? []))].sort()
    earlier.clear()
    now = worded(null)
    mark = found
  }
  const tell = (cause: unknown) =>
    console.error(
      'what was said on screen could not be read, the register stays as it was:',
      cause instanceof Error ? cause.message : cause,
    )
  return {
    programme: (on) => (on === undefined ? now : at(on)).programme,
    days: () => now.days,
    viewOn: (on, language) => at(on).viewOn(on, language),
    async refresh() {
      // Whoever asks while somebody looks, may have written after that look began: they look again.
      const before = refreshing
      const mine = (before ?? Promise.resolve()).then(look).catch(tell)
      refreshing = mine
      await mine
      if (refreshing === mine) refreshing = null
    },
  }
}
