import type { Hours, WallState } from '../domain/opening-hours.ts'
import type { Slot } from '../domain/schedule.ts'

/**
 * The holidays of 2028 written out, from a calendar. Days on which desks are closed, and days on which some are.
 */
const closedDays = ['01-01', '04-16', '04-17', '04-27', '05-25', '06-05', '12-25'].map((one) => `2028-${one}`)
const varyingDays = ['04-14', '05-05'].map((one) => `2028-${one}`)

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** What a clock in Amsterdam shows at each minute from `first` until `last`, as `2028-03-26 03:00`. */
export function clockTexts(first: number, last: number): string[] {
  const texts: string[] = []
  for (let at = first; at < last; at++) {
    // 26/03/2028, 03:00
    const [date = '', time = ''] = clock.format(at * 60_000).split(', ')
    texts.push(`${date.split('/').reverse().join('-')} ${time}`)
  }
  return texts
}

/**
 * The state of each of the minutes that `texts` shows, found the long way: every day writes the minutes of its slots, as
 * clock texts, into one big list, and each minute is looked up in it. Days outside 2028 have no holidays.
 */
export function slowStates({ schedule, expiresOn }: Hours, texts: readonly string[]): WallState[] {
  if (!schedule) return texts.map(() => 'no-hours')
  const { written, restOf } = writeDays(schedule, [...new Set(texts.map(dateIn))])
  return texts.map((text) => {
    if (dateIn(text) >= expiresOn) return 'expired'
    if (schedule.confidence === 'uncertain') return 'uncertain'
    const found = written.get(text)
    const rest = restOf.get(dateIn(text)) ?? 'closed'
    if (found === 'open' || found === 'by-appointment') return found
    return rest === 'closed' ? (found ?? 'closed') : rest
  })
}

const dateIn = (text: string): string => text.slice(0, 10)

function writeDays(schedule: NonNullable<Hours['schedule']>, days: readonly string[]) {
  const written = new Map<string, 'open' | 'by-appointment' | 'holiday'>()
  const restOf = new Map<string, WallState>()
  const before = new Date(`${days[0]}T12:00:00Z`)
  before.setUTCDate(before.getUTCDate() - 1)
  for (const date of [dateIn(before.toISOString()), ...days]) {
    const { slots, rest, doubtful } = slowDay(schedule, date)
    restOf.set(date, rest)
    for (const text of doubtful.flatMap((slot) => minutesOf(date, slot))) {
      if (!written.has(text)) written.set(text, 'holiday')
    }
    const walkIn = slots.filter(({ byAppointment }) => !byAppointment && schedule.appointmentOnly !== true)
    const others = slots.filter((slot) => !walkIn.includes(slot))
    for (const text of others.flatMap((slot) => minutesOf(date, slot))) {
      if (written.get(text) !== 'open') written.set(text, 'by-appointment')
    }
    for (const text of walkIn.flatMap((slot) => minutesOf(date, slot))) written.set(text, 'open')
  }
  return { written, restOf }
}

function slowDay(schedule: NonNullable<Hours['schedule']>, date: string) {
  const exception = schedule.exceptions.find(({ day }) => day === date)
  if (exception) return { slots: exception.slots, rest: 'closed' as const, doubtful: [] }
  const stops: readonly Slot[] = schedule.stops.filter(({ day }) => day === date)
  const weeks = schedule.weekly.filter(
    ({ period: { from, until } }) => from <= date && (until === null || until > date),
  )
  if (weeks.length === 0) return { slots: stops, rest: 'not-covered' as const, doubtful: [] }
  // Sunday is 0 here and 7 in the schedule.
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7
  const [week] = weeks
  const usual: readonly Slot[] = week ? week.slots.filter((slot) => slot.weekday === weekday) : []
  const rule = week?.onHolidays
  const closed = closedDays.includes(date)
  if (usual.length === 0 || rule === 'as-usual' || !(closed || varyingDays.includes(date))) {
    return { slots: [...usual, ...stops], rest: 'closed' as const, doubtful: [] }
  }
  if (closed && rule === 'closed') return { slots: stops, rest: 'closed' as const, doubtful: [] }
  return { slots: stops, rest: 'holiday' as const, doubtful: usual }
}

function minutesOf(date: string, { opens, closes }: Slot): string[] {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  return Array.from({ length: closes - opens }, (_, index) =>
    new Date(midnight + (opens + index) * 60_000).toISOString().slice(0, 16).replace('T', ' '),
  )
}
