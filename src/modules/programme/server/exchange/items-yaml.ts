import { stringify } from 'yaml'
import type { Item, Link, RegisterEvent } from '../../domain/items.ts'
import { placeText } from '../../domain/places.ts'

/** Words for a row that is to be put in the files; a text that is not there must still be written. */
export interface RowWords {
  title: string
  text: string | null
  term: string | null
}

/**
 * Rows as a file of `items/` writes them. Nothing is put in the files by a machine: a person reads this, corrects it and
 * puts it there.
 */
export const itemsYaml = (items: readonly Item[]): string => stringify(items.map(fileRow), { lineWidth: 118 })

/** The Dutch words of the rows, as they stand under `items:` in `nl.yaml`. */
export function wordsYaml(rows: readonly { id: string; words: RowWords }[]): string {
  const words = rows.map(({ id, words: { title, text, term } }) => [
    id,
    { title, ...(text === null ? {} : { text }), ...(term === null ? {} : { term }) },
  ])
  return stringify({ items: Object.fromEntries(words) }, { lineWidth: 118 })
}

/** Links as rows of `links.yaml`. */
export const linksYaml = (links: readonly Link[]): string =>
  stringify(
    links.map(({ knownOn, ...link }) => (knownOn === null ? link : { ...link, known: knownOn })),
    { lineWidth: 118 },
  )

function fileRow(item: Item): Record<string, unknown> {
  const { places, since, until, knownOn, knownBasis, deadline, events, ...rest } = item
  const fromNote = item.document !== null
  return {
    ...rest,
    places: places.map(placeText),
    deadline: deadline.last === null ? { basis: deadline.basis } : deadline,
    ...(fromNote ? {} : { since: since?.text ?? null, known: { on: knownOn, basis: knownBasis } }),
    ...(until ? { until: until.text } : {}),
    ...(events.length > 0 ? { events: events.map(fileEvent) } : {}),
  }
}

function fileEvent({ when, knownOn, knownBasis, evidence, ...event }: RegisterEvent): Record<string, unknown> {
  return {
    ...event,
    when: when?.text ?? null,
    known: { on: knownOn, basis: knownBasis },
    evidence: evidence.map((one) => (one.kind === 'meeting' ? { ...one, on: one.on.text } : one)),
  }
}
