import type { Provenance } from '#kernel/sources.ts'
import type { RegionRef } from './places.ts'

export type PartyId = string
export type InstrumentId = string
export type DocumentId = string

/** `table` – a table or board where several parties decide · `role` – a person known by role only, never by name. */
export const partyTypes = [
  'parliament',
  'executive',
  'role',
  'partnership',
  'organisation',
  'municipality',
  'region',
  'table',
  'programme',
  'service',
  'market',
  'civil',
  'abroad',
  'national',
  'association',
  'people',
  'research',
  'media',
  'editors',
] as const
export type PartyType = (typeof partyTypes)[number]

/** Somebody who promises, reports, takes part or tells. Never a person by name. */
export interface Party extends Provenance {
  id: PartyId
  type: PartyType
  /** The Provincial Executive or its organisation: what they own can be held against the province. */
  ofProvince: boolean
  /** Of a party that is a municipality. */
  municipality: string | null
  /** Of a party that is a region. */
  region: RegionRef | null
  /** The notes that name it. */
  documents: readonly DocumentId[]
}

export const instrumentGroups = [
  'council-instrument',
  'communication',
  'plan',
  'guide',
  'governance',
  'training',
  'policy-tool',
  'agreement',
  'policy',
  'service',
  'study',
  'monitor',
  'regional',
  'education',
  'fund',
  'network',
  'pilot',
  'programme',
  'analysis',
] as const
export type InstrumentGroup = (typeof instrumentGroups)[number]

/** A system, tool or instrument that a note names. */
export interface Instrument extends Provenance {
  id: InstrumentId
  group: InstrumentGroup
  documents: readonly DocumentId[]
}
