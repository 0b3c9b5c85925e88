import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'

/** Where feeds say they are. */
export interface FeedPlace {
  /** Address of the site without a slash at the end. */
  site: string
  /** For ids that stay the same when the site moves: a domain that was ours on `tagDay` (RFC 4151). */
  domain: string
  tagDay: Day
}

export interface FeedEntry {
  /** What makes its id, below that of the site: `programme/items/S1-42`. Never changes. */
  path: string
  title: string
  /** The hour is not known. */
  updated: Day
  address: string
  category?: string
  summary: string
}

export interface Feed {
  /** What makes its id, as of an entry. */
  path: string
  language: LanguageTag
  title: string
  author: string
  updated: Day
  /** Its own address. */
  address: string
  entries: readonly FeedEntry[]
}

/** An Atom feed (RFC 4287). */
export function atomFeed({ path, language, title, author, updated, address, entries }: Feed, place: FeedPlace): string {
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">`,
    `  <id>${tag(place, path)}</id>`,
    `  <title>${xml(title)}</title>`,
    `  <updated>${moment(updated)}</updated>`,
    `  <author><name>${xml(author)}</name></author>`,
    `  <link rel="self" href="${xml(address)}"/>`,
    ...entries.map((one) => entryText(one, place)),
    '</feed>',
  ].join('\n')}\n`
}

function entryText({ path, title, updated, address, category, summary }: FeedEntry, place: FeedPlace): string {
  return [
    '  <entry>',
    `    <id>${tag(place, path)}</id>`,
    `    <title>${xml(title)}</title>`,
    `    <updated>${moment(updated)}</updated>`,
    `    <link href="${xml(address)}"/>`,
    ...(category === undefined ? [] : [`    <category term="${xml(category)}"/>`]),
    `    <summary>${xml(summary)}</summary>`,
    '  </entry>',
  ].join('\n')
}

const tag = ({ domain, tagDay }: FeedPlace, path: string): string => xml(`tag:${domain},${tagDay}:${path}`)

const moment = (day: Day): string => `${day}T00:00:00Z`

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text in XML 1.0: marks become entities, and letters that it does not allow go. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (letter) => ('\t\r\n'.includes(letter) ? letter : ''))
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
