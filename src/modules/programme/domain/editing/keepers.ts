import type { Item } from '../items.ts'
import type { Party, PartyId } from '../parties.ts'
import type { RegionRef } from '../places.ts'

/** The place of an organisation that may keep things of the register: one of a kind, somewhere. */
export type Seat = { kind: 'province' } | { kind: 'municipality'; code: string } | ({ kind: 'region' } & RegionRef)

/** An organisation as far as a seat asks. Its place may be of another kind than the organisation. */
export interface SeatedOrganisation {
  id: string
  kind: string
  place:
    | { kind: 'municipality'; code: string }
    | { kind: 'region'; scheme: string; region: string }
    | { kind: 'province' }
    | { kind: 'country' }
}

/** The seat of a party; null for one that can have no organisation here: a task force, a ministry, "the municipalities". */
export function seatOf({ ofProvince, type, municipality, region }: Party): Seat | null {
  if (ofProvince) return { kind: 'province' }
  // A council is not the municipality: it asks, and is asked.
  if (municipality !== null) return type === 'municipality' ? { kind: 'municipality', code: municipality } : null
  return region === null ? null : { kind: 'region', ...region }
}

/**
 * Who keeps an item: its owners. What no owner can keep, is kept by who reports it to parliament, for nobody else would ever say how it stands.
 *
 * @param goesOnAs the municipalities that went on with the work of one, itself when it still is there
 */
export function keepersOf(
  { owners, reporters }: Pick<Item, 'owners' | 'reporters'>,
  parties: ReadonlyMap<PartyId, Party>,
  goesOnAs: (municipality: string) => readonly string[] = (code) => [code],
): Seat[] {
  const seatsOf = (ids: readonly PartyId[]) =>
    ids.flatMap((id): Seat[] => {
      const party = parties.get(id)
      const seat = party && !isOrganisation(id) ? seatOf(party) : null
      if (!seat) return []
      return seat.kind === 'municipality' ? goesOnAs(seat.code).map((code) => ({ kind: seat.kind, code })) : [seat]
    })
  const ofOwners = seatsOf(owners)
  const found = ofOwners.length > 0 ? ofOwners : seatsOf(reporters)
  return found.filter((seat, index) => found.findIndex((one) => sameSeat(one, seat)) === index)
}

const sameSeat = (one: Seat, other: Seat): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Whether the organisation sits there. The same is asked by the database: `programme_keeps`. */
export function sitsAt({ kind, place }: SeatedOrganisation, seat: Seat): boolean {
  if (kind !== seat.kind) return false
  switch (seat.kind) {
    case 'province':
      return true
    case 'municipality':
      return place.kind === 'municipality' && place.code === seat.code
    case 'region':
      return place.kind === 'region' && place.scheme === seat.scheme && place.region === seat.code
  }
}

/** The party that an organisation is in the register: with its own name, so that nobody is taken for another. */
export const partyOfOrganisation = (organisation: string): PartyId => `ORG-${organisation}`
const isOrganisation = (party: PartyId): boolean => party.startsWith('ORG-')
/** Parliament, as the clerk at this organisation writes down what it decided. */
export const parliamentOf = (organisation: string): PartyId => `ORG-${organisation}-PS`

/** Whether the organisation keeps the item: it made it here, or it sits where a keeper sits. */
export const keeps = (
  organisation: SeatedOrganisation,
  item: Pick<Item, 'owners' | 'reporters'>,
  seats: readonly Seat[],
): boolean =>
  item.owners.includes(partyOfOrganisation(organisation.id)) || seats.some((seat) => sitsAt(organisation, seat))
