import type { Provenance } from '#kernel/sources.ts'
import type { KompasTheme } from './kompas.ts'

/** What stands with a theme: a text, a partner to work with, or a figure. */
export const layerKinds = ['text', 'partner', 'figure'] as const
export type LayerKind = (typeof layerKinds)[number]

/** Something that stands with a theme. Its words are in the files of words under the same id. */
export interface LayerItem extends Provenance {
  id: string
  theme: KompasTheme
  kind: LayerKind
  /** A figure has one, put in place of `{value}` in its words; the others have null. */
  value: number | null
  /** Out of how many, for `{of}`; null when there is no such number. */
  of: number | null
  /** The date or span it speaks of, for `{about}`; null when the source gives none. */
  about: string | null
}

/**
 * What a region does with an item: `adds` one of its own, `replaces` or `removes` the national one of the same id. A
 * removal gives its reason in the words of the region.
 */
export const layerChanges = ['adds', 'replaces', 'removes'] as const
export type LayerChange = (typeof layerChanges)[number]

export interface RegionItem extends LayerItem {
  change: LayerChange
}

/** A region that lays its own text, partners and figures over the themes. */
export interface KompasRegion {
  id: string
  /** The region of a division in `data/areas` whose municipalities it is for. */
  division: { scheme: string; code: string }
  items: readonly RegionItem[]
}

/** An item as it is shown in a region, with where it comes from. */
export interface LaidItem {
  item: LayerItem
  from: 'national' | 'region'
}

/** What is shown with the themes: the national items in order, each replaced in its place, then what the region adds. */
export function laidOver(national: readonly LayerItem[], region: KompasRegion | null): readonly LaidItem[] {
  const own = region?.items ?? []
  const byId = new Map(own.filter(({ change }) => change !== 'adds').map((item) => [item.id, item]))
  const kept = national.flatMap((item): LaidItem[] => {
    const over = byId.get(item.id)
    if (!over) return [{ item, from: 'national' }]
    return over.change === 'removes' ? [] : [{ item: over, from: 'region' }]
  })
  const added = own.filter(({ change }) => change === 'adds').map((item): LaidItem => ({ item, from: 'region' }))
  return [...kept, ...added]
}

/** One difference of a region from the national version; `national` is null for what the region adds. */
export interface LayerDifference {
  change: LayerChange
  national: LayerItem | null
  /** Null for what the region removes. */
  regional: LayerItem | null
}

/** In the order of the region's own file. */
export function differencesOf(national: readonly LayerItem[], { items }: KompasRegion): readonly LayerDifference[] {
  const byId = new Map(national.map((item) => [item.id, item]))
  return items.map((item) => ({
    change: item.change,
    national: item.change === 'adds' ? null : (byId.get(item.id) ?? null),
    regional: item.change === 'removes' ? null : item,
  }))
}
