import type { ICalCalendar } from 'ical-generator'

/** Where calendars say they are. */
export interface CalendarPlace {
  /** Address of the site without a slash at the end. */
  site: string
  /** Domain for the ids of events; never changes, so that a calendar knows an event again. */
  domain: string
}

/** The text of a calendar. The library leaves out the line end behind the last line, which RFC 5545 asks for. */
export const calendarText = (calendar: ICalCalendar): string => `${calendar.toString()}\r\n`

/** Text without the letters that no calendar may hold, which the library lets through. */
export const calendarWords = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
