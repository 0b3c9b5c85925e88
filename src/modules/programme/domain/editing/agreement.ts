import type { Day } from '#kernel/days.ts'
import type { Deadline } from '../deadline.ts'
import type { Item, ItemId } from '../items.ts'
import type { PartyId, PartyType } from '../parties.ts'
import { type Place, parsePlace } from '../places.ts'
import { when } from '../when.ts'
import { partyOfOrganisation } from './keepers.ts'
import type { Speaker } from './said.ts'

/** An agreement of an organisation and those it works with, as it is written on screen. */
export interface AgreementWords {
  title: string
  text: string
  /** Null: written in Dutch only. */
  titleEn: string | null
  textEn: string | null
  /** When it was made, as precise as is known. */
  made: string
  deadline: Deadline
  /** Who carries it out: parties of the register; empty: the organisation itself. */
  executors: readonly PartyId[]
}
export interface WrittenAgreement extends AgreementWords {
  by: Speaker
  /** Where the organisation works, as `placeText` writes it; empty where the register does not know the place. */
  places: readonly string[]
  /** The day from which it is known in these words. */
  saidOn: Day
}

const shape = /^A-[a-z0-9][a-z0-9-]*-\d+$/
export const isAgreementId = (id: string): boolean => shape.test(id)
/** `taken` – how many the organisation wrote before. */
export const agreementId = (organisation: string, taken: number): ItemId => `A-${organisation}-${taken + 1}`

/** Kinds of party that can carry out an agreement: those that act. */
export const executorTypes: readonly PartyType[] = [
  'partnership',
  'table',
  'organisation',
  'municipality',
  'region',
  'programme',
  'service',
  'market',
  'civil',
]

/** The agreement as it was worded on a day, as an item of the register; null before it was written. */
export function agreementOn(id: ItemId, versions: readonly WrittenAgreement[], on: Day): Item | null {
  const [first] = versions
  const body = versions.findLast(({ saidOn }) => saidOn <= on)
  if (!first || !body) return null
  const own = partyOfOrganisation(body.by.organisation)
  return {
    id,
    type: 'agreement',
    document: null,
    kind: null,
    certainty: null,
    owners: [own],
    reporters: [],
    partners: body.executors,
    places: body.places.flatMap(placeIn),
    instruments: [],
    deadline: body.deadline,
    starts: 'open',
    since: when(body.made),
    until: null,
    knownOn: first.saidOn,
    knownBasis: 'published',
    stage: null,
    inBaken: null,
    motion: null,
    pilot: null,
    agreement: { table: own, executors: body.executors.length > 0 ? body.executors : [own] },
    watch: null,
    events: [],
    sources: [],
    confidence: 'own',
  }
}

function placeIn(text: string): Place[] {
  const place = parsePlace(text)
  return place.ok ? [place.value] : []
}
