import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aTownFullOfRows, everybody, type MembershipState, someone, type Who } from '../testing/a-town-full-of-rows.ts'
import { aWorld } from '../testing/a-world.ts'
import { type Attempt, administers, belongs, isPlatform, seesAll, works } from '../testing/attempt.ts'
import { attemptsOnMemberships } from '../testing/attempts-on-memberships.ts'
import { attemptsOnOtherRows } from '../testing/attempts-on-other-rows.ts'
import { attemptsOnRequests } from '../testing/attempts-on-requests.ts'
import { readyToTry, type Told, tryAll } from '../testing/tried-statements.ts'
import type { DeskTables } from './desk.ts'

const database = databasePerTest<DeskTables>('migrations')
let db: Kysely<DeskTables>

beforeEach(async () => {
  db = (await aWorld(database())).db
  await aTownFullOfRows(db)
  await readyToTry(db)
})

const hatOf = ({ me }: Who) => ({ person: me, organisation: 'ours' })
const as = (who: Who, ...statements: string[]) => tryAll(db, hatOf(who), statements)

/** Refused for want of a right; or, where one’s own values would make no sense, for that. */
const refusals: readonly (string | null)[] = ['42501', '23514', '23502']

function isRight({ rows }: Attempt, { code, rows: touched }: Told): boolean {
  if (rows === 'refused') return code === '42501'
  if (rows === 0) return touched === 0 && (code === null || refusals.includes(code))
  return code === null && touched === rows
}

/** The same fault of many hats in one line. */
const inShort = (wrong: readonly { who: Who; words: string }[]): string[] =>
  [...Map.groupBy(wrong, ({ words }) => words)].map(([words, all]) => `${words} · ${all.length}×, as ${all[0]?.who.me}`)

describe('statements that write', () => {
  test('change what the hat may change and not one row more', { timeout: 300_000 }, async () => {
    const wrong: { who: Who; words: string }[] = []
    let tried = 0
    let allowed = 0
    for (const who of everybody) {
      const attempts = [...attemptsOnMemberships(who), ...attemptsOnOtherRows(who), ...attemptsOnRequests(who)]
      const told = await as(who, ...attempts.map(({ statement }) => statement))
      for (const [index, attempt] of attempts.entries()) {
        const came = told[index]
        const got = came?.code ? `${came.code} ${came.text}` : came?.rows
        if (!came || !isRight(attempt, came))
          wrong.push({ who, words: `${attempt.words}: ${attempt.rows} → ${got} · ${attempt.statement}` })
        // What is refused repeats nothing of a row that the hat does not see.
        if (/Persoon|@voorbeeld/.test(came?.text ?? '')) wrong.push({ who, words: `repeats: ${came?.text}` })
      }
      tried += attempts.length
      allowed += attempts.filter(({ rows }) => typeof rows === 'number' && rows > 0).length
    }
    console.log(
      `${tried} statements tried as the application in 76 hats (${allowed} may change something), ${wrong.length} wrong`,
    )
    expect(tried).toBeGreaterThan(20_000)
    expect(allowed).toBeGreaterThan(300)
    expect(inShort(wrong)).toEqual([])
  })
})

interface Seen {
  person: string
  organisation: string
  state: MembershipState
}
/** Oneself everywhere; colleagues who are there; who was asked to come and who left, for those who look after people or hold the key. */
const seesMembership = (who: Who, { person, organisation, state }: Seen) =>
  (belongs(who) && person === who.me) ||
  (works(who) && organisation === 'ours' && (state === 'active' || state === 'away' || seesAll(who)))

const keys = {
  membership: `person || '@' || organisation`,
  person: 'id',
  stand_in: `away || '@' || organisation`,
} as const
const keysToo = {
  invitation: `person || '@' || organisation || (used_at is null)::text`,
  request: 'id',
  organisation: 'id',
} as const
const ways = { ...keys, ...keysToo }
type Table = keyof typeof ways

async function allRows() {
  const all = async (table: Table) => {
    const { rows } = await sql<{
      key: string
    }>`select ${sql.raw(ways[table])} as key from ${sql.table(`organisations_${table}`)} order by 1`.execute(db)
    return rows.map(({ key }) => key)
  }
  const { rows: memberships } =
    await sql<Seen>`select person, organisation, state from organisations_membership`.execute(db)
  return {
    memberships,
    rows: {
      membership: await all('membership'),
      person: await all('person'),
      stand_in: await all('stand_in'),
      invitation: await all('invitation'),
      request: await all('request'),
      organisation: await all('organisation'),
    },
  }
}

/** What somebody is expected to see, by the key of each row. */
function expectedToSee(who: Who, { memberships, rows }: Awaited<ReturnType<typeof allRows>>): Record<Table, string[]> {
  const seen = memberships.filter((one) => seesMembership(who, one))
  const pairs = new Set(seen.map(({ person, organisation }) => `${person}@${organisation}`))
  const persons = new Set([who.me, ...seen.map(({ person }) => person)])
  const isOf = (key: string) => pairs.has(key.replace(/(true|false)$/, ''))
  return {
    membership: rows.membership.filter((key) => pairs.has(key)),
    person: rows.person.filter((key) => persons.has(key)),
    stand_in: rows.stand_in.filter((key) => pairs.has(key)),
    invitation: rows.invitation.filter(isOf),
    request: rows.request.filter((id) => administers(who) && (id === 'of-ours' || id.startsWith('by-'))),
    organisation: belongs(who) ? rows.organisation : [],
  }
}

const tables = Object.keys(ways).filter((name): name is Table => name in ways)

async function seenBy(settings: { person?: string; organisation?: string }): Promise<Record<string, string[]>> {
  return db.transaction().execute(async (trx) => {
    await sql`set local role baken_application`.execute(trx)
    for (const [name, value] of Object.entries(settings))
      await sql`select set_config(${`baken.${name}`}, ${value}, true)`.execute(trx)
    const seen: Record<string, string[]> = {}
    for (const table of tables) {
      const { rows } = await sql<{
        key: string
      }>`select ${sql.raw(ways[table])} as key from ${sql.table(`organisations_${table}`)} order by 1`.execute(trx)
      seen[table] = rows.map(({ key }) => key)
    }
    await sql`select set_config('baken.person', '', true), set_config('baken.organisation', '', true)`.execute(trx)
    await sql`set local role none`.execute(trx)
    return seen
  })
}

describe('statements that read', () => {
  test('show the rows that the hat may see and no other', { timeout: 120_000 }, async () => {
    const all = await allRows()
    const each = Object.values(all.rows).flat().length
    for (const who of everybody) expect(await seenBy(hatOf(who)), who.me).toEqual(expectedToSee(who, all))
    console.log(`${each * everybody.length} times a row was shown or not as expected`)
    expect(each * everybody.length).toBeGreaterThan(20_000)
  })

  test('show nothing to who has no hat on, or one of somebody else’s making', async () => {
    const nothing = Object.fromEntries(tables.map((table) => [table, []]))
    const none = [
      {},
      { organisation: 'ours' },
      { person: 'nobody', organisation: 'ours' },
      { person: '%', organisation: '%' },
    ]
    for (const settings of none) expect(await seenBy(settings)).toEqual(nothing)
    // Somebody without an organisation sees themselves and nobody else.
    expect(await seenBy({ person: 'ours-one' })).toEqual({ ...nothing, person: ['ours-one'] })
    expect(await seenBy({ person: 'ours-one', organisation: 'theirs' })).toEqual({ ...nothing, person: ['ours-one'] })
  })

  test('count, lock, join and guess no more than that', async () => {
    const all = await allRows()
    for (const who of [
      someone('desk-officer'),
      someone('focal-point'),
      someone('organisation-administrator'),
      someone('inspector', 'away'),
      someone('analyst', 'ended'),
    ]) {
      const seen = expectedToSee(who, all)
      const [member, personLocks, organisationLocks, joined, guessed, written, hidden] = await as(
        who,
        'select 1 from organisations_membership for update',
        'select 1 from organisations_person for update',
        'select 1 from organisations_organisation for no key update',
        'select 1 from organisations_person p left join organisations_membership m on true where m.person = p.id',
        `select 1 from organisations_person where mail like 'theirs-%'`,
        `select 1 from organisations_membership where roles && '{organisation-administrator}' and organisation <> 'ours' and person <> '${who.me}'`,
        `select 1 from organisations_person where id = 'theirs-one' and 1 / (length(mail) - length(mail)) = 1`,
      )
      expect(member?.rows, who.me).toBe(seen.membership.length)
      expect(personLocks?.rows).toBe(belongs(who) ? 1 : 0)
      expect(organisationLocks?.rows).toBe(isPlatform(who) ? 4 : administers(who) ? 1 : 0)
      expect(joined?.rows).toBe(seen.membership.length)
      expect([guessed, written]).toEqual([
        { rows: 0, code: null, text: '' },
        { rows: 0, code: null, text: '' },
      ])
      // A condition that would fail on a row that is not seen is never held against it.
      expect(hidden).toEqual({ rows: 0, code: null, text: '' })
    }
  })
})
