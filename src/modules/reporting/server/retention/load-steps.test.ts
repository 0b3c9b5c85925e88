import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { factsForStep, needs } from '../../domain/casework/needs.ts'
import { caseEdges, caseStates, lackingFor } from '../../domain/casework/steps.ts'
import { edgeRows, loadSteps, needRows } from './load-steps.ts'
import type { RetentionTables } from './tables.ts'

const database = databasePerTest<RetentionTables>('migrations')
beforeEach(() => loadSteps(database()))

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort()
const stored = async () => ({
  edges: sorted(await database().selectFrom('reporting_edge').selectAll().execute()),
  needs: sorted(await database().selectFrom('reporting_need').selectAll().execute()),
})

describe('the table of steps in the database', () => {
  test('is the typed one, row by row, and gets back at the next start what somebody changed', async () => {
    const typed = { edges: sorted(edgeRows()), needs: sorted(needRows()) }
    expect(typed.edges.length).toBeGreaterThan(30)
    expect(await stored()).toEqual(typed)
    await sql`update reporting_edge set must = '{}' where step = 'close'`.execute(database())
    await sql`delete from reporting_need where need = 'reason'`.execute(database())
    expect(await stored()).not.toEqual(typed)
    await loadSteps(database())
    expect(await stored()).toEqual(typed)
  })

  test('asks for the same as the typed one, from every state to every state, with everything that can be filled in or not', async () => {
    const tries = everyTry()
    const { rows } = await sql<{ lacking: string[] | null }>`
      select reporting_lacks(t.one ->> 'from', t.one ->> 'to', t.one -> 'coded', t.one -> 'given') as lacking
      from jsonb_array_elements(${JSON.stringify(tries)}::jsonb) with ordinality t(one, nr) order by t.nr`.execute(
      database(),
    )
    const wrong = tries.flatMap((one, nr) => {
      const edge = caseEdges.find(({ from, to, by }) => from === one.from && to === one.to && by === 'key-holder')
      const typed = edge ? lackingFor(edge, factsForStep(one.coded, one.given)) : null
      return JSON.stringify(typed) === JSON.stringify(rows[nr]?.lacking) ? [] : [{ ...one, typed, sql: rows[nr] }]
    })
    expect(wrong.slice(0, 3)).toEqual([])
    expect(rows.filter(({ lacking }) => lacking?.length === 0).length).toBeGreaterThan(20)
  })
})

const id = '0123456789abcdef0123456789abcdef'
const values: readonly unknown[] = [
  null,
  '',
  [],
  {},
  7,
  'gossip',
  id,
  id.toUpperCase(),
  `${id}\n`,
  'GM0772',
  'gm0772',
  'unknown',
  'without-plan',
  'focal-point-labour/hand-over',
  'focal-point-labour/',
  ['labour'],
  ['labour', 'gossip'],
  [['labour']],
  ['labour', 7],
  'no',
  'acute-danger',
  'place-based',
  'refused',
  'not-ours',
  'criminal-case',
  'no-follow-up',
  'asked-by-person',
]

/** Between each two states: with nothing and with everything; where there is a step, also with each field it asks for filled in with each value. */
function everyTry() {
  const full: Readonly<Record<string, unknown>> = {
    forms: ['labour', 'housing'],
    danger: 'now',
    municipality: 'GM0772',
    weighing: 'without-plan',
    consultation: id,
    forward: id,
    ground: 'minor',
    answer: 'refused',
    outcome: 'not-ours',
    reason: id,
    why: 'not-lawful',
  }
  const always = [
    { coded: {}, given: {} },
    { coded: full, given: {} },
    { coded: {}, given: full },
  ]
  return caseStates.flatMap((from) =>
    caseStates.flatMap((to) => {
      const must =
        caseEdges.find((edge) => edge.from === from && edge.to === to && edge.by === 'key-holder')?.must ?? []
      const wrong = must.flatMap((need) =>
        values.flatMap((value) => [
          { coded: full, given: { ...full, [needs[need].field]: value } },
          { coded: { ...full, [needs[need].field]: value }, given: {} },
        ]),
      )
      return [...always, ...wrong].map((one) => ({ from, to, ...one }))
    }),
  )
}
