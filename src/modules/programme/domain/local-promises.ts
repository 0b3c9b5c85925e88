import type { ItemOn } from './history.ts'
import type { ItemType } from './item-types.ts'
import { ownProvince, type Place, type RegionRef, regionText } from './places.ts'

/** Whether a municipality is in a region, as far as the members of the region are known. */
export type Membership = 'member' | 'not-a-member' | 'unknown'

export interface RegionPromises {
  region: RegionRef
  items: readonly ItemOn[]
}

/** What was promised in a municipality, from near to far. */
export interface LocalPromises {
  /** For this municipality by name. */
  named: readonly ItemOn[]
  byRegion: readonly RegionPromises[]
  /** For all municipalities of the province. */
  province: readonly ItemOn[]
  /** For regions of which nobody knows whether this municipality is in them. */
  perhaps: readonly RegionPromises[]
  /** For municipalities that went into this one; never its own. */
  ofPredecessors: readonly { municipality: string; items: readonly ItemOn[] }[]
}

/** What can be promised to a place; motions, advice and the national lines are not. */
const promised: readonly ItemType[] = ['row', 'goal', 'promise', 'regional', 'information-point', 'agreement', 'pilot']

/** A statement of fact promises nothing. */
export const isPromise = ({ item, kind }: ItemOn): boolean => promised.includes(item.type) && kind !== 'fact'

export interface LocalQuestion {
  municipality: string
  predecessors: readonly string[]
  membershipOf(region: RegionRef): Membership
}

export function promisesIn(items: readonly ItemOn[], question: LocalQuestion): LocalPromises {
  const rows = items.filter(isPromise)
  const inMunicipality = (code: string) =>
    rows.filter(({ item }) => item.places.some((place) => place.kind === 'municipality' && place.code === code))
  const regions = regionsIn(rows)
  const withMembership = (wanted: Membership) =>
    regions.filter(({ region }) => question.membershipOf(region) === wanted)
  return {
    named: inMunicipality(question.municipality),
    byRegion: withMembership('member'),
    province: rows.filter(({ item }) =>
      item.places.some((place) => place.kind === 'province' && place.code === ownProvince),
    ),
    perhaps: withMembership('unknown'),
    ofPredecessors: question.predecessors
      .map((municipality) => ({ municipality, items: inMunicipality(municipality) }))
      .filter(({ items: theirs }) => theirs.length > 0),
  }
}

/** The regions that something was promised for, in the order in which they first come up. */
export function regionsIn(rows: readonly ItemOn[]): RegionPromises[] {
  const found = new Map<string, { region: RegionRef; items: ItemOn[] }>()
  for (const row of rows) {
    for (const region of row.item.places.filter(isRegion)) {
      const key = regionText(region)
      const entry = found.get(key) ?? { region: { scheme: region.scheme, code: region.code }, items: [] }
      entry.items.push(row)
      found.set(key, entry)
    }
  }
  return [...found.values()]
}

const isRegion = (place: Place): place is Place & { kind: 'region' } => place.kind === 'region'
