import type { Day } from '#kernel/days.ts'
import type { RegisterChange } from '../../domain/event-view.ts'
import { changesSince } from '../event-views.ts'
import type { RegisterView } from '../register-view.ts'
import { feedAddress, itemAddress } from './addresses.ts'

export interface FeedPlace {
  /** Address of the site without a slash at the end. */
  site: string
  /** For ids that stay the same when the site moves: a domain that was ours on `tagDay` (RFC 4151). */
  domain: string
  tagDay: Day
}

export interface FeedWords {
  title: string
  author: string
}

/** Entries in one feed; older ones are on the pages. */
const maximumEntries = 100

/**
 * What became known, newest first, as an Atom feed (RFC 4287). An entry is known again by the id of the item and of the
 * event; its time is the day it became known, since nobody knows the hour.
 */
export function changesAtom(view: RegisterView, since: Day, place: FeedPlace, words: FeedWords): string {
  const changes = changesSince(view, since).slice(0, maximumEntries)
  const self = feedAddress(place.site, view.language)
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(view.language)}">`,
    `  <id>${tag(place, 'changes')}</id>`,
    `  <title>${xml(words.title)}</title>`,
    `  <updated>${moment(changes[0]?.knownOn ?? view.on)}</updated>`,
    `  <author><name>${xml(words.author)}</name></author>`,
    `  <link rel="self" href="${xml(self)}"/>`,
    ...changes.map((change) => entry(view, change, place)),
    '</feed>',
  ].join('\n')}\n`
}

function entry({ language }: RegisterView, { item, title, event, knownOn }: RegisterChange, place: FeedPlace): string {
  const id = event === null ? `items/${item}` : `items/${item}/${event.id}`
  const text = event === null ? title.text : event.text.text
  return [
    '  <entry>',
    `    <id>${tag(place, id)}</id>`,
    `    <title>${xml(`${item}: ${title.text}`)}</title>`,
    `    <updated>${moment(knownOn)}</updated>`,
    `    <link href="${xml(itemAddress(place.site, language, item))}"/>`,
    `    <category term="${xml(event?.change ?? 'new')}"/>`,
    `    <summary>${xml(text)}</summary>`,
    '  </entry>',
  ].join('\n')
}

const tag = ({ domain, tagDay }: FeedPlace, path: string): string => xml(`tag:${domain},${tagDay}:programme/${path}`)

const moment = (day: Day): string => `${day}T00:00:00Z`

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text in XML 1.0: marks become entities, and letters that it does not allow go. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (letter) => ('\t\r\n'.includes(letter) ? letter : ''))
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
