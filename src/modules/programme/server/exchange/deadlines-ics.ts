import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { addDays, type Day } from '#kernel/days.ts'
import { type CalendarPlace, calendarText, calendarWords } from '#platform/documents/calendar.ts'
import { type Deadline, isHard } from '../../domain/deadline.ts'
import type { ItemOn } from '../../domain/history.ts'
import { partyNamed, type RegisterView, titleOf } from '../register-view.ts'
import { itemAddress } from './addresses.ts'

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
    name: calendarWords(words.calendar),
    description: words.leftOut ? calendarWords(words.leftOut(rows.length - dated.length)) : null,
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
      summary: calendarWords(`${words.deadline}${titleOf(view, item.id).text}`),
      description: calendarWords(`${item.id} · ${owners}`),
      categories: [{ name: deadline.basis }, { name: state }],
      url: itemAddress(site, view.language, item.id),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendarText(calendar)
}

const hasDay = (deadline: Deadline): deadline is Deadline & { last: Day } => isHard(deadline) && deadline.last !== null

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`)
