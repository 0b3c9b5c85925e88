import { type Day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '../domain/may.ts'
import type { OrganisationKind, Place } from '../domain/organisation.ts'
import { type Actor, asActor, mayNow, type NotDone } from './acting.ts'
import { writeDown } from './audit-lines.ts'
import type { Came } from './change-membership.ts'
import type { Desk } from './desk.ts'
import { placeColumns } from './organisation-place.ts'
import { organisationOn, organisationsIn } from './organisations-read.ts'
import { askForSecond } from './requests.ts'

export interface NewOrganisation {
  id: string
  kind: OrganisationKind
  name: string
  place: Place
  from: Day
}

/** `taken` – an organisation with this code, or of this municipality, is there already. */
export type NotRegistered = NotDone | 'taken' | 'one-platform'

/** Registers an organisation that has nobody yet; its first administrators are invited after that. */
export const registerOrganisation = (
  desk: Desk,
  actor: Actor,
  fresh: NewOrganisation,
): Promise<Result<string, NotRegistered>> =>
  asActor<string, NotRegistered>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'organisation.register', about(fresh.id, 'few-administrators'), actor)
    if (!may.ok) return may
    if (fresh.kind === 'platform') return err('one-platform')
    const all = await organisationsIn(trx)
    const sameMunicipality = (one: { place: Place; kind: OrganisationKind }) =>
      fresh.kind === 'municipality' &&
      one.kind === 'municipality' &&
      one.place.kind === 'municipality' &&
      fresh.place.kind === 'municipality' &&
      one.place.code === fresh.place.code
    if (all.some((one) => one.id === fresh.id || sameMunicipality(one))) return err('taken')
    await trx
      .insertInto('organisations_organisation')
      .values({ id: fresh.id, kind: fresh.kind, name: fresh.name, first_day: fresh.from, ...placeColumns(fresh.place) })
      .execute()
    await writeDown(trx, actor, 'organisation.register', `organisation:${fresh.id}`, { kind: fresh.kind })
    return ok(fresh.id)
  })

/** Changes the name, and whether a second person looks at changes of what the public sees. */
export const changeOrganisation = (
  desk: Desk,
  actor: Actor,
  id: string,
  change: { name: string; secondLook: boolean },
): Promise<Result<true, NotDone | 'unknown-organisation'>> =>
  asActor<true, NotDone | 'unknown-organisation'>(desk, actor, async (trx, hat) => {
    const at = await organisationOn(trx, id)
    if (!at) return err('unknown-organisation')
    const may = mayNow(hat, 'organisation.change', about(id, at.state, { successor: at.successor }), actor)
    if (!may.ok) return may
    await trx
      .updateTable('organisations_organisation')
      .set({ name: change.name, second_look: change.secondLook })
      .where('id', '=', id)
      .execute()
    await writeDown(trx, actor, 'organisation.change', `organisation:${id}`, { secondLook: change.secondLook })
    return ok(true)
  })

/** `not-a-day` · `in-the-past` – the last day is before tomorrow · `unknown-organisation` · `itself` · `successor-ends` – it ends sooner itself. */
export type NotHandedOver = NotDone | 'not-a-day' | 'in-the-past' | 'unknown-organisation' | 'itself' | 'successor-ends'

/** Asks a second administrator to agree that the organisation ends before a day and another goes on with its work. */
export const handOver = (
  desk: Desk,
  actor: Actor,
  { until, successor, today }: { until: string; successor: string; today: Day },
): Promise<Result<Came, NotHandedOver>> =>
  asActor<Came, NotHandedOver>(desk, actor, async (trx, hat) => {
    const at = await organisationOn(trx, actor.organisation)
    const next = await organisationOn(trx, successor)
    if (!at || !next) return err('unknown-organisation')
    if (at.id === next.id) return err('itself')
    const day = parseDay(until)
    if (!day.ok) return err('not-a-day')
    if (day.value <= today) return err('in-the-past')
    if (next.period.until !== null && next.period.until <= day.value) return err('successor-ends')
    const may = mayNow(hat, 'organisation.hand-over', about(at.id, at.state, { successor: at.successor }), actor)
    if (!may.ok) return may
    const detail = { until: day.value, successor }
    await askForSecond(desk, trx, actor, {
      action: 'organisation.hand-over',
      organisation: at.id,
      person: null,
      detail,
    })
    await writeDown(trx, actor, 'organisation.hand-over.ask', `organisation:${at.id}`, { successor, until: day.value })
    return ok('asked')
  })

/** Asks a second administrator to agree that the people of a predecessor come over. */
export const receive = (
  desk: Desk,
  actor: Actor,
  predecessor: string,
): Promise<Result<Came, NotDone | 'unknown-organisation'>> =>
  asActor<Came, NotDone | 'unknown-organisation'>(desk, actor, async (trx, hat) => {
    const before = await organisationOn(trx, predecessor)
    if (!before) return err('unknown-organisation')
    const on = about(before.id, before.state, { successor: before.successor })
    const may = mayNow(hat, 'organisation.receive', on, actor)
    if (!may.ok) return may
    const asked = { action: 'organisation.receive', organisation: before.id, person: null, detail: {} } as const
    await askForSecond(desk, trx, actor, asked)
    await writeDown(trx, actor, 'organisation.receive.ask', `organisation:${before.id}`)
    return ok('asked')
  })
