import { type Day, parseDay } from '#kernel/days.ts'

/** What a reader asked for with `?on=`, and the day that is shown. */
export interface AskedDay {
  day: Day
  /** As it was typed, when it could not be shown. */
  typed: string | null
  problem: 'not-a-day' | 'out-of-coverage' | null
}

export interface Coverage {
  from: Day
  lastChecked: Day
}

/** Reads `?on=`. A day that cannot be shown is named in `problem`, and `otherwise` is shown in its place. */
export function askedDay(url: URL, coverage: Coverage, otherwise: Day): AskedDay {
  const typed = url.searchParams.get('on')?.trim() ?? ''
  if (typed === '') return { day: otherwise, typed: null, problem: null }
  const parsed = parseDay(typed)
  if (!parsed.ok) return { day: otherwise, typed: typed.slice(0, 40), problem: 'not-a-day' }
  const covered = coverage.from <= parsed.value && parsed.value <= coverage.lastChecked
  return covered
    ? { day: parsed.value, typed: null, problem: null }
    : { day: otherwise, typed, problem: 'out-of-coverage' }
}
