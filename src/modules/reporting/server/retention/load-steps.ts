import type { Kysely } from 'kysely'
import { type Need, needs } from '../../domain/casework/needs.ts'
import { caseEdges } from '../../domain/casework/steps.ts'
import type { RetentionTables } from './tables.ts'

type StepTables = Pick<RetentionTables, 'reporting_edge' | 'reporting_need'>

/** The table of steps as the rows that the database holds it as: one for each step from each state. */
export const edgeRows = () =>
  caseEdges.map(({ step, from, to, by, permission, must, renews }) => ({
    step,
    from_state: from,
    to_state: to,
    done_by: by,
    permission,
    must: [...must],
    renews,
  }))

/** What steps ask for, as rows. */
export const needRows = () =>
  Object.entries<Need>(needs).map(([need, row]) => ({
    need,
    field: row.field,
    standing: row.standing ?? false,
    one_of: 'oneOf' in row ? [...row.oneOf] : null,
    some_of: 'someOf' in row ? [...row.someOf] : null,
    matches: 'matches' in row ? row.matches : null,
  }))

/** Puts the table of steps into the database, in the place of what it held. For the owner, at start. */
export const loadSteps = (db: Kysely<StepTables>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx.deleteFrom('reporting_edge').execute()
    await trx.deleteFrom('reporting_need').execute()
    await trx.insertInto('reporting_need').values(needRows()).execute()
    await trx.insertInto('reporting_edge').values(edgeRows()).execute()
  })
