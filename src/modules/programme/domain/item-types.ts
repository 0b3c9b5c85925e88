/**
 * `row` – a statement of a note that was put in the register · `goal` – one of those that is a joint goal ·
 * `motion` – parliament asks · `promise` – a member of the Executive promises (toezegging) · `regional` – agreed or
 * done in a region · `agreement` – of a regional table · `watch` – something to keep an eye on.
 */
export const itemTypes = [
  'row',
  'goal',
  'motion',
  'promise',
  'advice',
  'programme',
  'action-line',
  'regional',
  'information-point',
  'agreement',
  'pilot',
  'watch',
] as const
export type ItemType = (typeof itemTypes)[number]

/**
 * What the statement of a note is. `commitment` – a promise or plan · `activity` – it is being done · `done` – was
 * done when written · `conditional` – will be done if · `idea` – an idea or intention · `fact` – a statement, no
 * commitment · `expected` – expected from somebody else.
 */
export const kinds = ['commitment', 'activity', 'done', 'conditional', 'idea', 'fact', 'expected'] as const
export type Kind = (typeof kinds)[number]

/** How firmly it was said. */
export const certainties = ['firm', 'conditional', 'intention', 'statement'] as const
export type Certainty = (typeof certainties)[number]

/** Where something is on the way from an idea to policy. */
export const stages = ['idea', 'pilot', 'practice', 'policy'] as const
export type Stage = (typeof stages)[number]

/** The part of Baken that carries it out or shows it. */
export const bakenParts = ['guides', 'hand-over', 'signals', 'policy-count', 'programme', 'contacts'] as const
export type BakenPart = (typeof bakenParts)[number]
