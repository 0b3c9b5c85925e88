import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, dutchDay } from '#kernel/days.ts'
import { inHat } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { type CaseState, caseEdges } from '../../domain/casework/steps.ts'
import { aReportingWorld, colleague, type ReportingWorld, right } from '../../testing/a-reporting-world.ts'
import { type CaseTables, submitReport } from '../index.ts'

const today = dutchDay(new Date())
const database = databasePerTest<CaseTables>('migrations')
const ann = colleague('ann')
let world: ReportingWorld
beforeEach(async () => {
  world = await aReportingWorld(database(), () => today)
})

async function aCase() {
  const { begun, sealed } = await world.aReport()
  right(await submitReport(world.reader, sealed, 'sealed'))
  return begun
}

describe('steps in the database', () => {
  const everyFact = JSON.stringify({
    forms: ['labour'],
    danger: 'no',
    municipality: 'unknown',
    weighing: 'without-plan',
    consultation: '0'.repeat(32),
    forward: '0'.repeat(32),
    ground: 'minor',
    answer: 'accepted',
    outcome: 'not-ours',
    reason: '0'.repeat(32),
  })
  const states: readonly CaseState[] = ['new', 'read', 'weighed', 'in-consultation', 'forwarded', 'answered', 'closed']

  test('are taken by a hat from each state to exactly those of the table, whichever of the two rows it writes first', async () => {
    const { caseId } = await aCase()
    const wrong: string[] = []
    for (const from of states) {
      await sql`update reporting_case set state = ${from}, outcome = ${from === 'closed' ? 'not-ours' : null},
        closed_on = ${from === 'closed' ? today : null} where id = ${caseId}`.execute(database())
      await sql`update reporting_step set to_state = ${from} where case_id = ${caseId}`.execute(database())
      for (const to of states.filter((state) => state !== from)) {
        const isStep = caseEdges.some((edge) => edge.from === from && edge.to === to && edge.by === 'key-holder')
        for (const lineFirst of [true, false]) {
          const went = await tried(caseId, { from, to, facts: everyFact, lineFirst })
          if (went !== isStep) wrong.push(`${from} to ${to}: ${went}`)
        }
        if (
          isStep &&
          !['read', 'weighed'].includes(to) &&
          (await tried(caseId, { from, to, facts: '{}', lineFirst: false }))
        )
          wrong.push(`${from} to ${to} with nothing filled in`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('are not taken twice without a line of their history, and the end of a case is not rewritten', async () => {
    const { caseId } = await aCase()
    const asAnn = (query: ReturnType<typeof sql>) => inHat(database(), ann, (trx) => query.execute(trx))
    await asAnn(sql`update reporting_case set state = 'read' where id = ${caseId}`)
    await expect(asAnn(sql`update reporting_case set state = 'weighed' where id = ${caseId}`)).rejects.toThrow(
      'this way',
    )
    await sql`update reporting_case set state = 'closed', outcome = 'not-ours', closed_on = ${today} where id = ${caseId}`.execute(
      database(),
    )
    for (const change of [sql`outcome = 'criminal-case'`, sql`closed_on = closed_on + 400`])
      await expect(asAnn(sql`update reporting_case set ${change} where id = ${caseId}`)).rejects.toThrow(
        'stays as it was closed',
      )
    await asAnn(sql`update reporting_case set delete_on = '9999-01-01' where id = ${caseId}`)
    const { rows } = await sql<{
      delete_on: string
    }>`select delete_on from reporting_case where id = ${caseId}`.execute(database())
    expect(rows).toEqual([{ delete_on: addDays(today, 60) }])
  })
})

/** Whether a hat takes a step; undone again. */
async function tried(
  caseId: string,
  { from, to, facts, lineFirst }: { from: string; to: string; facts: string; lineFirst: boolean },
): Promise<boolean> {
  const line = sql`insert into reporting_step (case_id, number, from_state, to_state, on_day, by_person, coded)
    values (${caseId}, 2, ${from}, ${to}, ${today}, 'ann', ${facts}::jsonb)`
  const isClosed = to === 'closed'
  const move = sql`update reporting_case set state = ${to}, outcome = ${isClosed ? 'not-ours' : null}, closed_on = ${isClosed ? today : null}
    where id = ${caseId}`
  const undone = new Error('undone')
  try {
    await inHat(database(), ann, async (trx) => {
      for (const query of lineFirst ? [line, move] : [move, line]) await query.execute(trx)
      throw undone
    })
    return true
  } catch (error) {
    return error === undone
  }
}
