import type { ItemOn } from '../../domain/history.ts'
import type { Link, RegisterEvent } from '../../domain/items.ts'
import { latenessOn } from '../../domain/lateness.ts'
import type { Ground, NotePoint, Sentence } from '../../domain/report/note.ts'
import type { NoteTemplate } from '../../domain/report/templates.ts'
import {
  eventGround,
  itemGround,
  itemTitle,
  itemWords,
  linkGround,
  listed,
  midSentence,
  type NoteTelling,
  quoted,
} from './note-telling.ts'

/**
 * What is told of one row: what was said, how it stands and since when, its deadline where it has one, what became of
 * it, and what was looked for in vain. What nobody has looked for is counted per message and not said of each row.
 */
export const pointOf = (telling: NoteTelling, row: ItemOn): NotePoint => ({
  row: row.item.id,
  title: itemTitle(telling, row.item.id),
  sentences: [...told(telling, row), ...standingOf(telling, row)],
})

/** As `pointOf`, without what was said. */
export const standingOf = (telling: NoteTelling, row: ItemOn): Sentence[] => [
  ...state(telling, row),
  ...term(telling, row),
  ...became(telling, row),
]

export function told(telling: NoteTelling, row: ItemOn): Sentence[] {
  const { id } = row.item
  const text = itemWords(telling, ({ items }) => items[id]?.text)
  return telling.teller.tell({ template: 'told', about: id, slots: { text }, grounds: [itemGround(row)] })
}

/** How it stands by who said it last, and when that was: an old word is no news. */
function state({ teller, t }: NoteTelling, row: ItemOn): Sentence[] {
  const { item, standing, events } = row
  if (standing.state === null) return []
  const last = events.findLast(({ change }) => change === 'state')
  return teller.tell({
    template: 'state',
    about: item.id,
    slots: {
      state: midSentence(t(`programme.state.${standing.state}`)),
      said: standing.confirmed === null ? t.day(item.knownOn) : t.date(standing.confirmed.text),
    },
    grounds: [last ? eventGround(item.id, last) : itemGround(row)],
  })
}

const lateTemplates: Partial<Record<ReturnType<typeof latenessOn>, NoteTemplate>> = {
  overdue: 'overdue',
  'waiting-past-term': 'waiting-past-term',
  'term-passed-outcome-unknown': 'term-passed-outcome-unknown',
}

function term(telling: NoteTelling, row: ItemOn): Sentence[] {
  const { item, deadline, deadlines } = row
  if (deadline.last === null) return []
  const set = row.events.find(({ id }) => id === deadlines.at(-1)?.event)
  const written = itemWords(telling, ({ items }) => items[item.id]?.term)
  // Another deadline than the source gave has no words of its own.
  const text = set ? `${telling.t.day(deadline.last)}.` : written
  return telling.teller.tell({
    template: lateTemplates[latenessOn(row, telling.view.on)] ?? 'term',
    about: item.id,
    slots: { term: text === null ? null : midSentence(text) },
    grounds: [set ? eventGround(item.id, set) : itemGround(row)],
  })
}

function became(telling: NoteTelling, row: ItemOn): Sentence[] {
  const { events } = row
  return [
    ...events.filter(({ change }) => change !== 'not-found').flatMap((event) => happened(telling, row, event)),
    ...ledTo(telling, row),
    ...events.filter(({ change }) => change === 'not-found').flatMap((event) => inVain(telling, row, event)),
  ]
}

const eventText = (telling: NoteTelling, row: ItemOn, event: RegisterEvent): string | null =>
  itemWords(telling, ({ items }) => items[row.item.id]?.events?.[event.id])

function happened(telling: NoteTelling, row: ItemOn, event: RegisterEvent): Sentence[] {
  const { teller, t } = telling
  const text = eventText(telling, row, event)
  const about = `${row.item.id}/${event.id}`
  const grounds = [eventGround(row.item.id, event)]
  if (event.change === 'withdrawn') return []
  if (event.when === null) return teller.tell({ template: 'told', about, slots: { text }, grounds })
  const when = capital(t.date(event.when.text))
  return teller.tell({ template: 'found', about, slots: { when, text }, grounds })
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

function inVain(telling: NoteTelling, row: ItemOn, event: RegisterEvent): Sentence[] {
  return telling.teller.tell({
    template: row.followUp === 'not-found' ? 'not-found' : 'partly-found',
    about: `${row.item.id}/${event.id}`,
    slots: { text: eventText(telling, row, event) },
    grounds: [eventGround(row.item.id, event)],
  })
}

/** What a source says came of it, and apart from that what only we think did. */
function ledTo(telling: NoteTelling, row: ItemOn): Sentence[] {
  const links = telling.view.known.links.filter(({ from, type }) => from === row.item.id && type === 'led-to')
  const isSaid = ({ confidence }: Link) => confidence === 'seen' || confidence === 'secondary'
  return [
    ...linkedOn(telling, row, 'led-to', links.filter(isSaid)),
    ...linkedOn(
      telling,
      row,
      'led-to-we-think',
      links.filter((link) => !isSaid(link)),
    ),
  ]
}

function linkedOn(
  telling: NoteTelling,
  row: ItemOn,
  template: 'led-to' | 'led-to-we-think',
  links: readonly Link[],
): Sentence[] {
  const { view, teller } = telling
  const { id, knownOn } = row.item
  if (links.length === 0) return []
  const grounds = links.flatMap((link): Ground[] => {
    const other = view.byId.get(link.to)
    return [linkGround(link, knownOn), ...(other ? [itemGround(other)] : [])]
  })
  const titles = listed(
    telling,
    links.map(({ to }) => quoted(itemTitle(telling, to))),
  )
  return teller.tell({ template, about: id, slots: { titles }, grounds })
}
