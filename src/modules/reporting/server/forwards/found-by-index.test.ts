import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aForwardingWorld, colleague, type ForwardingWorld, right } from '../../testing/a-forwarding-world.ts'
import { type CaseTables, forwardInside } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const many = 4_000
/** Blocks of 8 KiB. From the top of an index down to one row takes two to four; read from beginning to end, that of 4,000 forwards has fifty or more. */
const mostBlocks = 8

let world: ForwardingWorld
let caseId: string
beforeEach(async () => {
  world = await aForwardingWorld(database())
  await manyForwards()
  caseId = await world.aCase()
  const { told, text } = await world.ready(caseId)
  const inside = { partner: 'partner', sealed: await world.sealedTo(text) }
  right(await forwardInside(world.forwards, colleague('ann'), told, inside))
  for (const table of ['reporting_case', 'reporting_forward'])
    await sql`analyze ${sql.table(table)}`.execute(database())
}, 120_000)

/** Cases of many organisations, each handed over to a partner where it is a case too; nothing is sealed in them. */
async function manyForwards() {
  await sql`insert into organisations_organisation (id, kind, name, place_kind, first_day)
    select 'organisation-' || n, 'comensha', 'Organisatie ' || n, 'country', '2020-01-01' from generate_series(1, ${many} / 10) n`.execute(
    database(),
  )
  const row = (id: string, organisation: ReturnType<typeof sql>) =>
    sql`insert into reporting_case (id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment)
      select md5(${id} || n), ${organisation}, 'sealed', current_date, sha256((${id} || n)::bytea), sha256((${id} || n)::bytea),
        decode('0101' || repeat('00', 80), 'hex'), sha256((${id} || n)::bytea)
      from generate_series(1, ${many}) n`.execute(database())
  await row('from', sql`'organisation-' || (n % (${many} / 10) + 1)`)
  await row('to', sql`'partner'`)
  await sql`insert into reporting_forward (id, from_organisation, from_case, to_organisation, to_case, ground, fields, sent_on, answer_due, manifest)
    select md5('forward' || n), 'organisation-' || (n % (${many} / 10) + 1), md5('from' || n), 'partner', md5('to' || n), 'minor', '{address}',
      current_date, current_date + 14, '{}'
    from generate_series(1, ${many}) n`.execute(database())
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}

/** Where a plan looks for forwards: how, and in how many blocks. */
const looksIn = (plan: Plan): { how: string; blocks: number }[] => [
  ...(plan['Relation Name'] === 'reporting_forward' && plan['Node Type'] !== 'ModifyTable'
    ? [{ how: plan['Node Type'], blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] }]
    : []),
  ...(plan.Plans ?? []).flatMap(looksIn),
]

const explained = async (statement: string): Promise<{ how: string; blocks: number }[]> => {
  const { rows } = await sql<{ 'QUERY PLAN': { Plan: Plan }[] }>`
    explain (analyze, buffers, format json) ${sql.raw(statement)}`.execute(database())
  return (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => looksIn(Plan))
}

/** The one statement of a trigger, as it is in the database, about one case. */
async function statementOf(trigger: string): Promise<string> {
  const { rows } = await sql<{ prosrc: string }>`select prosrc from pg_proc where proname = ${trigger}`.execute(
    database(),
  )
  const [statement = ''] = /(update|delete from) public\.[^;]+/.exec(rows[0]?.prosrc ?? '') ?? []
  expect(statement).toMatch(/\b(new|old)\.id\b/)
  return statement.replaceAll(/\b(new|old)\.id\b/g, `'${caseId}'`)
}

test('what a case sets going finds what was shared of it by an index, and reads next to nothing of what was shared of others', async () => {
  const triggers = ['reporting_seen_there_too', 'reporting_end_consultations', 'reporting_forwards_of_gone']
  for (const trigger of triggers) {
    const looks = await explained(await statementOf(trigger))
    expect(looks.length, trigger).toBeGreaterThan(0)
    expect(
      looks.filter(({ how, blocks }) => how === 'Seq Scan' || blocks > mostBlocks),
      trigger,
    ).toEqual([])
  }
})

test('the plan of something that has no index is noticed', async () => {
  const [look] = await explained(`select from public.reporting_forward f where f.reason = 'no-capacity'`)
  expect(look).toMatchObject({ how: 'Seq Scan' })
  expect(look?.blocks).toBeGreaterThan(mostBlocks)
})
