import { sql } from 'kysely'
import { z } from 'zod'
import { type Action, actions } from '../domain/objects.ts'
import { type Desk, type DeskTransaction, newId } from './desk.ts'
import type { Wearer } from './in-a-hat.ts'

/** Two weeks: somebody is on holiday. After that it has to be asked for again. */
const requestDays = 14
const dayMs = 86_400_000

/** Something that takes two, asked for by one. */
export interface AskedFor {
  id: string
  action: Action
  organisation: string
  /** Whom it is about; null: nobody. */
  person: string | null
  detail: RequestDetail
  askedBy: string
  askedAt: Date
  endsAt: Date
}

/** What exactly would be done; both people see the same. */
export interface RequestDetail {
  roles?: string[]
  until?: string
  successor?: string
}

const detailForm = z.object({
  roles: z.array(z.string()).optional(),
  until: z.string().optional(),
  successor: z.string().optional(),
})
const requestRow = z.object({
  id: z.string(),
  action: z.enum(actions),
  organisation: z.string(),
  person: z.string().nullable(),
  detail: detailForm,
  asked_by: z.string(),
  asked_at: z.date(),
  ends_at: z.date(),
})

/** What waits for a second person, and may be seen by the hat: the oldest first. */
export async function openRequests(trx: DeskTransaction, now: Date, id?: string): Promise<AskedFor[]> {
  const { rows } = await sql`
    select id, action, organisation, person, detail, asked_by, asked_at, ends_at from organisations_request
    where outcome is null and ends_at > ${now} and (${id ?? null}::text is null or id = ${id ?? null})
    order by asked_at, id
  `.execute(trx)
  return rows.map((raw) => {
    const { asked_by, asked_at, ends_at, detail, ...rest } = requestRow.parse(raw)
    return { ...rest, detail: withoutUndefined(detail), askedBy: asked_by, askedAt: asked_at, endsAt: ends_at }
  })
}

const withoutUndefined = ({ roles, until, successor }: z.infer<typeof detailForm>): RequestDetail => ({
  ...(roles ? { roles } : {}),
  ...(until ? { until } : {}),
  ...(successor ? { successor } : {}),
})

/** Writes down that one person asks for something that takes two. An open request for the same by the same person is replaced. */
export async function askForSecond(
  desk: Desk,
  trx: DeskTransaction,
  actor: Wearer,
  asked: { action: Action; organisation: string; person: string | null; detail: RequestDetail },
): Promise<string> {
  const id = newId(desk.random)
  const now = desk.now()
  await sql`
    update organisations_request set outcome = 'withdrawn', settled_by = ${actor.person}, settled_at = now()
    where outcome is null and asked_by = ${actor.person} and action = ${asked.action}
      and organisation = ${asked.organisation} and person is not distinct from ${asked.person}
  `.execute(trx)
  await trx
    .insertInto('organisations_request')
    .values({
      id,
      action: asked.action,
      organisation: asked.organisation,
      person: asked.person,
      detail: JSON.stringify(asked.detail),
      asked_by: actor.person,
      ends_at: new Date(now.getTime() + requestDays * dayMs),
    })
    .execute()
  return id
}

/** Settles it in this transaction. Gives false when somebody else was faster. */
export async function settleRequest(
  trx: DeskTransaction,
  id: string,
  by: string,
  outcome: 'agreed' | 'refused' | 'withdrawn',
): Promise<boolean> {
  const done = await sql`
    update organisations_request set outcome = ${outcome}, settled_by = ${by}, settled_at = now()
    where id = ${id} and outcome is null
  `.execute(trx)
  return (done.numAffectedRows ?? 0n) === 1n
}
