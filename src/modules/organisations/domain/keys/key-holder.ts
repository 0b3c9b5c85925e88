import { keyHolders, type Role } from '../roles.ts'

/** Somebody as far as holding the key goes. */
export interface PossibleHolder {
  person: string
  /** Their own roles: who stands in for a key holder is none. */
  roles: readonly Role[]
  membership: 'invited' | 'active' | 'away' | 'ended'
  /** The number of the staff key they have; null: none. */
  staffKey: number | null
}

/** A key made ready for somebody: wrapped to the staff key with this number. */
export interface MadeFor {
  person: string
  staffKeyNumber: number
  /** Whether its fingerprint was read aloud to each other. */
  compared: boolean
}

const holdsByRole = ({ roles }: PossibleHolder): boolean => roles.some((role) => keyHolders.includes(role))

/**
 * Whether a key may go to these people. Refusals: `not-a-holder` – the giver is not among them, or does not hold the key in a role of
 * their own · `holder-changed` – one of the others left, is away where that counts, lost the role, or has another staff key now ·
 * `not-compared` – one of the others did not compare fingerprints with the giver: whoever runs the server could have put a key of
 * their own in that place · `twice` – somebody is named twice.
 * @param alsoAway whether it goes to who is away as well: they come back
 */
export function whyNotTo(
  giver: string,
  made: readonly MadeFor[],
  people: readonly PossibleHolder[],
  alsoAway: boolean,
): 'not-a-holder' | 'holder-changed' | 'not-compared' | 'twice' | null {
  if (new Set(made.map(({ person }) => person)).size < made.length) return 'twice'
  const fits = (one: MadeFor, away: boolean) =>
    people.some(
      (other) =>
        other.person === one.person &&
        other.staffKey === one.staffKeyNumber &&
        (other.membership === 'active' || (away && other.membership === 'away')) &&
        holdsByRole(other),
    )
  const own = made.find(({ person }) => person === giver)
  if (!own || !fits(own, false)) return 'not-a-holder'
  const others = made.filter(({ person }) => person !== giver)
  if (!others.every((one) => fits(one, alsoAway))) return 'holder-changed'
  return others.every(({ compared }) => compared) ? null : 'not-compared'
}
