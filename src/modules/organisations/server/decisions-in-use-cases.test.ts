import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { type Role, roles } from '../domain/roles.ts'
import { type MembershipState, states } from '../testing/a-town-full-of-rows.ts'
import { aMember, aWorld, type World } from '../testing/a-world.ts'
import type { Thing } from '../testing/all-cases.ts'
import { type Deed, deedsOf } from '../testing/asked-of-use-cases.ts'
import { becomes as becomesIn, everybodyAtHome, lastLineOf } from '../testing/everybody-at-home.ts'
import { expected } from '../testing/who-may.ts'
import type { DeskTables } from './desk.ts'
import { agreeWith, putAside } from './settle-request.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World
let db: Kysely<DeskTables>
const me = { person: 'me', organisation: 'ours', proved: true }

beforeEach(async () => {
  world = await aWorld(database())
  db = world.db
  await everybodyAtHome(db)
})

const isAdministrator = (role: Role) => role === 'organisation-administrator' || role === 'platform-administrator'
const becomes = (role: Role, state: MembershipState) => becomesIn(db, role, state)

/** Undoes what was done, as the owner. */
async function undo(): Promise<void> {
  for (const table of ['request', 'invitation', 'stand_in'])
    await sql`delete from ${sql.table(`organisations_${table}`)}`.execute(db)
  await sql`delete from organisations_membership m where not exists (select from as_it_was w where w.person = m.person and w.organisation = m.organisation)`.execute(
    db,
  )
  await sql`update organisations_membership m set roles = w.roles, state = w.state from as_it_was w
    where w.person = m.person and w.organisation = m.organisation and (m.roles, m.state) is distinct from (w.roles, w.state)`.execute(
    db,
  )
  await sql`delete from organisations_organisation where id = 'fresh'`.execute(db)
  await sql`update organisations_organisation set until_day = null, successor = null where id = 'ours'`.execute(db)
}

const lastLine = () => lastLineOf(db)

/** What was expected of a deed: refused, held up for a step, asked of a second person, or done. */
function expectedOf(
  role: Role,
  state: MembershipState,
  thing: Thing,
  has: { proved: boolean; reason: boolean },
): string {
  // Who did not accept an invitation is nobody yet.
  const steps = state === 'invited' ? 'no' : expected({ role, membership: state, organisationActive: true, ...thing })
  if (steps === 'no') return 'refused'
  if (steps.includes('sign-in-again') && !has.proved) return 'prove-again'
  if (steps.includes('reason') && !has.reason) return 'say-why'
  return steps.includes('second-person') ? 'asked' : 'done'
}

function cameOf(result: Awaited<ReturnType<Deed['run']>>): string {
  if (result.ok) return result.value === 'asked' ? 'asked' : 'done'
  return result.error === 'prove-again' || result.error === 'say-why' ? result.error : 'refused'
}

const lineFor = (action: string, came: string) => {
  // An administrator who is invited is invited.
  const name = action === 'organisation.invite-administrator' ? 'organisation.invite' : action
  return came === 'asked' ? `${name}.ask` : name
}

describe('use cases', () => {
  test('do what was expected, for every role, state, person and organisation, and write one line for what was done and none for what was not', {
    timeout: 300_000,
  }, async () => {
    const wrong: string[] = []
    let asked = 0
    let allowed = 0
    for (const role of roles)
      for (const state of states)
        for (const proved of state === 'active' || state === 'away' ? [true, false] : [true]) {
          // Without a proof others than administrators have only themselves to ask about; who is not there is refused whoever it is about.
          const deeds = deedsOf(state).filter(
            ({ thing, words }) =>
              (proved || isAdministrator(role) || thing.about === 'self') &&
              (state === 'active' || state === 'away' || !/of (ours-(invited|away|ended)|before-active)$/.test(words)),
          )
          await sql`update as_it_was set roles = ${[role]}, state = ${state} where person = 'me'`.execute(db)
          await becomes(role, state)
          let before = (await lastLine()).line
          for (const { words, thing, withReason, run } of deeds) {
            const came = cameOf(await run(world.door, { ...me, proved }))
            const wanted = expectedOf(role, state, thing, { proved, reason: withReason })
            const who = `${role}, ${state}, ${proved ? 'proved' : 'not proved'}: ${words}`
            if (came !== wanted) wrong.push(`${who}: ${wanted} → ${came}`)
            asked += 1
            const after = await lastLine()
            const done = came === 'done' || came === 'asked'
            if (after.line - before !== (done ? 1 : 0)) wrong.push(`${who}: ${after.line - before} lines`)
            before = after.line
            if (!done) continue
            allowed += 1
            const line = { actor: 'me', organisation: 'ours', action: lineFor(thing.action, came) }
            if (JSON.stringify({ ...after, line: undefined }) !== JSON.stringify({ ...line, line: undefined }))
              wrong.push(`${who}: written down as ${JSON.stringify(after)}`)
            await undo()
          }
        }
    console.log(
      `${asked} decisions of use cases compared with what was expected (${allowed} done or asked), ${wrong.length} wrong`,
    )
    expect(asked).toBeGreaterThan(4_500)
    expect(allowed).toBeGreaterThan(150)
    expect(wrong).toEqual([])
  })
})

const requests: readonly { thing: Thing; person: string | null; organisation: string; detail: string }[] = [
  {
    action: 'membership.make-administrator',
    person: 'ours-active',
    detail: '{"roles":["organisation-administrator"]}',
    state: 'active' as const,
  },
  { action: 'membership.end-last-key-holder', person: 'key', detail: '{}', state: 'active' as const },
  { action: 'account.recover', person: 'ours-away', detail: '{}', state: 'there' as const },
  {
    action: 'organisation.hand-over',
    person: null,
    detail: '{"until":"2098-01-01","successor":"theirs"}',
    state: 'active' as const,
  },
  { action: 'organisation.receive', person: null, detail: '{}', state: 'active' as const },
].map(({ action, person, detail, state }) => {
  const isFromBefore = action === 'organisation.receive'
  return {
    thing: {
      action: action as Thing['action'],
      state,
      about: person ? ('other' as const) : ('nobody' as const),
      madeBy: 'unknown' as const,
      belongsTo: isFromBefore ? ('predecessor' as const) : ('own' as const),
    },
    person,
    organisation: isFromBefore ? 'before' : 'ours',
    detail,
  }
})

const put = ({ thing, person, organisation, detail }: (typeof requests)[number], by: string) =>
  sql`insert into organisations_request (id, action, organisation, person, detail, asked_by, ends_at)
    values ('asked', ${thing.action}, ${organisation}, ${person}, ${detail}::jsonb, ${by}, now() + interval '14 days')`.execute(
    db,
  )

describe('a second person', () => {
  test('is somebody who may do the same, proved who they are, and did not ask', { timeout: 120_000 }, async () => {
    await sql`update as_it_was set state = 'ended' where person = 'key-too'`.execute(db)
    await undo()
    const wrong: string[] = []
    let asked = 0
    for (const request of requests)
      for (const role of roles)
        for (const state of states)
          for (const by of isAdministrator(role) ? ['one', 'me'] : ['one'])
            for (const proved of isAdministrator(role) ? [true, false] : [true]) {
              await becomes(role, state)
              await put(request, by)
              const before = await lastLine()
              const result = await agreeWith(world.door, { ...me, proved }, 'asked')
              const came = result.ok ? 'asked' : result.error === 'prove-again' ? result.error : 'refused'
              const of = expectedOf(role, state, request.thing, { proved, reason: false })
              const wanted = by === 'me' && of === 'asked' ? 'refused' : of
              const lines = (await lastLine()).line - before.line
              await (came === 'asked' ? undo() : sql`delete from organisations_request`.execute(db))
              if (came !== wanted || lines !== (came === 'asked' ? 1 : 0))
                wrong.push(
                  `${request.thing.action} asked by ${by}, ${role}, ${state}, ${proved}: ${wanted} → ${came}, ${lines} lines`,
                )
              asked += 1
            }
    console.log(`${asked} agreements compared with what was expected, ${wrong.length} wrong`)
    expect(wrong).toEqual([])
  })

  test.each(['ended', 'away', 'invited'] as const)('does not agree with somebody who is %s by now', async (state) => {
    await becomes('organisation-administrator', 'active')
    for (const request of requests) {
      await sql`delete from organisations_request`.execute(db)
      await put(request, 'one')
      await sql`update organisations_membership set state = ${state} where person = 'one'`.execute(db)
      expect((await agreeWith(world.door, me, 'asked')).ok, request.thing.action).toBe(false)
      await sql`update organisations_membership set state = 'active' where person = 'one'`.execute(db)
    }
    expect((await lastLine()).line).toBe(0)
  })

  test('agrees with nothing that is too old, and puts nothing aside of another organisation', async () => {
    await becomes('organisation-administrator', 'active')
    const [request] = requests
    if (!request) throw new Error('there are requests')
    await put(request, 'one')
    await aMember(db, 'theirs', 'me', ['organisation-administrator'])
    expect(await putAside(world.door, { ...me, organisation: 'theirs' }, 'asked')).toEqual({
      ok: false,
      error: 'unknown-request',
    })
    world.later(15 * 86_400_000)
    expect(await agreeWith(world.door, me, 'asked')).toEqual({ ok: false, error: 'unknown-request' })
    expect((await lastLine()).line).toBe(0)
  })
})
