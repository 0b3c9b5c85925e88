import type { Day } from '#kernel/days.ts'
import { atomFeed, type FeedEntry, type FeedPlace } from '#platform/documents/atom-feed.ts'
import type { RegisterChange } from '../../domain/event-view.ts'
import { changesSince } from '../event-views.ts'
import type { RegisterView } from '../register-view.ts'
import { feedAddress, itemAddress } from './addresses.ts'

export interface FeedWords {
  title: string
  author: string
}

/** Entries in one feed; older ones are on the pages. */
const maximumEntries = 100

/**
 * What became known, newest first, as an Atom feed. An entry is known again by the id of the item and of the event; its
 * time is the day it became known, since nobody knows the hour.
 */
export function changesAtom(view: RegisterView, since: Day, place: FeedPlace, words: FeedWords): string {
  const changes = changesSince(view, since).slice(0, maximumEntries)
  return atomFeed(
    {
      path: 'programme/changes',
      language: view.language,
      ...words,
      updated: changes[0]?.knownOn ?? view.on,
      address: feedAddress(place.site, view.language),
      entries: changes.map((change) => entry(view, change, place)),
    },
    place,
  )
}

function entry({ language }: RegisterView, change: RegisterChange, { site }: FeedPlace): FeedEntry {
  const { item, title, event, knownOn } = change
  return {
    path: event === null ? `programme/items/${item}` : `programme/items/${item}/${event.id}`,
    title: `${item}: ${title.text}`,
    updated: knownOn,
    address: itemAddress(site, language, item),
    category: event?.change ?? 'new',
    summary: event === null ? title.text : event.text.text,
  }
}
