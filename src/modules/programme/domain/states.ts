import { err, ok, type Result } from '#kernel/result.ts'
import type { ItemType } from './item-types.ts'

/**
 * How a promise stands, as somebody said it. `condition-not-met` – it was promised under a condition, which did not
 * come true · `settled-by-parliament` – parliament declared a motion or a promise done · `dropped` – will not be done,
 * for a reason that is told.
 */
export const states = [
  'open',
  'running',
  'waiting-for-others',
  'condition-not-met',
  'done',
  'settled-by-parliament',
  'dropped',
] as const
export type State = (typeof states)[number]

/** States after which nothing more is expected. */
export const endStates: readonly State[] = ['condition-not-met', 'done', 'settled-by-parliament', 'dropped']

/**
 * What somebody is to an item. `owner` – must act · `reporter` – tells parliament about it · `executive` – the
 * Provincial Executive or its organisation · `parliament` · `witness` – anybody else, such as a study or a newspaper.
 */
export const actors = ['parliament', 'executive', 'owner', 'reporter', 'witness'] as const
export type Actor = (typeof actors)[number]

const anybody: readonly Actor[] = ['executive', 'owner', 'reporter', 'witness']
const responsible: readonly Actor[] = ['executive', 'owner', 'reporter']
const parliament: readonly Actor[] = ['parliament']

/**
 * Every allowed step and who may say that it was made. What is not here is refused. A step from a state to itself says
 * again that it still holds, which is what "known to be open" rests on.
 */
export const stateSteps: Readonly<Record<State, Partial<Record<State, readonly Actor[]>>>> = {
  open: {
    open: anybody,
    running: anybody,
    'waiting-for-others': responsible,
    'condition-not-met': responsible,
    done: anybody,
    'settled-by-parliament': parliament,
    dropped: responsible,
  },
  running: {
    running: anybody,
    'waiting-for-others': responsible,
    'condition-not-met': responsible,
    done: anybody,
    'settled-by-parliament': parliament,
    dropped: responsible,
  },
  'waiting-for-others': {
    'waiting-for-others': anybody,
    running: anybody,
    'condition-not-met': responsible,
    done: anybody,
    'settled-by-parliament': parliament,
    dropped: responsible,
  },
  'condition-not-met': { open: responsible, running: anybody, 'settled-by-parliament': parliament },
  done: { open: responsible, running: responsible, 'settled-by-parliament': parliament },
  'settled-by-parliament': { open: parliament },
  dropped: { open: responsible, 'settled-by-parliament': parliament },
}

/** What parliament itself asked for or was promised: only it can declare that over. */
export const settledTypes: readonly ItemType[] = ['motion', 'promise']

/** Who may propose to parliament to settle a motion or a promise. */
export const proposers: readonly Actor[] = ['executive']

export type StepRefusal =
  | 'no-such-step'
  | 'not-entitled'
  | 'only-parliament-settles'
  | 'nothing-to-settle'
  | 'not-conditional'

export interface StepAsked {
  type: ItemType
  conditional: boolean
  from: State
  to: State
  /** Everything that the one who says so is to the item. */
  said: readonly Actor[]
}

/**
 * Whether this step may be made by who says so. Refusals: `no-such-step`; `only-parliament-settles` – another than
 * parliament settles, or drops a motion; `nothing-to-settle` – parliament settles what it neither asked nor was
 * promised; `not-conditional` – no condition was made; `not-entitled` – the step is not theirs to tell.
 */
export function checkStep({ type, conditional, from, to, said }: StepAsked): Result<State, StepRefusal> {
  const allowed = stateSteps[from][to]
  if (!allowed) return err('no-such-step')
  const forParliament = settledTypes.includes(type)
  if (to === 'settled-by-parliament' && !forParliament) return err('nothing-to-settle')
  const ends = to === 'settled-by-parliament' || (to === 'dropped' && type === 'motion')
  if (ends && !said.includes('parliament')) return err('only-parliament-settles')
  if (ends) return ok(to)
  if (to === 'condition-not-met' && !conditional) return err('not-conditional')
  return said.some((actor) => allowed.includes(actor)) ? ok(to) : err('not-entitled')
}
