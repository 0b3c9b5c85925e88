import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { addDays, type Day } from '#kernel/days.ts'
import { keyHolders } from '#modules/organisations/index.ts'
import type { Actor } from '#modules/organisations/server/index.ts'
import { inHat, membersOf } from '#modules/organisations/server/index.ts'
import {
  type CaseCounts,
  type CasePlaceInList,
  type CaseQuery,
  type CaseSort,
  type DangerLevel,
  type ListedCase,
  type ListedState,
  sortedDay,
} from '../../domain/desk/case-list.ts'
import { warningDays } from '../../domain/retention/delete-on.ts'
import type { CaseDesk, CaseTables, CaseTransaction } from '../cases/case-desk.ts'

/** Rows on one page: what somebody looks through, and as many bytes for a thousand cases as for a hundred thousand. */
export const casesOnPage = 50

export interface CasesPage {
  rows: ListedCase[]
  /** Where the next page begins; null: this is the last. */
  next: CasePlaceInList | null
}

/** What no term runs for stands behind everything that has one. */
const due = sql<Date>`coalesce(least(c.answer_due, c.step_due), date 'infinity')`
const received = sql<Date>`c.received_on`
/** In the words of the index of what is due: a closed case has a term once its reporter wrote, until it is opened again and answered. */
const hasTerms = sql<boolean>`(c.state <> 'closed' or c.answer_due is not null)`

/** Closed cases have no terms: the last ones come first. */
export const orderOf = ({ sort, state }: CaseQuery): CaseSort =>
  sort === 'due' && state === 'closed' ? 'newest' : sort

type Cases = SelectQueryBuilder<{ c: CaseTables['reporting_case'] }, 'c', object>

/** Behind this place, in this order. A row comparison: the index leads there at once, however far away it is. */
function behind(sort: CaseSort, { day, id }: CasePlaceInList): RawBuilder<boolean> {
  if (sort === 'due') return sql`(${due}, c.id) > (${day ?? 'infinity'}::date, ${id})`
  return sort === 'newest'
    ? sql`(${received}, c.id) < (${day}::date, ${id})`
    : sql`(${received}, c.id) > (${day}::date, ${id})`
}

const ordered = (sort: CaseSort): RawBuilder<unknown> =>
  ({
    due: sql`${due}, c.id`,
    newest: sql`${received} desc, c.id desc`,
    oldest: sql`${received}, c.id`,
  })[sort]

/**
 * One page of the cases of the hat’s organisation. It takes no lock and opens nothing: what stands in a row is in clear. Only who holds the key sees any.
 */
export const casesPage = (desk: CaseDesk, actor: Actor, query: CaseQuery): Promise<CasesPage> =>
  inHat(desk.db, actor, async (trx) => {
    const sort = orderOf(query)
    const today = desk.today()
    const owners = await ownersIn(trx, actor)
    const narrowed = narrow(
      trx.selectFrom('reporting_case as c').where('c.organisation', '=', actor.organisation) as Cases,
      query,
      { actor, today, owners: [...owners.keys()] },
    )
    const rows = await (query.after === null ? narrowed : narrowed.where(behind(sort, query.after)))
      .select([
        'c.id',
        'c.state',
        'c.seen_by_server',
        'c.danger',
        'c.assigned_to',
        'c.answer_due',
        'c.step_due',
        'c.delete_on',
        'c.received_on',
        'c.news_since',
      ])
      .select([sql<string>`to_char(c.received_on, 'IYYY-"W"IW')`.as('week')])
      .orderBy(ordered(sort))
      .limit(casesOnPage + 1)
      .execute()
    const lateOf = await partnersLate(trx, today)
    const shown = rows.slice(0, casesOnPage).map(
      (row): ListedCase => ({
        id: row.id,
        state: row.state as ListedState,
        seenByServer: row.seen_by_server,
        receivedWeek: row.week,
        receivedOn: row.received_on as Day,
        danger: row.danger as DangerLevel | null,
        handler: row.assigned_to && (owners.get(row.assigned_to) ?? null),
        isMine: row.assigned_to === actor.person,
        hasNews: row.news_since !== null && row.state !== 'new',
        answerDue: row.answer_due as Day | null,
        stepDue: row.step_due as Day | null,
        deleteOn: row.delete_on as Day | null,
        partnerLate: lateOf.get(row.id) ?? null,
      }),
    )
    const last = shown.at(-1)
    const next = rows.length > casesOnPage && last ? { day: sortedDay(last, sort), id: last.id } : null
    return { rows: shown, next }
  })

/** By id the names of colleagues who can have a case: they hold the key, and did not leave. Whoever else has one has it no more. */
async function ownersIn(trx: CaseTransaction, { organisation }: Actor): Promise<ReadonlyMap<string, string>> {
  const members = await membersOf(trx, organisation)
  const owners = members.filter(
    ({ state, roles }) => ['active', 'away'].includes(state) && roles.some((role) => keyHolders.includes(role)),
  )
  return new Map(owners.map(({ person, name }) => [person, name]))
}

/** Nobody has it, or somebody who cannot. */
const hasNoOwner = (owners: readonly string[]): RawBuilder<boolean> =>
  sql`(c.assigned_to is null or c.assigned_to <> all(${sql.val([...owners])}))`

interface Looking {
  actor: Actor
  today: Day
  owners: readonly string[]
}

function narrow(cases: Cases, query: CaseQuery, { actor, today, owners }: Looking): Cases {
  const { state, owner, danger, late, partnerLate, news, goesSoon, week } = query
  let narrowed = cases
  if (state !== null) narrowed = narrowed.where('c.state', '=', state)
  // What somebody wrote to a closed case, that it got no answer in time, and that one goes soon, is seen where it is looked for.
  else if (late && !news && !goesSoon) narrowed = narrowed.where(hasTerms)
  else if (!news && !goesSoon) narrowed = narrowed.where('c.state', '<>', 'closed')
  if (news) narrowed = narrowed.where('c.state', '<>', 'new').where('c.news_since', 'is not', null)
  if (goesSoon) narrowed = narrowed.where('c.delete_on', '<=', addDays(today, warningDays))
  if (owner === 'me') narrowed = narrowed.where('c.assigned_to', '=', actor.person)
  if (owner === 'nobody') narrowed = narrowed.where(hasNoOwner(owners))
  if (danger !== null) narrowed = narrowed.where('c.danger', '=', danger)
  if (late) narrowed = narrowed.where(sql<boolean>`${due} < ${today}::date`)
  if (partnerLate)
    narrowed = narrowed.where(sql<boolean>`c.id in (select l.case_id from reporting_forwards_late(${today}) l)`)
  if (week !== null)
    narrowed = narrowed
      .where('c.received_on', '>=', sql<string>`to_date(${week}, 'IYYY-"W"IW')`)
      .where('c.received_on', '<', sql<string>`to_date(${week}, 'IYYY-"W"IW') + 7`)
  return narrowed
}

/** By case who should have answered by now, and since when. */
async function partnersLate(
  trx: CaseTransaction,
  today: Day,
): Promise<ReadonlyMap<string, { partner: string; since: Day }>> {
  const { rows } = await sql<{ case_id: string; partner: string; since: Day }>`
    select case_id, partner, since from reporting_forwards_late(${today})`.execute(trx)
  return new Map(rows.map(({ case_id, partner, since }) => [case_id, { partner, since }]))
}

/** How many cases ask for somebody; those that are not closed are counted in one pass over an index, the others by an index of their own. */
export const countCases = (desk: CaseDesk, actor: Actor): Promise<CaseCounts> =>
  inHat(desk.db, actor, async (trx) => {
    const today = desk.today()
    const owners = [...(await ownersIn(trx, actor)).keys()]
    const { rows } = await sql<Record<keyof CaseCounts, number | boolean>>`
      select
        count(*) filter (where c.state = 'new')::int as unread,
        count(*) filter (where ${due} < ${today}::date)::int + (
          select count(*) from reporting_case w
          where w.organisation = ${actor.organisation} and w.state = 'closed' and w.answer_due is not null and w.answer_due < ${today}::date
        )::int as late,
        (select count(*) from reporting_forwards_late(${today}))::int as "partnerLate",
        (
          select count(*) from reporting_case n
          where n.organisation = ${actor.organisation} and n.state <> 'new' and n.news_since is not null
        )::int as news,
        (
          select count(*) from reporting_case g
          where g.organisation = ${actor.organisation} and g.delete_on <= ${addDays(today, warningDays)}::date
        )::int as "goesSoon",
        count(*) filter (where c.danger = 'now')::int as danger,
        count(*) filter (where ${hasNoOwner(owners)})::int as nobody,
        count(*) filter (where c.assigned_to = ${actor.person})::int as me,
        count(*)::int as open,
        exists (select from reporting_case k where k.organisation = ${actor.organisation}) as "any"
      from reporting_case c
      where c.organisation = ${actor.organisation} and c.state <> 'closed'
    `.execute(trx)
    const [counts] = rows
    if (!counts) throw new Error('counting gives a row')
    return {
      unread: Number(counts.unread),
      news: Number(counts.news),
      late: Number(counts.late),
      partnerLate: Number(counts.partnerLate),
      danger: Number(counts.danger),
      goesSoon: Number(counts.goesSoon),
      nobody: Number(counts.nobody),
      me: Number(counts.me),
      open: Number(counts.open),
      any: counts.any === true,
    }
  })
