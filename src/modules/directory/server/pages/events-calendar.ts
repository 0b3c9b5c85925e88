import ical, { ICalCalendarMethod } from 'ical-generator'
import { dayNumberOf } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { atomFeed, type FeedPlace } from '#platform/documents/atom-feed.ts'
import { type CalendarPlace, calendarText, calendarWords } from '#platform/documents/calendar.ts'
import { clockText, instantsAt } from '../../domain/amsterdam-clock.ts'
import { addressText } from '../../ui/address-text.ts'
import type { EventRow } from '../directory-views.ts'

export interface EventsWords {
  language: LanguageTag
  title: string
}

/** Where the page of a meeting is. */
const eventAddress = (site: string, language: LanguageTag, id: string): string =>
  `${site}/${language}/help/events#${id}`

/**
 * Meetings as a calendar (RFC 5545), each with its own times. A meeting whose end nobody said has none here either. The
 * stamp of a meeting is the day it was last looked at, so that the same meetings give the same bytes.
 */
export function eventsIcs(
  events: readonly EventRow[],
  { site, domain }: CalendarPlace,
  { language, title }: EventsWords,
): string {
  const calendar = ical({
    name: calendarWords(title),
    prodId: { company: 'Baken', product: 'directory', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const event of events) {
    const place = placeText(event)
    calendar.createEvent({
      id: `${event.id}-event@${domain}`,
      stamp: new Date(`${event.checked.checkedOn}T00:00:00Z`),
      start: momentOf(event.starts),
      ...(event.ends ? { end: momentOf(event.ends) } : {}),
      summary: calendarWords(event.title.text),
      description: calendarWords([event.organiser, event.description?.text].filter(Boolean).join('\n')),
      ...(place === null ? {} : { location: calendarWords(place) }),
      url: event.url ?? eventAddress(site, language, event.id),
    })
  }
  return calendarText(calendar)
}

/** Meetings as a feed; an entry is as new as the day it was last looked at. */
export function eventsAtom(
  events: readonly EventRow[],
  today: Day,
  place: FeedPlace,
  { language, title }: EventsWords,
): string {
  const newest = events
    .map(({ checked }) => checked.checkedOn)
    .sort()
    .at(-1)
  return atomFeed(
    {
      path: 'directory/events',
      language,
      title,
      author: 'Baken',
      updated: newest ?? today,
      address: `${place.site}/${language}/help/events.atom`,
      entries: events.map((event) => ({
        path: `directory/events/${event.id}`,
        title: event.title.text,
        updated: event.checked.checkedOn,
        address: eventAddress(place.site, language, event.id),
        summary: [
          `${event.starts.day} ${clockText(event.starts.minute)}`,
          placeText(event),
          event.organiser,
          event.description?.text ?? null,
        ]
          .filter((part) => part !== null)
          .join(' · '),
      })),
    },
    place,
  )
}

/** Where it is, in words or as an address. */
function placeText({ place, placeText: words, municipality }: EventRow): string | null {
  const address = place ? addressText({ ...place, mobile: false }) : null
  return address ?? words?.text ?? municipality?.name ?? null
}

function momentOf({ day, minute }: EventRow['starts']): Date {
  const number = dayNumberOf(day) + Math.floor(minute / 1440)
  const [at] = instantsAt({ day: number, minute: minute % 1440 })
  // A time that the clock skips in spring: an hour later is what the clock shows then.
  const shown = at ?? instantsAt({ day: number, minute: (minute % 1440) + 60 })[0] ?? number * 1440
  return new Date(shown * 60_000)
}
