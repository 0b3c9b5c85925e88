import { day } from '#kernel/days.ts'
import type { Deadline, DeadlineBasis } from '../domain/deadline.ts'
import type { Figure } from '../domain/figures.ts'
import { type ItemOn, itemOn } from '../domain/history.ts'
import type { Change, Item, Link, RegisterEvent } from '../domain/items.ts'
import type { Instrument, Party } from '../domain/parties.ts'
import { type Place, parsePlace } from '../domain/places.ts'
import type { Register, SourceDocument } from '../domain/register.ts'
import type { Retelling, Statement } from '../domain/retelling.ts'
import { surelyBy, type When, when } from '../domain/when.ts'

const seen = { sources: ['S1'], confidence: 'seen' } as const

export const aDeadline = (basis: DeadlineBasis = 'none', last: string | null = null): Deadline => ({
  basis,
  last: last === null ? null : day(last),
})

function aPlace(text: string): Place {
  const place = parsePlace(text)
  if (!place.ok) throw new RangeError(`"${text}" is no place`)
  return place.value
}

const momentOf = (text: string | null): When | null => (text === null ? null : when(text))

type ItemChanges = Partial<Omit<Item, 'since' | 'until' | 'knownOn' | 'places' | 'deadline'>> & {
  since?: string | null
  until?: string | null
  knownOn?: string
  places?: readonly string[]
  deadline?: Deadline
}

/** A commitment of the province in a note of December 2020, open, without a deadline, unless said otherwise. */
export function anItem(changes: ItemChanges = {}): Item {
  const { since = '2020-12', until = null, knownOn = '2020-12-01', places = [], ...rest } = changes
  return {
    id: 'S1-01',
    type: 'row',
    document: 'S1',
    kind: 'commitment',
    certainty: 'firm',
    owners: ['PROV'],
    reporters: ['GS'],
    partners: [],
    instruments: [],
    deadline: aDeadline(),
    starts: 'open',
    knownBasis: 'inferred',
    stage: null,
    inBaken: null,
    motion: null,
    pilot: null,
    agreement: null,
    watch: null,
    events: [],
    ...seen,
    ...rest,
    since: momentOf(since),
    until: momentOf(until),
    knownOn: day(knownOn),
    places: places.map(aPlace),
  }
}

/** A motion of June 2020 that was adopted and is open. */
export const aMotion = (changes: ItemChanges = {}): Item =>
  anItem({
    id: 'M1-2020',
    type: 'motion',
    document: null,
    kind: null,
    certainty: null,
    owners: ['GS'],
    since: '2020-06-19',
    knownOn: '2020-06-19',
    motion: { name: 'M1-2020', year: 2020, number: 1, suffix: null, vote: 'adopted' },
    ...changes,
  })

type EventChanges = Partial<Omit<RegisterEvent, 'change' | 'when' | 'knownOn'>> & {
  when?: string | null
  knownOn?: string
}

/** Something that happened in January 2021 and was published then; the province said so. */
export function anEvent(change: Change, changes: EventChanges = {}): RegisterEvent {
  const { when: text = '2021-01', knownOn, ...rest } = changes
  const moment = momentOf(text)
  return {
    ...change,
    id: change.change,
    knownBasis: 'published',
    by: 'PROV',
    evidence: [{ kind: 'document', source: 'S1' }],
    ...seen,
    ...rest,
    when: moment,
    knownOn: knownOn === undefined ? (moment ? surelyBy(moment) : day('2021-01-31')) : day(knownOn),
  }
}

export const aLink = (from: string, type: Link['type'], to: string): Link => ({
  from,
  type,
  to,
  knownOn: null,
  ...seen,
})

export const aParty = (changes: Partial<Party> = {}): Party => ({
  id: 'PROV',
  type: 'executive',
  ofProvince: true,
  municipality: null,
  region: null,
  documents: [],
  ...seen,
  ...changes,
})

/** Parliament, the Executive, its organisation, a third party and a newspaper. */
export const someParties = (): Party[] => [
  aParty({ id: 'PS', type: 'parliament', ofProvince: false }),
  aParty({ id: 'GS' }),
  aParty(),
  aParty({ id: 'CITY', type: 'municipality', ofProvince: false, municipality: 'GM0001' }),
  aParty({ id: 'PRESS', type: 'media', ofProvince: false }),
]

export const anInstrument = (changes: Partial<Instrument> = {}): Instrument => ({
  id: 'I-01',
  group: 'guide',
  documents: [],
  ...seen,
  ...changes,
})

export const aNote = (changes: Partial<SourceDocument> = {}): SourceDocument => ({
  id: 'S1',
  form: 'note-to-parliament',
  about: when('2020-12'),
  inferredWithin: when('2020-11/2020-12'),
  reporters: ['GS'],
  knownOn: day('2020-12-01'),
  ...seen,
  ...changes,
})

export const aStatement = (changes: Partial<Statement> = {}): Statement => ({
  id: 's1-001',
  document: 'S1',
  chapter: 'opening',
  part: 'subject',
  kind: 'promise',
  rows: ['S1-01'],
  claims: [],
  printed: [],
  ...seen,
  ...changes,
})

/** One chapter of one part. */
export const aRetelling = (changes: Partial<Retelling> = {}): Retelling => ({
  document: 'S1',
  slug: 's1',
  terms: [],
  chapters: [{ id: 'opening', parts: [{ id: 'subject', level: 2, heading: 'original' }] }],
  ...changes,
})
type FigureChanges = Partial<Omit<Figure, 'when' | 'knownOn' | 'area'>> & {
  when?: string | null
  knownOn?: string
  area?: string | null
}

/** About 100 labour migrants in the province, in June 2021, as a source estimates, unless said otherwise. */
export function aFigure(changes: FigureChanges = {}): Figure {
  const { when: text = '2021-06', knownOn = '2021-06-30', area = 'PV30', ...rest } = changes
  return {
    id: 'F-01',
    subject: 'migrants',
    low: 100,
    high: 100,
    bound: 'about',
    unit: 'people',
    of: null,
    response: null,
    definition: 'estimate',
    items: ['S1-01'],
    conflictsWith: [],
    knownBasis: 'published',
    ...seen,
    ...rest,
    when: momentOf(text),
    knownOn: day(knownOn),
    area: area === null ? null : aPlace(area),
  }
}

/** A register of one note with one open commitment. */
export const aRegister = (changes: Partial<Register> = {}): Register => ({
  parties: someParties(),
  instruments: [anInstrument()],
  documents: [aNote()],
  terms: [],
  retellings: [],
  statements: [],
  items: [anItem()],
  links: [],
  claims: [],
  handOver: [],
  soundings: [],
  figures: [],
  ...changes,
})

/** The item as known on a day. @throws RangeError when it was not known yet. */
export function knownOn(item: Item, on: string): ItemOn {
  const known = itemOn(item, day(on))
  if (!known) throw new RangeError(`${item.id} is not known on ${on}`)
  return known
}
