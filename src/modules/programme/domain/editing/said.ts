import type { Day } from '#kernel/days.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { Change, Evidence, Item, ItemId, RegisterEvent } from '../items.ts'
import type { Party } from '../parties.ts'
import type { Actor } from '../states.ts'
import { when } from '../when.ts'
import { parliamentOf, partyOfOrganisation } from './keepers.ts'

/** Kinds of organisation that say something in the register. */
export const speakerKinds = ['province', 'municipality', 'region'] as const
export type SpeakerKind = (typeof speakerKinds)[number]

/** Who says so: an organisation under the name it had then, never a person. */
export interface Speaker {
  organisation: string
  name: string
  kind: SpeakerKind
  /** The clerk writes down what parliament decided. */
  asParliament: boolean
}

/** What shows it: a document or a page with its address, or a meeting on the day on which it happened. */
export const shownKinds = ['document', 'link', 'meeting'] as const
export interface Shown {
  kind: (typeof shownKinds)[number]
  /** Which document, page or meeting. */
  title: string
  /** With `https://`; null for a meeting of which nothing is published. */
  address: string | null
}

/** What can be said on screen. That something was looked for in vain is for editors. */
export const saidChanges = ['state', 'term', 'proposed', 'found', 'withdrawn'] as const
export type SaidChange = Extract<Change, { change: (typeof saidChanges)[number] }>

/** A thing to say, before it has its place and its speaker. */
export type Saying = SaidChange & {
  /** When it happened, as precise as who says so knows. */
  when: string
  /** In Dutch; of a withdrawal the reason. */
  nl: string
  /** Null: said in Dutch only. */
  en: string | null
  /** Null only for a withdrawal. */
  shown: Shown | null
}

/** One thing that was said on screen. It is known from the day it was said. */
export type SaidEvent = Saying & {
  /** `said-1`, `said-2` …: its place among what was said of the item. */
  id: string
  saidOn: Day
  by: Speaker
}

/** Everything that was said of one item, in the order in which it was said. Only added to: what was wrong is withdrawn. */
export interface SaidOfItem {
  events: readonly SaidEvent[]
  /** What the clerk wrote down last; null: nothing, and the files count. */
  settled: boolean | null
}
export const nothingSaid: SaidOfItem = { events: [], settled: null }

const ownEvent = /^said-\d+$/
/** Whether an event was said on screen. */
export const isSaid = ({ id }: Pick<RegisterEvent, 'id'>): boolean => ownEvent.test(id)
export const nextId = ({ events }: SaidOfItem): string => `said-${events.length + 1}`

/** The code under which the list of sources names what shows it. */
export const sourceOf = (item: ItemId, event: string): SourceCode => `ZEG-${item}-${event.replace('said-', '')}`

export const partyOf = ({ organisation, asParliament }: Speaker): Party['id'] =>
  asParliament ? parliamentOf(organisation) : partyOfOrganisation(organisation)

/** The party that a speaker is in the register. */
export const speakerParty = (speaker: Speaker): Party => ({
  id: partyOf(speaker),
  type: speaker.asParliament ? 'parliament' : speaker.kind === 'province' ? 'executive' : speaker.kind,
  ofProvince: speaker.kind === 'province' && !speaker.asParliament,
  municipality: null,
  region: null,
  documents: [],
  sources: [],
  confidence: 'own',
})

/** Everything that who says so is to an item that it keeps. */
export function actorsOfSpeaker(speaker: Speaker): readonly Actor[] {
  if (speaker.asParliament) return ['parliament']
  return speaker.kind === 'province' ? ['executive', 'owner'] : ['owner']
}

/** As an event of the register. Nobody looked it over: its confidence is `own`, whatever it is shown with. */
export function eventOf(item: ItemId, said: SaidEvent): RegisterEvent {
  const sources = said.shown ? [sourceOf(item, said.id)] : []
  return {
    ...changeOf(said),
    id: said.id,
    when: when(said.when),
    knownOn: said.saidOn,
    knownBasis: 'published',
    by: partyOf(said.by),
    evidence: said.shown ? [evidenceOf(item, said.id, said.shown, said.when)] : [],
    sources,
    confidence: 'own',
  }
}

function evidenceOf(item: ItemId, event: string, { kind }: Shown, on: string): Evidence {
  const source = sourceOf(item, event)
  return kind === 'meeting' ? { kind, source, on: when(on) } : { kind, source }
}

function changeOf(said: SaidEvent): SaidChange {
  switch (said.change) {
    case 'state':
      return { change: said.change, to: said.to }
    case 'term':
      return { change: said.change, deadline: said.deadline }
    case 'withdrawn':
      return { change: said.change, event: said.event }
    default:
      return { change: said.change }
  }
}

/** The item with what was said of it, in the place of what was said of it before. */
export const withSaid = (item: Item, { events }: Pick<SaidOfItem, 'events'>): Item => ({
  ...item,
  events: [...item.events.filter((event) => !isSaid(event)), ...events.map((said) => eventOf(item.id, said))],
})
