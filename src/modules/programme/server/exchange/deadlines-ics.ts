import { addDays, type Day } from '#kernel/days.ts'
import { type Deadline, isHard } from '../../domain/deadline.ts'
import type { ItemOn } from '../../domain/history.ts'
import { partyNamed, type RegisterView, titleOf } from '../register-view.ts'
import { itemAddress } from './addresses.ts'

/** Longest line in octets, without its end (RFC 5545, 3.1). */
const maximumOctets = 75

export interface CalendarPlace {
  /** Address of the site without a slash at the end. */
  site: string
  /** Domain for the ids of events; never changes, so that a calendar knows an event again. */
  domain: string
}

/** Words for a calendar that are not in the data. */
export interface CalendarWords {
  calendar: string
  /** `Term: ` before the title of a row. */
  deadline: string
}

/**
 * The deadlines as a calendar (RFC 5545): one event of a whole day for each that somebody promised as a day, a quarter or
 * a year. Derived, vague and missing deadlines are no dates and are left out; so are statements of fact. The stamp of
 * every event is the day of the view, so that the same register gives the same bytes.
 */
export function deadlinesIcs(
  view: RegisterView,
  rows: readonly ItemOn[],
  { site, domain }: CalendarPlace,
  words: CalendarWords,
): string {
  const events = rows.flatMap((row) => {
    const { item, deadline, standing } = row
    if (!hasDay(deadline) || standing.state === null) return []
    const owners = item.owners.map((id) => partyNamed(view, id).name.text).join(', ')
    return [
      'BEGIN:VEVENT',
      `UID:${item.id}-deadline@${domain}`,
      `DTSTAMP:${plainDay(view.on)}T000000Z`,
      `DTSTART;VALUE=DATE:${plainDay(deadline.last)}`,
      `DTEND;VALUE=DATE:${plainDay(addDays(deadline.last, 1))}`,
      `SUMMARY:${escaped(`${words.deadline}${titleOf(view, item.id).text}`)}`,
      `DESCRIPTION:${escaped(`${item.id} · ${owners}`)}`,
      `CATEGORIES:${escaped(deadline.basis)},${escaped(standing.state)}`,
      `URL:${itemAddress(site, view.language, item.id)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Baken//programme//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(words.calendar)}`,
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const hasDay = (deadline: Deadline): deadline is Deadline & { last: Day } => isHard(deadline) && deadline.last !== null

const plainDay = (day: Day): string => day.replaceAll('-', '')

/** Text as the format wants it: a line end becomes `\n`, and what divides values is escaped. Control letters go. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\p{Cc}/gu, ' ').replace(/[\\;,]/g, '\\$&'))
    .join('\\n')

/** Broken before an octet too many, never inside a letter; each further line begins with a space. */
export function folded(line: string): string {
  const parts: string[] = ['']
  let room = maximumOctets
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length
    if (octets > room) {
      parts.push('')
      room = maximumOctets - 1
    }
    parts[parts.length - 1] += letter
    room -= octets
  }
  return parts.join('\r\n ')
}
