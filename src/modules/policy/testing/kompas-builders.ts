import type { LayerWords } from '../domain/kompas/check-layers.ts'
import type { KompasAnswer, KompasQuestion } from '../domain/kompas/kompas.ts'
import type { LayerChange, LayerItem, RegionItem } from '../domain/kompas/layers.ts'

/** A question on the basic plateau of the theme `policy`, unless said otherwise. */
export const aKompasQuestion = (id: string, changes: Partial<KompasQuestion> = {}): KompasQuestion => ({
  id,
  theme: 'policy',
  plateau: 1,
  sources: ['X1'],
  confidence: 'own',
  ...changes,
})

export const answersOf = (answers: Readonly<Record<string, KompasAnswer>>): ReadonlyMap<string, KompasAnswer> =>
  new Map(Object.entries(answers))

/** A text of the theme `policy`. */
export const aLayerItem = (id: string, changes: Partial<LayerItem> = {}): LayerItem => ({
  id,
  theme: 'policy',
  kind: 'text',
  value: null,
  of: null,
  about: null,
  sources: ['X1'],
  confidence: 'seen',
  ...changes,
})

export const aRegionItem = (id: string, change: LayerChange, changes: Partial<LayerItem> = {}): RegionItem => ({
  ...aLayerItem(id, changes),
  change,
})

export const someLayerWords = (changes: Partial<LayerWords> = {}): LayerWords => ({
  translation: 'draft',
  title: 'Oost',
  lead: 'Voor Oost.',
  items: {},
  reasons: {},
  ...changes,
})
