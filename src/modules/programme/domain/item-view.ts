import type { Deadline } from './deadline.ts'
import type { EventView, TimePoint } from './event-view.ts'
import type { Kind } from './item-types.ts'
import type { KnownBasis, Link, LinkType, MotionDetail } from './items.ts'
import type { ItemSummary, NamedParty, Wording } from './views.ts'

/** An item that another is linked to, and in which direction the link reads. */
export interface LinkView {
  type: LinkType
  /** `out` – this item answers, led to … the other; `in` – the other does so to this one. */
  direction: 'out' | 'in'
  other: ItemSummary
  sources: Link['sources']
  confidence: Link['confidence']
}

export interface PilotView {
  euros: number | null
  measuredBy: NamedParty | null
  /** Null: not found. */
  hypothesis: Wording | null
  measure: Wording | null
  result: Wording | null
  decision: Wording | null
}

export interface SpellView<T> {
  value: T
  since: string | null
}

/** Everything the page of one item shows. */
export interface ItemPage extends ItemSummary {
  text: Wording
  /** The deadline in the words of the source, retold; null for what needs no deadline. */
  term: Wording | null
  partners: readonly NamedParty[]
  instruments: readonly { id: string; name: Wording }[]
  /** One entry for a row that never changed its kind. */
  kinds: readonly SpellView<Kind>[]
  deadlines: readonly SpellView<Deadline>[]
  standing: {
    confirmed: string | null
    saidBy: NamedParty | null
    proposed: boolean
  }
  began: string | null
  ended: string | null
  knownBasis: KnownBasis
  events: readonly EventView[]
  withdrawn: readonly EventView[]
  links: readonly LinkView[]
  /** From what led to it to what it led to, itself among them; only itself when nothing did. */
  chain: readonly ItemSummary[]
  /** Sentences of the note it was made from. */
  statements: readonly { id: string; text: Wording; address: string }[]
  motion: MotionDetail | null
  pilot: PilotView | null
  agreement: { table: NamedParty; executors: readonly NamedParty[] } | null
  timeLine: readonly TimePoint[]
}
