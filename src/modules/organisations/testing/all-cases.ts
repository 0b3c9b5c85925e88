import { type Action, actions, objects, partsOf } from '../domain/objects.ts'
import { roles } from '../domain/roles.ts'
import type { Case, expected } from './who-may.ts'

export const isOfPeople = (action: Action): boolean =>
  ['membership', 'account', 'staff-key'].includes(partsOf(action).kind)

/** What is acted on in a case, whoever acts. */
export type Thing = Pick<Case, 'action' | 'state' | 'belongsTo' | 'about' | 'madeBy'>
/** Who acts in a case. */
export type OneHat = Pick<Case, 'role' | 'membership' | 'organisationActive'>

export const things: readonly Thing[] = actions.flatMap((action) =>
  objects[partsOf(action).kind].states.flatMap((state) =>
    (['own', 'predecessor', 'other', 'nobody'] as const).flatMap((belongsTo) =>
      (isOfPeople(action) ? (['self', 'other'] as const) : (['nobody'] as const)).flatMap((about) =>
        (['self', 'other', 'unknown'] as const).map((madeBy) => ({ action, state, belongsTo, about, madeBy })),
      ),
    ),
  ),
)

export const hats: readonly OneHat[] = roles.flatMap((role) =>
  (['active', 'away', 'ended'] as const).flatMap((membership) =>
    [true, false].map((organisationActive) => ({ role, membership, organisationActive })),
  ),
)

/** The hat's own organisation stands as the hat says it does, and so does the person's own membership of it. */
export function isPossible({ action, state, belongsTo, about, membership, organisationActive }: Case): boolean {
  if (belongsTo !== 'own') return true
  if (partsOf(action).kind === 'organisation') return (state !== 'ended') === organisationActive
  return partsOf(action).kind !== 'membership' || about !== 'self' || state === membership
}

export interface Disagreement {
  one: Case
  wanted: string
  got: string
}

/** Per action and role how often and where, so that a failure reads as a sentence and not as thousands of lines. */
export function report(disagreements: readonly Disagreement[]): string[] {
  const told = Map.groupBy(disagreements, ({ one, wanted, got }) => `${one.action} by ${one.role}: ${wanted} → ${got}`)
  return [...told].map(([title, group]) => {
    const seen = (key: keyof Case) => [...new Set(group.map(({ one }) => one[key]))].join('|')
    const where = (['membership', 'state', 'belongsTo', 'about', 'madeBy'] as const).map((key) => `${key} ${seen(key)}`)
    return `${title}; ${group.length}× ${where.join(', ')}`
  })
}

export const inWords = (answer: ReturnType<typeof expected>): string =>
  answer === 'no' ? 'no' : `yes${answer.map((step) => ` +${step}`).join('')}`
