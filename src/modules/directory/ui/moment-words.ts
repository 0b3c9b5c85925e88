import type { Day } from '#kernel/days.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { clockText, dayAt, wallTimeAt } from '../domain/amsterdam-clock.ts'
import type { EpochMinute } from '../domain/open-state.ts'

export { clockText, dayAt } from '../domain/amsterdam-clock.ts'

/** The time on a Dutch clock. */
export const timeAt = (at: EpochMinute): string => clockText(wallTimeAt(at).minute)

/** `vrijdag 25 december` in the reader's language. */
export const weekdayText = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })

/** `vrijdag 25 december 2026`: for a day that may be far away. */
export const wholeDayText = dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** A format is made once for each language: making one costs far more than using it. */
function dayFormat(parts: Intl.DateTimeFormatOptions): (t: Translator, day: Day) => string {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (t, day) => {
    const locale = t('language.locale')
    const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' })
    formats.set(locale, format)
    return format.format(new Date(`${day}T00:00:00Z`))
  }
}

/** A moment as said at another: the time alone on the same day, else with its day. */
export function whenText(t: Translator, at: EpochMinute, seenFrom: EpochMinute): string {
  const time = timeAt(at)
  if (dayAt(at) === dayAt(seenFrom)) return t('directory.when.time', { time })
  return t('directory.when.day', { day: weekdayText(t, dayAt(at)), time })
}
