import { day } from '#kernel/days.ts'
import type { FeedPlace } from '#platform/documents/atom-feed.ts'
import type { CalendarPlace } from '#platform/documents/calendar.ts'

/**
 * Where feeds and calendars say they are. Their ids are made with a name that never is anybody's (RFC 2606): Baken has no
 * public address yet, and a reader must know an entry again when the site gets one or moves to another.
 */
export const feedPlace = ({ origin }: URL): FeedPlace & CalendarPlace => ({
  site: origin,
  domain: 'baken.example',
  tagDay: day('2026-11-21'),
})
