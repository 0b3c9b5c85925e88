import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Areas } from '#modules/areas/index.ts'
import { type Action, about } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  type DeskTables,
  mayNow,
  type NotDone,
  type OrganisationNow,
  organisationOn,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { addRevision, newestRevision } from '#platform/revisions/index.ts'
import { checkSaying, clerkSteps, isSettled, type NotSaid, type SayStep } from '../../domain/editing/check-saying.ts'
import { keepersOf, keeps } from '../../domain/editing/keepers.ts'
import {
  nothingSaid,
  type SaidEvent,
  type SaidOfItem,
  type Saying,
  type Speaker,
  speakerKinds,
} from '../../domain/editing/said.ts'
import type { Item, ItemId } from '../../domain/items.ts'
import type { Programme } from '../load-programme.ts'
import { goesOnAs } from './load-keepers.ts'
import { type EditingDesk, type EditingTables, revisionsIn, revisionsOf, saidRevisions } from './tables.ts'

export interface SayAsk {
  item: ItemId
  step: SayStep
  /** The version that the form was drawn from; 0: nothing was said yet. */
  basedOn: number
  saying: Saying
  today: Day
}

/** The register and its places, as they are when somebody speaks. */
export interface Ground {
  programme: Pick<Programme, 'items' | 'parties'>
  areas: Areas
}

/** `unknown-item` – the register has no such item · `changed-meanwhile` – somebody said something of it since the form was drawn. */
export type NotSaidNow = NotDone | NotSaid | 'unknown-item' | 'changed-meanwhile' | 'already-waiting'

export const actionOf: Readonly<Record<SayStep, Extract<Action, `${'promise' | 'evidence'}.${string}`>>> = {
  say: 'promise.change',
  term: 'promise.change',
  propose: 'promise.change',
  find: 'evidence.add',
  withdraw: 'evidence.withdraw',
  settle: 'promise.settle',
  reopen: 'promise.reopen',
}

/** Says one thing of an item, in the name of the organisation; it stands in the register at once. */
export const sayOfItem = (
  desk: EditingDesk,
  actor: Actor,
  ground: Ground,
  ask: SayAsk,
): Promise<Result<SaidEvent, NotSaidNow>> =>
  asActor<SaidEvent, NotSaidNow, DeskTables & EditingTables>(desk, actor, async (trx, hat) => {
    const { item: id, step, basedOn } = ask
    const item = ground.programme.items.find((one) => one.id === id)
    if (!item) return err('unknown-item')
    const organisation = await organisationOn(trx, actor.organisation)
    const speaker = organisation && speakerFor(organisation, clerkSteps.includes(step))
    if (!organisation || !speaker) return err('relation')
    const newest = await newestRevision(revisionsOf(trx), saidRevisions, id)
    const said = newest?.body ?? nothingSaid
    const on = actedOn({ organisation, speaker, item, said }, ground, ask)
    const may = mayNow(hat, actionOf[step], on, { ...actor, reason: ask.saying.nl })
    if (!may.ok) return may
    if ((newest?.version ?? 0) !== basedOn) return err('changed-meanwhile')
    const parties = new Map(ground.programme.parties.map((party) => [party.id, party]))
    const checked = checkSaying({ ...ask, item, parties, said, speaker })
    if (!checked.ok) return checked
    const made = { organisation: actor.organisation, madeBy: actor.person, act: step, state: 'in-effect' } as const
    const added = await addRevision(revisionsIn(trx), saidRevisions, {
      ...made,
      subject: id,
      basedOn,
      body: checked.value.after,
    })
    if (!added.ok) return added
    await writeDown(trx, actor, actionOf[step], `item:${id}`, { step, event: checked.value.event.id })
    return ok(checked.value.event)
  })

interface Speaking {
  organisation: OrganisationNow
  speaker: Speaker
  item: Item
  said: SaidOfItem
}

/** What the table of permissions is asked about: parliament settles whoever's promise it is, the others speak of their own. */
function actedOn(
  { organisation, speaker, item, said }: Speaking,
  { programme, areas }: Ground,
  { step, today }: SayAsk,
) {
  const isOwn = !speaker.asParliament && keptBy(organisation, item, programme, areas, today)
  const state = isSettled(item, said, today) ? 'settled' : 'open'
  return about(isOwn ? organisation.id : null, actionOf[step].startsWith('promise.') ? state : 'there')
}

/** How an organisation speaks; null for a kind that says nothing here. */
export function speakerFor({ id, name, kind }: OrganisationNow, asParliament: boolean): Speaker | null {
  const own = speakerKinds.find((one) => one === kind)
  return own ? { organisation: id, name, kind: own, asParliament } : null
}

/** Whether the organisation keeps the item. The database asks the same: `programme_keeps`. */
export const keptBy = (
  organisation: OrganisationNow,
  item: Pick<Item, 'owners' | 'reporters'>,
  { parties }: Pick<Programme, 'parties'>,
  areas: Areas,
  today: Day,
): boolean => {
  const byId = new Map(parties.map((party) => [party.id, party]))
  return keeps(
    organisation,
    item,
    keepersOf(item, byId, (code) => goesOnAs(areas, today, code)),
  )
}
