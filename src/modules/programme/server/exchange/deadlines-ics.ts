import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { addDays, type Day } from '#kernel/days.ts'
import { type Deadline, isHard } from '../../domain/deadline.ts'
import type { ItemOn } from '../../domain/history.ts'
import { partyNamed, type RegisterView, titleOf } from '../register-view.ts'
import { itemAddress } from './addresses.ts'

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
  /** What the calendar does not hold, said in its description. @param left rows without a date that somebody promised */
  leftOut?(left: number): string
}

/**
 * The deadlines as a calendar (RFC 5545): one event of a whole day for each that somebody promised as a day, a quarter or
 * a year. Derived, vague and missing deadlines are no dates and are left out, which the description says; so are
 * statements of fact. The stamp of every event is the day of the view, so that the same register gives the same bytes.
 */
export function deadlinesIcs(
  view: RegisterView,
  rows: readonly ItemOn[],
  { site, domain }: CalendarPlace,
  words: CalendarWords,
): string {
  const dated = rows.flatMap(({ item, deadline, standing: { state } }) =>
    hasDay(deadline) && state !== null ? [{ item, deadline, state }] : [],
  )
  const calendar = ical({
    name: plain(words.calendar),
    description: words.leftOut ? plain(words.leftOut(rows.length - dated.length)) : null,
    prodId: { company: 'Baken', product: 'programme', language: 'NL' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { item, deadline, state } of dated) {
    const owners = item.owners.map((id) => partyNamed(view, id).name.text).join(', ')
    calendar.createEvent({
      id: `${item.id}-deadline@${domain}`,
      stamp: midnight(view.on),
      start: midnight(deadline.last),
      end: midnight(addDays(deadline.last, 1)),
      allDay: true,
      timezone: 'UTC',
      summary: plain(`${words.deadline}${titleOf(view, item.id).text}`),
      description: plain(`${item.id} · ${owners}`),
      categories: [{ name: deadline.basis }, { name: state }],
      url: itemAddress(site, view.language, item.id),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  // The library leaves out the line end behind the last line, which the standard asks for.
  return `${calendar.toString()}\r\n`
}

const hasDay = (deadline: Deadline): deadline is Deadline & { last: Day } => isHard(deadline) && deadline.last !== null

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** Letters that no calendar may hold, which the library lets through. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
