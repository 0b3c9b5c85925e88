import { leastReaders } from '../membership.ts'
import type { StateOf } from '../objects.ts'

/** How somebody who could have the key stands to it. */
export interface HolderNow {
  person: string
  membership: 'active' | 'away'
  /** Whether they have a key of their own, that another could be wrapped to. */
  hasOwn: boolean
  /** Whether they have the key of the organisation, and the one that is on its way out. */
  has: boolean
  hasOld: boolean
}

/**
 * The one thing to do now. For a holder: `make-own` · `make` · `colleague-makes-own` – a colleague has to make their own key first · `give` – somebody without the key
 * is ready for it · `ask-colleague` – somebody else has what is missing · `ask-administrators` – nobody here has it, and two administrators can order recovery · `recover` ·
 * `change` · `move`. For an administrator: `invite` – fewer than two people could have the key · `holders-make` · `order-recovery` · `holders-act` –
 * something waits for a holder. For both: `none`.
 */
export type KeyStep =
  | 'make-own'
  | 'make'
  | 'colleague-makes-own'
  | 'give'
  | 'ask-colleague'
  | 'ask-administrators'
  | 'recover'
  | 'change'
  | 'move'
  | 'invite'
  | 'holders-make'
  | 'order-recovery'
  | 'holders-act'
  | 'none'

/** What `me`, a person of `holders` or an administrator who is none of them, does next. `person`: to whom the key is given; else null. */
export function nextKeyStep(
  me: string,
  state: StateOf<'key'>,
  holders: readonly HolderNow[],
): { step: KeyStep; person: string | null } {
  const own = holders.find(({ person }) => person === me)
  const step = own ? stepOfHolder(own, state, holders) : stepOfAdministrator(state, holders)
  return { step, person: step === 'give' ? (readyFor(me, holders)?.person ?? null) : null }
}

const isHere = ({ membership }: HolderNow): boolean => membership === 'active'
const readyFor = (me: string, holders: readonly HolderNow[]) =>
  holders.find((one) => one.person !== me && isHere(one) && one.hasOwn && !one.has)

function stepOfHolder(own: HolderNow, state: StateOf<'key'>, holders: readonly HolderNow[]): KeyStep {
  if (!own.hasOwn) return 'make-own'
  const others = holders.filter((one) => one.person !== own.person)
  const askFor = (has: (one: HolderNow) => boolean): KeyStep =>
    others.some((one) => isHere(one) && has(one)) ? 'ask-colleague' : 'ask-administrators'
  switch (state) {
    case 'absent':
      return others.some((one) => isHere(one) && one.hasOwn) ? 'make' : 'colleague-makes-own'
    case 'recovery-ordered':
      return 'recover'
    case 'change-ordered':
      return own.has ? 'change' : askFor(({ has }) => has)
    case 'changing':
      return own.has && own.hasOld ? 'move' : askFor(({ has, hasOld }) => has && hasOld)
    case 'in-use': {
      if (!own.has) return askFor(({ has }) => has)
      if (readyFor(own.person, holders)) return 'give'
      return others.some((one) => isHere(one) && !one.hasOwn) ? 'colleague-makes-own' : 'none'
    }
  }
}

function stepOfAdministrator(state: StateOf<'key'>, holders: readonly HolderNow[]): KeyStep {
  if (holders.filter(isHere).length < leastReaders) return 'invite'
  if (state === 'absent') return 'holders-make'
  if (state === 'recovery-ordered') return 'holders-act'
  if (!holders.some(({ has }) => has)) return 'order-recovery'
  return state === 'in-use' ? 'none' : 'holders-act'
}
