import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { hashGate, totpCode } from '#platform/credentials/index.ts'
import type { Role } from '../domain/roles.ts'
import type { Desk, DeskTables, Letter } from '../server/desk.ts'
import { loadPermissions } from '../server/load-permissions.ts'
import type { Door } from '../server/sign-in/door.ts'

/** A clock that stands still until it is moved, dice that always fall the same, and every letter that was posted. */
export interface World {
  db: Kysely<DeskTables>
  door: Door
  letters: Letter[]
  at(time: string | Date): void
  later(ms: number): void
}

/** Every byte follows from how many were drawn before: the same run gives the same ids. */
function dice(seed: string): Desk['random'] {
  let drawn = 0
  return (bytes) => {
    const all: number[] = []
    while (all.length < bytes) {
      drawn += 1
      all.push(...createHash('sha256').update(`${seed}:${drawn}`).digest())
    }
    return new Uint8Array(all.slice(0, bytes))
  }
}

/** A desk with the clock and the dice of the machine, from which no letter leaves: for processes of their own. */
export const aBareDesk = (db: Kysely<DeskTables>): Desk => ({
  db,
  now: () => new Date(),
  random: (length) => new Uint8Array(randomBytes(length)),
  post: null,
  invitationAddress: () => '',
})

/** A desk and a door over a database that has the table of permissions. `signInDb`: where signing in is another user of it. */
export async function aWorld(db: Kysely<DeskTables>, signInDb = db): Promise<World> {
  await loadPermissions(db)
  let now = new Date()
  const letters: Letter[] = []
  const door: Door = {
    db,
    signInDb,
    now: () => now,
    random: dice('world'),
    post: async (_, letter) => void letters.push(letter),
    invitationAddress: (token, language) => `http://localhost:3000/${language}/staff/invitation/${token}`,
    serverKey: new Uint8Array(32).fill(7),
    gate: hashGate(),
    siteName: 'Baken',
  }
  return {
    db,
    door,
    letters,
    at: (time) => {
      now = new Date(time)
    },
    later: (ms) => {
      now = new Date(now.getTime() + ms)
    },
  }
}

/** Nobody works anywhere any more, for a test on a database that another test used. Also what may never be changed goes: this is no court. */
export const emptyWorld = (owner: Kysely<DeskTables>): Promise<void> =>
  owner.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`truncate organisations_organisation, organisations_person cascade`.execute(trx)
  })

export interface Placed {
  person: string
  organisation: string
}

/** An organisation: a municipality when nothing else is said. */
export const anOrganisation = async (
  db: Kysely<DeskTables>,
  id: string,
  rest: { kind?: string; until?: string; successor?: string } = {},
): Promise<string> => {
  const kind = rest.kind ?? 'municipality'
  const isMunicipality = kind === 'municipality'
  await sql`insert into organisations_organisation
    (id, kind, name, place_kind, place_code, first_day, until_day, successor)
    values (${id}, ${kind}, ${`Organisatie ${id}`}, ${isMunicipality ? 'municipality' : 'country'},
      ${isMunicipality ? `GM-${id}` : null}, '2020-01-01', ${rest.until ?? null}::date, ${rest.successor ?? null})`.execute(
    db,
  )
  return id
}

/** A person at an organisation, named by what they do there. */
export async function aMember(
  db: Kysely<DeskTables>,
  organisation: string,
  person: string,
  roles: readonly Role[],
  state: 'invited' | 'active' | 'away' | 'ended' = 'active',
): Promise<Placed> {
  await sql`insert into organisations_person (id, name, mail, language)
    values (${person}, ${`Persoon ${person}`}, ${`${person}@voorbeeld.example`}, 'nl') on conflict do nothing`.execute(
    db,
  )
  await sql`insert into organisations_membership (person, organisation, roles, state, since)
    values (${person}, ${organisation}, ${[...roles]}, ${state}, '2026-01-01')`.execute(db)
  return { person, organisation }
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What the app with codes shows at a moment, from the secret as it is typed into it (RFC 4648, base 32). */
export function codeOf(typing: string, now: Date): string {
  const bits = [...typing.replaceAll(' ', '')].map((sign) => base32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const secret = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return totpCode(secret, now.getTime())
}
