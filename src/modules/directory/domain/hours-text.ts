import { err, ok, type Result } from '#kernel/result.ts'
import type { Slot } from './schedule.ts'

/**
 * Why hours of a day cannot be read. `not-hours` – a piece is no pair of times · `closes-first` – it closes before it opens, and does not say
 * that it goes on into the night · `hours-overlap` – two pieces are at the same time.
 */
export type HoursFault = 'not-hours' | 'closes-first' | 'hours-overlap'

const time = '(\\d{1,2}|\\d{3,4}|\\d{1,2}[:.]\\d{2})'
const piece = new RegExp(
  `^${time}\\s*(?:u|uur|h)?\\s*(?:-|–|—|tot|to|until)\\s*${time}\\s*(?:u|uur|h)?((?:\\s*\\(?(?:alleen |only )?(?:(?:op |by )?(?:afspraak|appointment)|nacht|night)\\)?)*)$`,
)
const between = /,|;|\n|\+|&|\s(?:en|and)\s/
const closed = ['', 'gesloten', 'dicht', 'closed']

/**
 * Hours of one day as people type them: `09:00-12:30, 13-17 afspraak`, `9.00 tot 12.30 en 13-17`. Empty, or that it is closed: no slots.
 * `nacht` or `night`: it closes in the night after. In the order in which they come.
 */
export function readHours(text: string): Result<readonly Slot[], HoursFault> {
  const plain = text.trim().toLowerCase()
  if (closed.includes(plain)) return ok([])
  const slots: Slot[] = []
  for (const part of plain.split(between)) {
    const slot = slotIn(part.trim())
    if (!slot.ok) return slot
    slots.push(slot.value)
  }
  slots.sort((one, other) => one.opens - other.opens)
  const overlap = slots.some(({ closes }, at) => closes > (slots[at + 1]?.opens ?? Number.POSITIVE_INFINITY))
  return overlap ? err('hours-overlap') : ok(slots)
}

function slotIn(text: string): Result<Slot, HoursFault> {
  const [, from = '', until = '', rest = ''] = piece.exec(text) ?? []
  const opens = minuteOf(from)
  const closes = minuteOf(until)
  if (opens === null || closes === null || opens >= 1440) return err('not-hours')
  const byAppointment = /afspraak|appointment/.test(rest)
  if (/nacht|night/.test(rest))
    return closes <= opens ? ok({ opens, closes: closes + 1440, byAppointment }) : err('not-hours')
  const end = closes === 0 ? 1440 : closes
  return end > opens ? ok({ opens, closes: end, byAppointment }) : err('closes-first')
}

/** Minutes of `9`, `930`, `9:30`, `09.30` and `24:00`; null: no time of the clock. */
function minuteOf(text: string): number | null {
  const digits = text.replace(/[:.]/, '')
  if (!/^\d{1,4}$/.test(digits)) return null
  const hours = Number(digits.length > 2 ? digits.slice(0, -2) : digits)
  const minutes = digits.length > 2 ? Number(digits.slice(-2)) : 0
  return minutes < 60 && (hours < 24 || (hours === 24 && minutes === 0)) ? hours * 60 + minutes : null
}

/** The reverse of reading: `09:00-12:30, 13:00-17:00 afspraak`; empty without slots. */
export const hoursText = (slots: readonly Slot[]): string =>
  [...slots]
    .sort((one, other) => one.opens - other.opens)
    .map(({ opens, closes, byAppointment }) =>
      [
        `${clock(opens)}-${clock(closes > 1440 ? closes - 1440 : closes)}`,
        closes > 1440 ? 'nacht' : '',
        byAppointment ? 'afspraak' : '',
      ]
        .filter((word) => word !== '')
        .join(' '),
    )
    .join(', ')

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
