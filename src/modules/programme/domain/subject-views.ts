import type { Provenance } from '#kernel/sources.ts'
import type { ChainEdge } from './chain-layout.ts'
import type { ItemSummary } from './views.ts'

/** From an idea to policy: items that led to one another, each with its stage and when it began. */
export interface ChainView {
  items: readonly (ItemSummary & { began: string | null })[]
  stages: readonly ItemSummary['stage'][]
  /** What led to what, with where that is told. */
  steps: readonly (ChainEdge & Provenance)[]
}
