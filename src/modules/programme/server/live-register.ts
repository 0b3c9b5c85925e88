import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { Policy } from '#modules/policy/server/index.ts'
import { knowledgeDays } from './knowledge.ts'
import type { Programme } from './load-programme.ts'
import type { RegisterView } from './register-view.ts'
import { registerViews } from './register-views.ts'

/** What people add to the register on screen, on top of its files. */
export interface RegisterLayer {
  /** Another text as soon as anything came into effect; cheap, for it is asked at every request that shows the register. */
  mark(): Promise<string>
  /** What was added, as a change of the register that is given. */
  read(): Promise<(programme: Programme) => Programme>
}

/** The register as it is now: its files with everything that was said on screen. */
export interface LiveRegister {
  programme(): Programme
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
  let now = ofFiles
  let mark = ''
  let refreshing: Promise<void> | null = null

  const look = async () => {
    const marks: string[] = []
    for (const layer of layers) marks.push(await layer.mark())
    const found = marks.join(' ')
    if (found === mark) return
    let programme = files
    for (const layer of layers) programme = (await layer.read())(programme)
    now = programme === files ? ofFiles : made(programme)
    mark = found
  }
  const tell = (cause: unknown) =>
    console.error(
      'what was said on screen could not be read, the register stays as it was:',
      cause instanceof Error ? cause.message : cause,
    )
  return {
    programme: () => now.programme,
    days: () => now.days,
    viewOn: (on, language) => now.viewOn(on, language),
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
