import type { Day } from '#kernel/days.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { dayOfNumber, wallTimeAt } from '../domain/amsterdam-clock.ts'
import type { EpochMinute } from '../domain/open-state.ts'

/** `09:30`. 1440 is `24:00`, the end of a day; what is past it is the clock of the next day. */
export const clockText = (minute: number): string => {
  const shown = minute > 1440 ? minute - 1440 : minute
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`
}

/** The time on a Dutch clock. */
export const timeAt = (at: EpochMinute): string => clockText(wallTimeAt(at).minute)

/** The day on a Dutch calendar. */
export const dayAt = (at: EpochMinute): Day => dayOfNumber(wallTimeAt(at).day)

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
