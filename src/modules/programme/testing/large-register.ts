import { day } from '#kernel/days.ts'
import { deadlineBases } from '../domain/deadline.ts'
import type { Item, Link, RegisterEvent } from '../domain/items.ts'
import type { ItemWords } from '../forms/programme-words-form.ts'
import type { Programme } from '../server/load-programme.ts'
import { aDeadline, aLink, anEvent, anItem, aParty } from './programme-builders.ts'
import { publishedProgramme } from './published-programme.ts'

const words =
  'afspraak arbeid begeleiding bewoner college contract controle dorp gemeente gesprek gezin huisvesting huur inspectie kamer kind klas klacht kwaliteit leren loket markt melding norm onderwijs overleg plan ploeg raad regio school scholing signaal stad steun taal termijn toets uitzendbureau vergunning verslag vervoer wijk woning zorg'.split(
    ' ',
  )

/** The same pseudo-random whole numbers every time (mulberry32), so that every run measures the same register. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** How many owners and municipalities the generated rows are spread over. */
export const largeOwners = 400

/**
 * The published register with generated rows besides, each with a title of its own, two or three events, one of many
 * owners and one of many places; half of them serve one goal, and many led to one pilot. Nothing in it is real.
 *
 * @param rows of the whole register
 */
export function largeProgramme(rows: number): Programme {
  const number = numbers(20_261_121)
  const nameNumber = numbers(largeOwners)
  const text = (count: number, from = number) =>
    Array.from({ length: count }, () => words[from(words.length)] ?? '').join(' ')
  const owners = Array.from({ length: largeOwners }, (_, index) => `Z-${index}`)
  const items: Item[] = []
  const links: Link[] = []
  const ownWords: Record<string, ItemWords> = {}
  for (let index = publishedProgramme.items.length; index < rows; index += 1) {
    const id = `Z1-${String(index).padStart(5, '0')}`
    const events = eventsOf(number)
    items.push({ ...generated(id, number, owners), events })
    ownWords[id] = {
      title: text(5 + number(4)),
      text: text(25),
      events: Object.fromEntries(events.map((event) => [event.id, text(12)])),
    }
    if (index % 2 === 0) links.push(aLink(id, 'part-of', 'S1-18'))
    if (index % 50 === 0) links.push(aLink(id, 'led-to', 'PI-01'))
  }
  return withWords(
    {
      ...publishedProgramme,
      parties: [
        ...publishedProgramme.parties,
        ...owners.map((id) => aParty({ id, type: 'organisation', ofProvince: false })),
      ],
      items: [...publishedProgramme.items, ...items],
      links: [...publishedProgramme.links, ...links],
    },
    ownWords,
    Object.fromEntries(
      owners.map((id) => [id, { name: `Stichting ${text(3, nameNumber)} ${id}`, role: text(8, nameNumber) }]),
    ),
  )
}

const states = ['open', 'running', 'done', 'waiting-for-others'] as const

function generated(id: string, number: (below: number) => number, owners: readonly string[]): Item {
  const basis = deadlineBases[number(deadlineBases.length)] ?? 'none'
  const last = { exact: '2024-05-17', 'quarter-end': '2024-03-31', 'year-end': '2023-12-31', derived: '2025-02-03' }
  const ends: Partial<Record<string, string>> = last
  return anItem({
    id,
    type: 'regional',
    document: null,
    kind: null,
    certainty: null,
    owners: [owners[number(owners.length)] ?? 'PROV'],
    places: [publishedMunicipality(number)],
    deadline: aDeadline(basis, ends[basis] ?? null),
    starts: states[number(states.length)] ?? 'open',
    since: `20${18 + number(8)}-0${1 + number(9)}`,
    knownOn: `20${19 + number(7)}-0${1 + number(9)}-1${number(9)}`,
  })
}

const publishedMunicipality = (number: (below: number) => number): string => {
  const places = [
    'GM0758',
    'GM0772',
    'GM0794',
    'GM0796',
    'GM0828',
    'GM0855',
    'GM0867',
    'GM1674',
    'GM1709',
    'PV30',
    'NL',
  ]
  return places[number(places.length)] ?? 'PV30'
}

function eventsOf(number: (below: number) => number): RegisterEvent[] {
  const changes = [
    { change: 'found' as const },
    { change: 'state' as const, to: 'running' as const },
    { change: 'not-found' as const },
  ]
  return changes.slice(0, 2 + number(2)).map((change, index) =>
    anEvent(change, {
      id: `event-${index}`,
      when: `202${2 + number(4)}-0${1 + number(9)}`,
      knownOn: day(`202${2 + number(4)}-0${1 + number(9)}-2${number(9)}`),
    }),
  )
}

function withWords(
  programme: Programme,
  items: Readonly<Record<string, ItemWords>>,
  parties: Readonly<Record<string, { name: string; role: string }>>,
): Programme {
  const more = [...programme.words].map(
    ([tag, own]) =>
      [tag, { ...own, items: { ...own.items, ...items }, parties: { ...own.parties, ...parties } }] as const,
  )
  return { ...programme, words: new Map(more) }
}
